package io.github.orderflowmagento.operation.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** What is known of items beside their outcomes, by key, until they are announced. */
final class ItemDetails {
    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, PersonalData> people = new HashMap<>();
    private final Map<String, Sent> sent = new HashMap<>();

    /** When an item is exported, and of what was sent for it, the hash. */
    record Sent(Optional<Instant> exportedAt, Optional<String> fingerprint) {
        private static final Sent NOTHING = new Sent(Optional.empty(), Optional.empty());

        private Sent and(Sent later) {
            return new Sent(later.exportedAt.or(() -> exportedAt), later.fingerprint.or(() -> fingerprint));
        }
    }

    /** What nothing that is said of the item may repeat. */
    void conceal(String key, PersonalData data) {
        people.put(key, data);
    }

    /** Those of whom nothing may be said. */
    Collection<PersonalData> people() {
        return people.values();
    }

    /** What is said of the item itself quotes nobody else; what is said of a whole batch may quote anybody. */
    String remark(String key, String text) {
        return SanitizedText.of(
                text, Optional.ofNullable(people.get(key)).map(List::of).orElse(List.of()));
    }

    void note(String key, String note) {
        notes.merge(key, note, (before, more) -> before + "; " + more);
    }

    /** The detail of an outcome, with the notes. */
    String noted(String key, String detail) {
        return Stream.of(detail, notes.getOrDefault(key, ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    void exports(String key, Instant time) {
        sent.merge(key, new Sent(Optional.of(time), Optional.empty()), Sent::and);
    }

    void sends(String key, String fingerprint) {
        sent.merge(key, new Sent(Optional.empty(), Optional.of(fingerprint)), Sent::and);
    }

    Sent sent(String key) {
        return sent.getOrDefault(key, Sent.NOTHING);
    }

    /** The item was announced. */
    void forget(String key) {
        notes.remove(key);
        sent.remove(key);
    }

    /** All of whom something was said were announced. */
    void forgetPeople() {
        people.clear();
    }
}
