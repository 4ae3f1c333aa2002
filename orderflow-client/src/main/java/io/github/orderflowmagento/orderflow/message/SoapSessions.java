package io.github.orderflowmagento.orderflow.message;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The open sessions. Safe for use by several threads. */
final class SoapSessions {

    private static final int ID_BYTES = 16;

    private final int most;
    private final Duration timeout;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /** The start of each session by id, least recently used first. */
    private final Map<String, Instant> sessions = new LinkedHashMap<>(16, 0.75f, true);

    SoapSessions(int most, Duration timeout, InstantSource clock) {
        this.most = most;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Begins a session. At the maximum number, ends the least recently used one. */
    synchronized String begin() {
        Instant now = clock.instant();
        sessions.values().removeIf(begun -> isOver(begun, now));
        if (sessions.size() >= most) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        sessions.put(id, now);
        return id;
    }

    synchronized boolean isGood(String id) {
        Instant begun = sessions.get(id);
        return begun != null && !isOver(begun, clock.instant());
    }

    synchronized void end(String id) {
        sessions.remove(id);
    }

    private boolean isOver(Instant begun, Instant now) {
        return Duration.between(begun, now).compareTo(timeout) >= 0;
    }
}
