package io.github.orderflowmagento.mapping.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.shipment.CarrierTable;

/**
 * A line that maps a courier to one of the shop's carriers: {@code carrier.DHL Express = dhl 'DHL Paket'}.
 *
 * @param courier OrderFlow's name of the courier, with or without its service
 * @param code the shop's code
 * @param title the title that customers see; empty for courier and service
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record CarrierEntry(String courier, String code, Optional<String> title, String key, int line) implements Statement {
    static final String TABLE = "carrier";

    private static final Pattern CARRIER = Pattern.compile("\\s*(?<code>[\\w-]+)(\\s+'(?<title>[^']+)')?\\s*");

    static CarrierEntry parse(String courier, String value, String key, int line) {
        Matcher carrier = CARRIER.matcher(value);
        if (courier.isBlank() || !carrier.matches()) {
            throw new IllegalArgumentException("'" + value.strip()
                    + "' is not a carrier: expected the shop's code, optionally followed by a title in single quotes: dhl"
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
