package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the properties of an import in the order in which they are asked for. A value that is absent is not sent; one whose
 * name is among those to be emptied is sent empty; zero and false are values.
 */
final class PropertyCollector {

    /** As the extension for Magento sends a return's date. */
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
     * @param schema which properties there are; what their values may be is checked when the import is built
     * @param prefix with which OrderFlow knows them
     */
    Part part(ImportSchema schema, String prefix, Set<String> emptied) {
        return new Part(schema, prefix, emptied);
    }

    /** One part: the import itself, an address, a line, the shipment. */
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
                    throw refused(name, "has a value and is to be emptied; say one of the two");
                }
                properties.put(sent(name), "");
            } else {
                value.ifPresent(text -> properties.put(sent(name), text));
            }
            return this;
        }

        /** Ends the part with what the warehouse knows beyond the documented properties. */
        void custom(Map<String, String> custom) {
            custom.forEach((name, value) -> {
                if (ImportSchema.documented(schema.type(), sent(name)).isPresent()) {
                    throw refused(name, "is a property with a field of its own: use that");
                }
                properties.put(sent(name), value);
            });
            emptied.stream()
                    .sorted()
                    .filter(name -> schema.property(name).isEmpty())
                    .findFirst()
                    .ifPresent(name -> {
                        throw refused(
                                name,
                                "cannot be emptied, since there is no such property; a custom one is given as \"\"");
                    });
        }

        private String sent(String name) {
            return schema.sentName(prefix, name);
        }

        private InvalidPropertyException refused(String name, String problem) {
            return new InvalidPropertyException(reference, sent(name), problem);
        }
    }
}
