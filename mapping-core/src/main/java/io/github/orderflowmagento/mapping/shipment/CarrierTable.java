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
 * Which of the shop's carriers a courier of OrderFlow's is, so that the customer can follow the parcel. An entry names
 * a courier ({@code Royal Mail}) or a courier with its service ({@code Royal Mail Tracked 24}), which counts before the
 * courier alone. Upper and lower case and white space make no difference. A courier that is not in the table is {@code
 * custom}, which every Magento has.
 *
 * <p>Whether the shop has a carrier is for the caller to check: compare {@link #codes} with the shop's {@code
 * shipments().carriers(order)}. Magento refuses a track of a carrier that it does not have.
 *
 * <p>Immutable.
 */
public final class CarrierTable {
    /** The carrier that every Magento has: a title and a number, and nothing known behind it. */
    public static final String CUSTOM = "custom";

    private static final CarrierTable EMPTY = new CarrierTable(Map.of());
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Entry> entries;

    private CarrierTable(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    /** One courier, as it was named for people to read. */
    private record Entry(String courier, Carrier carrier) {}

    /**
     * A carrier of the shop.
     *
     * @param code Magento's code, {@code ups} say
     * @param title what the customer reads beside the number; empty for courier and service as OrderFlow says them
     */
    public record Carrier(String code, Optional<String> title) {
        /** Refuses a blank code. */
        public Carrier {
            code = code.strip();
            if (code.isEmpty()) {
                throw new IllegalArgumentException("a carrier needs the shop's code, or '" + CUSTOM + "'");
            }
        }
    }

    /** The table without an entry: every courier is {@code custom}. */
    public static CarrierTable empty() {
        return EMPTY;
    }

    /**
     * A table from courier, or courier and service, to the carrier's code: the form that fits a properties file.
     *
     * @throws IllegalArgumentException if a name or a code is blank, or two names differ in case and white space only
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

    /** This table with an entry more, or in the place of the one for the same courier; titled courier and service. */
    public CarrierTable with(String courier, String code) {
        return with(courier, new Carrier(code, Optional.empty()));
    }

    /** This table with an entry more, or in the place of the one for the same courier. */
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

    /** The carrier of a despatch: that of courier and service, else that of the courier, else {@code custom}. */
    public Carrier carrierOf(DespatchNotification despatch) {
        String courier = key(despatch.courierName().orElse(""));
        String service = key(despatch.serviceName().orElse(""));
        return Stream.of(courier + service, courier)
                .flatMap(key -> Optional.ofNullable(entries.get(key)).stream())
                .map(Entry::carrier)
                .findFirst()
                .orElse(new Carrier(CUSTOM, Optional.empty()));
    }

    /** The codes in the table, {@code custom} among them. */
    public Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        entries.values().forEach(entry -> codes.add(entry.carrier().code()));
        codes.add(CUSTOM);
        return Collections.unmodifiableSet(codes);
    }

    /** The table in words: {@code Royal Mail: royalmail, DHL: dhl, else custom}. */
    String describe() {
        String known = entries.values().stream()
                .map(entry -> entry.courier() + ": " + entry.carrier().code() + ", ")
                .collect(Collectors.joining());
        return known + (entries.isEmpty() ? "always " : "else ") + CUSTOM;
    }

    /** What all spellings of a courier have in common, with its service or without: no capitals and no white space. */
    public static String key(String name) {
        return WHITE_SPACE.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "CarrierTable[" + describe() + "]";
    }
}
