package io.github.orderflowmagento.mapping.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.shipment.CarrierTable;

/**
 * A line that says which of the shop's carriers a courier is: {@code carrier.DHL Express = dhl 'DHL Paket'}.
 *
 * @param courier as OrderFlow names it, with its service or without
 * @param code the shop's code
 * @param title what the customer reads; empty for courier and service
 * @param key as it stands in the file
 * @param line from 1
 */
record CarrierEntry(String courier, String code, Optional<String> title, String key, int line) implements Statement {
    static final String TABLE = "carrier";

    private static final Pattern CARRIER = Pattern.compile("\\s*(?<code>[\\w-]+)(\\s+'(?<title>[^']+)')?\\s*");

    static CarrierEntry parse(String courier, String value, String key, int line) {
        Matcher carrier = CARRIER.matcher(value);
        if (courier.isBlank() || !carrier.matches()) {
            throw new IllegalArgumentException("'" + value.strip()
                    + "' is no carrier: the shop's code, and a title in single quotes if there is one: dhl"
                    + " 'DHL Paket'");
        }
        return new CarrierEntry(courier, carrier.group("code"), Optional.ofNullable(carrier.group("title")), key, line);
    }

    @Override
    public String subject() {
        return TABLE + "." + CarrierTable.key(courier);
    }

    CarrierTable addTo(CarrierTable carriers) {
        return title.map(text -> carriers.with(courier, code, text)).orElseGet(() -> carriers.with(courier, code));
    }
}
