package io.github.orderflowmagento.operation.internal.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.operation.RunState;

/** The orders that were exported, so that one that comes again under a known number is told from another. */
public final class ExportedOrders {
    /** An order comes again as long as it is worked on, and a shop is restored from a backup of days ago, not of months. */
    static final Duration KEPT_FOR = Duration.ofDays(90);

    /** With some hundred bytes each, what a state may weigh. */
    static final int MOST_KEPT = 5_000;

    /** Longer than any number of an order, Magento's column ends there, with its store. */
    private static final int LONGEST_NUMBER = 50 + " (store 123456789)".length();

    private static final String OTHER = "another order was exported under the number, check by hand";
    private static final String UNTOLD =
            "the shop does not tell its order id, so that it may be another than the one exported under the number, check by hand";
    private static final String BY_NUMBER =
            "it was exported by its number alone, before its store had references of its own, check by hand";
    private static final String BY_STORE =
            "it was exported by a reference of its store, which the mapping no longer has, check by hand";
    private static final String BY_REFERENCE =
            "it was exported by another reference than the mapping gives it now, check by hand";
    private static final String CHANGED = "changed after the export, of which OrderFlow knows nothing, check by hand";

    /**
     * How an order is not the one that was exported.
     *
     * @param kind what all of this kind have in common
     * @param why of this order
     */
    public record Difference(String kind, String why) {}

    private final Clock clock;
    private final OrderKeys keys;
    private final RunState state;
    private final Map<String, Fingerprint> known = new ConcurrentHashMap<>();

    /** Of this batch. */
    private final Map<String, Fingerprint> now = new HashMap<>();

    private final Map<String, String> routed = new HashMap<>();

    public ExportedOrders(RunState state, OrderKeys keys, Clock clock) {
        this.clock = clock;
        this.keys = keys;
        this.state = state;
        state.exported()
                .forEach((number, text) -> Fingerprint.parse(text)
                        .ifPresent(fingerprint -> known.put(number, byReference(fingerprint, number))));
    }

    /** A state of before references were kept comes from a mapping which nobody has changed yet: it goes by that of now. */
    private Fingerprint byReference(Fingerprint fingerprint, String key) {
        return reference(keys, key).map(fingerprint::by).orElse(fingerprint);
    }

    /** Other orders are to be met. Which is known of those before stays known, as far as a state keeps it. */
    public void beginBatch() {
        now.clear();
        routed.clear();
        if (known.size() > 2 * MOST_KEPT) {
            known.keySet().retainAll(kept().keySet());
        }
    }

    /** The order is to be compared, or sent, as it is now. */
    public void met(Order order) {
        String number = keys.of(order);
        Fingerprint met =
                Fingerprint.of(order, clock.instant(), reference(keys, number), routed.getOrDefault(number, ""));
        Fingerprint before = known.get(number);
        now.put(number, before == null ? met : met.withBundlesAsIn(before, order));
    }

    /**
     * The channel that an order goes to: that in which it is known, whatever a routing says now, since in another one it would be there
     * twice.
     *
     * @param routing says the channel of an order that is not known
     */
    public String channel(Order order, Function<Order, String> routing) {
        String channel = channel(keys.of(order)).orElseGet(() -> routing.apply(order));
        routed.put(keys.of(order), channel);
        return channel;
    }

    /** The channel in which an order is known; an empty text for that of the warehouse's client. */
    public Optional<String> channel(String number) {
        return Optional.ofNullable(known.get(number)).map(Fingerprint::channel);
    }

    /** The same, by the state of the order export. */
    public static Optional<String> channel(RunState exports, OrderKeys keys, String number) {
        return Optional.ofNullable(exports.exported().get(keys.known(number)))
                .flatMap(Fingerprint::parse)
                .map(Fingerprint::channel);
    }

    /** Whether OrderFlow took the order, or was told of it, by the state of the order export. */
    public static boolean isConfirmed(RunState exports, OrderKeys keys, String number) {
        return fingerprint(exports, keys.known(number))
                .filter(Fingerprint::isConfirmed)
                .isPresent();
    }

    /** When the order was sent, or last found to be there, by the state of the order export. */
    public static Optional<Instant> sentAt(RunState exports, OrderKeys keys, String number) {
        return fingerprint(exports, keys.known(number)).map(Fingerprint::sentAt);
    }

    public boolean knows(String number) {
        return known.containsKey(number);
    }

    /** Whether OrderFlow took the order that is known under the number, or somebody was warned that this is not known. */
    boolean isConfirmed(String number) {
        Fingerprint fingerprint = known.get(number);
        return fingerprint != null && fingerprint.isConfirmed();
    }

    /** Whether the order was sent at this time or later. */
    public boolean sentSince(String number, Instant time) {
        Fingerprint fingerprint = known.get(number);
        return fingerprint != null && !fingerprint.sentAt().isBefore(time);
    }

    /** How the order that was met is not the one that was exported; empty if it is, or nothing is known of that one. */
    public Optional<Difference> difference(String number) {
        Fingerprint before = known.get(number);
        Fingerprint met = now.get(number);
        if (before == null || met == null) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(before.sentAt(), ZoneOffset.UTC);
        if (!met.isOfSameOrder(before)) {
            return Optional.of(
                    new Difference(
                            OTHER,
                            "another order of this number was exported (known there on " + day
                                    + "), and OrderFlow takes a number only once: this one is not at the warehouse, check by hand"));
        }
        List<String> differences = met.differences(before);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        CHANGED,
                        "changed since it was exported: " + String.join(", ", differences)
                                + "; OrderFlow offers no way to change an order: check by hand"));
    }

    /** OrderFlow has taken the order as it is. */
    void arrived(String number) {
        Fingerprint met = now.get(number);
        if (met != null) {
            known.put(number, met.confirmed());
        }
    }

    /** Somebody was warned that what OrderFlow has under the number may be another order. */
    void warned(String number) {
        known.computeIfPresent(number, (key, before) -> before.confirmed());
    }

    /** OrderFlow has an order of the number, or may have: the one known of, if there is one, else this. */
    void mayBeThere(String number) {
        Fingerprint met = now.get(number);
        if (met != null) {
            known.merge(number, met, Fingerprint::metAgain);
        }
    }

    /**
     * Why nothing may be done about the order at OrderFlow: another one of its number was exported, or may have been. Empty if that one
     * was this order, or nothing is known of it.
     */
    public static Optional<String> reasonToLeaveAlone(RunState exports, OrderKeys keys, OrderHead order) {
        String key = keys.of(order);
        return fingerprint(exports, key)
                .filter(exported -> !exported.isOf(order))
                .map(exported -> order.orderId().isPresent() ? OTHER : UNTOLD)
                .or(() -> otherKey(exports, keys, order).map(other -> byOtherKey(other, order)));
    }

    /** The key under which the order itself is known, whatever store that names; empty if it is not, or by another mapping only. */
    public static Optional<String> key(RunState exports, OrderKeys keys, OrderHead order) {
        return order.orderId().isEmpty()
                ? Optional.empty()
                : ofNumber(exports, keys, order)
                        .filter(key -> keys.known(key).equals(key))
                        .filter(key -> isOf(exports, key, order))
                        .findFirst();
    }

    /** The keys that orders of the number were exported under, whatever store they name. */
    private static Stream<String> ofNumber(RunState exports, OrderKeys keys, OrderHead order) {
        return exports.exported().keySet().stream()
                .filter(key -> key.startsWith(order.incrementId())
                        && keys.number(key).incrementId().equals(order.incrementId()));
    }

    private static boolean isOf(RunState exports, String key, OrderHead order) {
        return fingerprint(exports, key)
                .filter(exported -> exported.isOf(order))
                .isPresent();
    }

    /** Why the order must not go out by the reference that it has now; empty if it may. */
    public Optional<String> reasonToSendNoMore(Order order) {
        String key = keys.of(order);
        return isOfExported(order)
                ? byOtherReference(key).map(reason -> reason + toSendIt(key, key))
                : otherKey(state, keys, order).map(other -> byOtherKey(other, order) + toSendIt(key, other));
    }

    private static String toSendIt(String key, String exportedUnder) {
        return ": by its reference of now it would be there twice. Change the mapping back; or, once it is certain that OrderFlow"
                + " does not have it, RunState.forgetExported(\"" + exportedUnder + "\") and then requeue(\"" + key
                + "\") let it go";
    }

    /** That the order of a key went by another reference than it has now; empty if it did not, or nobody can tell. */
    public Optional<String> byOtherReference(String key) {
        return Optional.ofNullable(known.get(key)).flatMap(exported -> byOtherReference(exported, keys, key));
    }

    /** The same, by the state of the order export. */
    public static Optional<String> byOtherReference(RunState exports, OrderKeys keys, String key) {
        return fingerprint(exports, keys.known(key)).flatMap(exported -> byOtherReference(exported, keys, key));
    }

    /** That the order was exported under another key than it has now; empty if it was not, or nobody can tell. */
    public Optional<String> byOtherKey(OrderHead order) {
        return isOfExported(order)
                ? Optional.empty()
                : otherKey(state, keys, order).map(other -> byOtherKey(other, order));
    }

    private static Optional<String> byOtherReference(Fingerprint exported, OrderKeys keys, String key) {
        return reference(keys, key).filter(exported::isByOtherThan).map(reference -> BY_REFERENCE);
    }

    /** Empty if the mapping has none for the order, which is refused for that then. */
    private static Optional<String> reference(OrderKeys keys, String key) {
        try {
            return Optional.of(keys.reference(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String byOtherKey(String key, OrderHead order) {
        return key.equals(order.incrementId()) ? BY_NUMBER : BY_STORE;
    }

    /**
     * The key under which the order was exported by a mapping that told its store apart, or did not, as that of now does not, or does. Of an
     * order that has lost its store any store may have been told.
     */
    private static Optional<String> otherKey(RunState exports, OrderKeys keys, OrderHead order) {
        String key = keys.of(order);
        if (isOf(exports, key, order) || keys.isOfUntoldStore(order)) {
            return Optional.empty();
        }
        Stream<String> others = order.storeId().isPresent()
                ? Stream.of(order.incrementId(), keys.apart(order))
                : ofNumber(exports, keys, order);
        return others.filter(other -> !other.equals(key))
                .filter(other -> isOf(exports, other, order))
                .findFirst();
    }

    private static Optional<Fingerprint> fingerprint(RunState exports, String key) {
        return Optional.ofNullable(exports.exported().get(key)).flatMap(Fingerprint::parse);
    }

    /** Whether the order is known to be the one which was exported, changed or not. */
    public boolean isOfExported(OrderHead order) {
        Fingerprint fingerprint = known.get(keys.of(order));
        return fingerprint != null && fingerprint.isOf(order);
    }

    /** What the next run shall know. */
    public Map<String, String> kept() {
        Instant oldest = clock.instant().minus(KEPT_FOR);
        Map<String, String> kept = new LinkedHashMap<>();
        known.entrySet().stream()
                .filter(order -> !order.getValue().sentAt().isBefore(oldest))
                .filter(order -> order.getKey().length() <= LONGEST_NUMBER)
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(Fingerprint::sentAt).reversed()))
                .limit(MOST_KEPT)
                .forEach(order -> kept.put(order.getKey(), order.getValue().text()));
        return kept;
    }
}
