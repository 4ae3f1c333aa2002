package io.github.orderflowmagento.examples.sandbox;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** The sessions of logged-in users. */
final class Sessions {

    private final SecureRandom random = new SecureRandom();
    private final Set<String> loggedIn = new HashSet<>();
    private final String user;
    private final String key;
    private int logins;

    Sessions(String user, String key) {
        this.user = user;
        this.key = key;
    }

    String login(String givenUser, String givenKey) {
        logins++;
        if (givenUser.isEmpty() || givenKey.isEmpty()) {
            throw new ShopFault(6, "Required parameter is missing, for more details see \"exception.log\".");
        }
        if (!givenUser.equals(user) || !givenKey.equals(key)) {
            throw new ShopFault(2, "Access denied.");
        }
        String id = start();
        loggedIn.add(id);
        return id;
    }

    /** Returns a new id without a user, which is not valid yet. */
    String start() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    void end(String id) {
        loggedIn.remove(id);
    }

    void require(String id) {
        if (!loggedIn.contains(id)) {
            throw new ShopFault(5, "Session expired. Try to relogin.");
        }
    }

    void expireAll() {
        loggedIn.clear();
    }

    int logins() {
        return logins;
    }

    void resetCounter() {
        logins = 0;
    }
}
