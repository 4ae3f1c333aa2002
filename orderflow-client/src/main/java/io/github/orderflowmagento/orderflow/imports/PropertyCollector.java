package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the properties of an import, in the sequence of the calls. An absent value is not sent; a property to be emptied is sent as
 * empty; zero and false are sent as values.
 */
final class PropertyCollector {

    /** The extension's format for a return's date. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final String reference;
    private final Map<String, String> properties = new LinkedHashMap<>();

    PropertyCollector(String reference) {
        this.reference = reference;
    }

    Map<String, String> properties() {
        return properties;
    }

    /**
     * The properties of one part of the import.
     *
     * @param schema the properties of the part; values are checked when the import is built
     * @param prefix OrderFlow's prefix for the part
     */
    Part part(ImportSchema schema, String prefix, Set<String> emptied) {
        return new Part(schema, prefix, emptied);
    }

    /** One part of an import: the header, an address, a line or the shipment. */
    final class Part {

        private final ImportSchema schema;
        private final String prefix;
        private final Set<String> emptied;

        private Part(ImportSchema schema, String prefix, Set<String> emptied) {
            this.schema = schema;
            this.prefix = prefix;
            this.emptied = emptied;
        }

        Part text(String name, Optional<String> value) {
            return put(name, value);
        }

        Part number(String name, Optional<BigDecimal> value) {
            return put(
                    name,
                    value.map(number -> number.signum() == 0
                            ? "0"
                            : number.stripTrailingZeros().toPlainString()));
        }

        Part whole(String name, Optional<Integer> value) {
            return put(name, value.map(String::valueOf));
        }

        Part flag(String name, Optional<Boolean> value) {
            return put(name, value.map(flag -> flag ? "1" : "0"));
        }

        Part time(String name, Optional<LocalDateTime> value) {
            return put(name, value.map(TIME::format));
        }

        Part price(String name, Price price) {
            return number(name + "PriceNet", price.net())
                    .number(name + "PriceGross", price.gross())
                    .number(name + "Tax", price.tax())
                    .text(name + "TaxCode", price.taxCode());
        }

        private Part put(String name, Optional<String> value) {
            if (schema.property(name).isEmpty()) {
                throw new IllegalStateException(schema + " has no property " + name);
            }
            if (emptied.contains(name)) {
                if (value.isPresent()) {
                    throw rejected(name, "has a value and is also to be emptied");
                }
                properties.put(sent(name), "");
            } else {
                value.ifPresent(text -> properties.put(sent(name), text));
            }
            return this;
        }

        /** Ends the part with its custom properties. */
        void custom(Map<String, String> custom) {
            custom.forEach((name, value) -> {
                if (ImportSchema.documented(schema.type(), sent(name)).isPresent()) {
                    throw rejected(name, "is a documented property: use its own field");
                }
                properties.put(sent(name), value);
            });
            emptied.stream()
                    .sorted()
                    .filter(name -> schema.property(name).isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw rejected(
                                name,
                                "cannot be emptied, since there is no such property; set a custom property to \"\"");
                    });
        }

        private String sent(String name) {
            return schema.sentName(prefix, name);
        }

        private InvalidPropertyException rejected(String name, String problem) {
            return new InvalidPropertyException(reference, sent(name), problem);
        }
    }
}
