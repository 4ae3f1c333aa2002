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

/** The exported orders, to distinguish an order that returns under a known number from another one. */
public final class ExportedOrders {
    /** Orders return as long as they are processed, and shops are restored from backups of days ago, not of months. */
    static final Duration KEPT_FOR = Duration.ofDays(90);

    /** At about a hundred bytes each, an acceptable size of the state. */
    static final int MOST_KEPT = 5_000;

    /** Longer than any order number allowed by Magento's column, with its store. */
    private static final int LONGEST_NUMBER = 50 + " (store 123456789)".length();

    private static final String OTHER = "another order was exported under the number, check by hand";
    private static final String NO_ORDER_ID =
            "the shop did not send its order id, so it may differ from the one exported under the number, check by hand";
    private static final String BY_NUMBER =
            "it was exported by its number alone, before its store had its own references, check by hand";
    private static final String BY_STORE =
            "it was exported by a reference of its store, which the mapping no longer has, check by hand";
    private static final String BY_REFERENCE =
            "it was exported by another reference than the mapping gives it now, check by hand";
    private static final String CHANGED = "changed after the export, which OrderFlow does not know, check by hand";

    /**
     * How an order differs from the one that was exported.
     *
     * @param kind the kind of difference, common to several orders
     * @param why the difference of this order
     */
    public record Difference(String kind, String why) {}

    private final Clock clock;
    private final OrderKeys keys;
    private final RunState state;
    private final Map<String, Fingerprint> known = new ConcurrentHashMap<>();

    /** The orders of this batch. */
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

    /** A state without references was created with a mapping that is assumed to be unchanged: the current reference applies. */
    private Fingerprint byReference(Fingerprint fingerprint, String key) {
        return reference(keys, key).map(fingerprint::by).orElse(fingerprint);
    }

    /** Starts another batch. Orders known from earlier batches stay known, within the limits of the state. */
    public void beginBatch() {
        now.clear();
        routed.clear();
        if (known.size() > 2 * MOST_KEPT) {
            known.keySet().retainAll(kept().keySet());
        }
    }

    /** Adds an order to be compared or sent in its current form. */
    public void met(Order order) {
        String number = keys.of(order);
        Fingerprint met =
                Fingerprint.of(order, clock.instant(), reference(keys, number), routed.getOrDefault(number, ""));
        Fingerprint before = known.get(number);
        now.put(number, before == null ? met : met.withBundlesAsIn(before, order));
    }

    /**
     * Returns the channel of an order: the one in which it is known, regardless of the routing, since in another channel it would be a
     * duplicate.
     *
     * @param routing returns the channel of an unknown order
     */
    public String channel(Order order, Function<Order, String> routing) {
        String channel = channel(keys.of(order)).orElseGet(() -> routing.apply(order));
        routed.put(keys.of(order), channel);
        return channel;
    }

    /** Returns the channel in which an order is known; an empty text for that of the warehouse's client. */
    public Optional<String> channel(String number) {
        return Optional.ofNullable(known.get(number)).map(Fingerprint::channel);
    }

    /** The same, by the state of the order export. */
    public static Optional<String> channel(RunState exports, OrderKeys keys, String number) {
        return Optional.ofNullable(exports.exported().get(keys.known(number)))
                .flatMap(Fingerprint::parse)
                .map(Fingerprint::channel);
    }

    /** Returns whether OrderFlow accepted the order, or was sent it, by the state of the order export. */
    public static boolean isConfirmed(RunState exports, OrderKeys keys, String number) {
        return fingerprint(exports, keys.known(number))
                .filter(Fingerprint::isConfirmed)
                .isPresent();
    }

    /** Returns when the order was sent, or last found at OrderFlow, by the state of the order export. */
    public static Optional<Instant> sentAt(RunState exports, OrderKeys keys, String number) {
        return fingerprint(exports, keys.known(number)).map(Fingerprint::sentAt);
    }

    public boolean knows(String number) {
        return known.containsKey(number);
    }

    /** Returns whether OrderFlow accepted the order known under the number, or a warning reported that this is unknown. */
    boolean isConfirmed(String number) {
        Fingerprint fingerprint = known.get(number);
        return fingerprint != null && fingerprint.isConfirmed();
    }

    /** Returns whether the order was sent at this time or later. */
    public boolean sentSince(String number, Instant time) {
        Fingerprint fingerprint = known.get(number);
        return fingerprint != null && !fingerprint.sentAt().isBefore(time);
    }

    /** Returns how the order differs from the exported one; empty if it does not, or nothing is known of that. */
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

    /** Records that OrderFlow has accepted the order as it is. */
    void arrived(String number) {
        Fingerprint met = now.get(number);
        if (met != null) {
            known.put(number, met.confirmed());
        }
    }

    /** Records that a warning reported that OrderFlow may have another order under the number. */
    void warned(String number) {
        known.computeIfPresent(number, (key, before) -> before.confirmed());
    }

    /** Records that OrderFlow has, or may have, an order of the number: the known one if there is one, otherwise this. */
    void mayBeThere(String number) {
        Fingerprint met = now.get(number);
        if (met != null) {
            known.merge(number, met, Fingerprint::metAgain);
        }
    }

    /**
     * Returns why nothing may be changed at OrderFlow for the order: another one of its number was, or may have been, exported. Empty if
     * this order was exported, or nothing is known.
     */
    public static Optional<String> reasonToLeaveAlone(RunState exports, OrderKeys keys, OrderHead order) {
        String key = keys.of(order);
        return fingerprint(exports, key)
                .filter(exported -> !exported.isOf(order))
                .map(exported -> order.orderId().isPresent() ? OTHER : NO_ORDER_ID)
                .or(() -> otherKey(exports, keys, order).map(other -> byOtherKey(other, order)));
    }

    /** Returns the key under which the order itself is known, with any store; empty if it is unknown, or known only by another mapping. */
    public static Optional<String> key(RunState exports, OrderKeys keys, OrderHead order) {
        return order.orderId().isEmpty()
                ? Optional.empty()
                : ofNumber(exports, keys, order)
                        .filter(key -> keys.known(key).equals(key))
                        .filter(key -> isOf(exports, key, order))
                        .findFirst();
    }

    /** Returns the keys under which orders of the number were exported, with any store. */
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

    /** Returns why the order must not be sent under its current reference; empty if it may. */
    public Optional<String> reasonToSendNoMore(Order order) {
        String key = keys.of(order);
        return isOfExported(order)
                ? byOtherReference(key).map(reason -> reason + toSendIt(key, key))
                : otherKey(state, keys, order).map(other -> byOtherKey(other, order) + toSendIt(key, other));
    }

    private static String toSendIt(String key, String exportedUnder) {
        return ": under its current reference it would be duplicated. Change the mapping back; or, once it is certain that OrderFlow"
                + " does not have it, forget the export of " + exportedUnder + " and then requeue " + key;
    }

    /** Returns that the order of a key was sent under another reference than its current one; empty if it was not, or that is unknown. */
    public Optional<String> byOtherReference(String key) {
        return Optional.ofNullable(known.get(key)).flatMap(exported -> byOtherReference(exported, keys, key));
    }

    /** The same, by the state of the order export. */
    public static Optional<String> byOtherReference(RunState exports, OrderKeys keys, String key) {
        return fingerprint(exports, keys.known(key)).flatMap(exported -> byOtherReference(exported, keys, key));
    }

    /** Returns that the order was exported under another key than its current one; empty if it was not, or that is unknown. */
    public Optional<String> byOtherKey(OrderHead order) {
        return isOfExported(order)
                ? Optional.empty()
                : otherKey(state, keys, order).map(other -> byOtherKey(other, order));
    }

    private static Optional<String> byOtherReference(Fingerprint exported, OrderKeys keys, String key) {
        return reference(keys, key).filter(exported::isByOtherThan).map(reference -> BY_REFERENCE);
    }

    /** Empty if the mapping has no reference for the order, which is then rejected. */
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
     * Returns the key under which the order was exported by a mapping that, unlike the current one, distinguished its store, or did not.
     * For an order without a store, any store is possible.
     */
    private static Optional<String> otherKey(RunState exports, OrderKeys keys, OrderHead order) {
        String key = keys.of(order);
        if (isOf(exports, key, order) || keys.isOfUnknownStore(order)) {
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

    /** Returns whether the order is known to be the exported one, changed or not. */
    public boolean isOfExported(OrderHead order) {
        Fingerprint fingerprint = known.get(keys.of(order));
        return fingerprint != null && fingerprint.isOf(order);
    }

    /** Returns the state for the next run. */
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
