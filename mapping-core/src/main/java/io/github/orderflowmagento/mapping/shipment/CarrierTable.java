package io.github.orderflowmagento.mapping.shipment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Maps OrderFlow's couriers to the shop's carriers, so that customers can track their parcels. An entry is for a courier ({@code Royal
 * Mail}) or a courier with its service ({@code Royal Mail Tracked 24}), which takes precedence. Case and white space are ignored. A courier
 * that is not in the table becomes {@code custom}, which every Magento has.
 *
 * <p>The table does not check that the shop has a carrier: compare {@link #codes} with the shop's {@code shipments().carriers(order)}.
 * Magento rejects a track with an unknown carrier.
 *
 * <p>Immutable.
 */
public final class CarrierTable {
    /** The carrier that every Magento has: a title and a number without tracking. */
    public static final String CUSTOM = "custom";

    private static final CarrierTable EMPTY = new CarrierTable(Map.of());
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Entry> entries;

    private CarrierTable(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** One courier, with its name as it was given. */
    private record Entry(String courier, Carrier carrier) {}

    /**
     * A carrier of the shop.
     *
     * @param code Magento's code, for example {@code ups}
     * @param title the title that the customer sees beside the number; if empty, OrderFlow's courier and service are the title
     */
    public record Carrier(String code, Optional<String> title) {
        /** Rejects a blank code. */
        public Carrier {
            code = code.strip();
            if (code.isEmpty()) {
                throw new IllegalArgumentException("a carrier needs the shop's code, or '" + CUSTOM + "'");
            }
        }
    }

    /** Returns the empty table: every courier is {@code custom}. */
    public static CarrierTable empty() {
        return EMPTY;
    }

    /**
     * Returns a table that maps a courier, or a courier with its service, to a carrier's code, for example from a properties file.
     *
     * @throws IllegalArgumentException if a name or a code is blank, or two names differ only in case and white space
     */
    public static CarrierTable of(Map<String, String> codesByCourier) {
        CarrierTable table = EMPTY;
        for (Map.Entry<String, String> entry : codesByCourier.entrySet()) {
            Entry present = table.entries.get(key(entry.getKey()));
            if (present != null) {
                throw new IllegalArgumentException("'" + present.courier() + "' and '" + entry.getKey()
                        + "' are the same courier: case and white space make no difference");
            }
            table = table.with(entry.getKey(), entry.getValue());
        }
        return table;
    }

    /**
     * Returns this table with this entry added, or replacing the entry for the same courier. The title is OrderFlow's courier and service.
     *
     * @param courier OrderFlow's courier, or courier and service
     * @param code Magento's code of the carrier
     * @throws IllegalArgumentException if the courier or the code is blank
     */
    public CarrierTable with(String courier, String code) {
        return with(courier, new Carrier(code, Optional.empty()));
    }

    /**
     * Returns this table with this entry added, or replacing the entry for the same courier.
     *
     * @param courier OrderFlow's courier, or courier and service
     * @param code Magento's code of the carrier
     * @param title the title that the customer sees
     * @throws IllegalArgumentException if the courier or the code is blank
     */
    public CarrierTable with(String courier, String code, String title) {
        return with(courier, new Carrier(code, Optional.of(title)));
    }

    private CarrierTable with(String courier, Carrier carrier) {
        String key = key(courier);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("carrier " + carrier.code() + " needs a courier");
        }
        Map<String, Entry> more = new LinkedHashMap<>(entries);
        more.put(key, new Entry(courier.strip(), carrier));
        return new CarrierTable(more);
    }

    /** Returns the carrier of a despatch: that of courier and service, else that of the courier, else {@code custom}. */
    public Carrier carrierOf(DespatchNotification despatch) {
        String courier = key(despatch.courierName().orElse(""));
        String service = key(despatch.serviceName().orElse(""));
        return Stream.of(courier + service, courier)
                .flatMap(key -> Optional.ofNullable(entries.get(key)).stream())
                .map(Entry::carrier)
                .findFirst()
                .orElse(new Carrier(CUSTOM, Optional.empty()));
    }

    /** Returns the codes in the table, including {@code custom}. */
    public Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        entries.values().forEach(entry -> codes.add(entry.carrier().code()));
        codes.add(CUSTOM);
        return Collections.unmodifiableSet(codes);
    }

    /** Returns the table in words: {@code Royal Mail: royalmail, DHL: dhl, else custom}. */
    String describe() {
        String known = entries.values().stream()
                .map(entry -> entry.courier() + ": " + entry.carrier().code() + ", ")
                .collect(Collectors.joining());
        return known + (entries.isEmpty() ? "always " : "else ") + CUSTOM;
    }

    /** Returns the normalised name of a courier, with or without its service: in lower case and without white space. */
    public static String key(String name) {
        return WHITE_SPACE.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "CarrierTable[" + describe() + "]";
    }
}
