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

/** By key, additional data of items until their outcomes are announced. */
final class ItemDetails {
    private final Map<String, String> notes = new HashMap<>();
    private final Map<String, PersonalData> people = new HashMap<>();
    private final Map<String, Sent> sent = new HashMap<>();

    /** When an item is exported, and the hash of what was sent for it. */
    record Sent(Optional<Instant> exportedAt, Optional<String> fingerprint) {
        private static final Sent NOTHING = new Sent(Optional.empty(), Optional.empty());

        private Sent and(Sent later) {
            return new Sent(later.exportedAt.or(() -> exportedAt), later.fingerprint.or(() -> fingerprint));
        }
    }

    /** Sets the personal data that texts about the item must not contain. */
    void conceal(String key, PersonalData data) {
        people.put(key, data);
    }

    /** Returns all personal data that must not appear. */
    Collection<PersonalData> people() {
        return people.values();
    }

    /** Masks the item's own data only, since a text about one item quotes no other; texts about a batch may quote any item. */
    String remark(String key, String text) {
        return SanitizedText.of(
                text, Optional.ofNullable(people.get(key)).map(List::of).orElse(List.of()));
    }

    void note(String key, String note) {
        notes.merge(key, note, (before, more) -> before + "; " + more);
    }

    /** Returns the detail of an outcome with the notes. */
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

    /** Removes the data of an announced item. */
    void forget(String key) {
        notes.remove(key);
        sent.remove(key);
    }

    /** Removes all personal data, once all items are announced. */
    void forgetPeople() {
        people.clear();
    }
}
