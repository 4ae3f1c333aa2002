package io.github.orderflowmagento.mapping.order;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.FieldPath;
import io.github.orderflowmagento.mapping.SourceFields;

/**
 * Reads the fields of an order, or of a part of it.
 *
 * @param fields returns the fields of the source
 */
record OrderFields<S>(Function<S, Fields> fields) implements SourceFields<S> {
    static final SourceFields<Order> ORDER = new OrderFields<>(Order::fields);
    static final SourceFields<OrderSource> SOURCE =
            new OrderFields<>(from -> from.order().fields());
    static final SourceFields<OrderAddress> ADDRESS = new OfAddress();
    static final SourceFields<OrderLine> LINE = new OfLine();

    @Override
    public Optional<String> text(S source, String field) {
        return FieldPath.text(fields.apply(source), field);
    }

    @Override
    public boolean isSent(S source, String field) {
        return FieldPath.isSent(fields.apply(source), field);
    }

    @Override
    public Set<String> names(S source) {
        return FieldPath.names(fields.apply(source));
    }

    /** Returns the path of a field of an order. */
    static String ofOrder(String field) {
        return field;
    }

    /** Returns the path of a field of an address. */
    static String ofAddress(String address, String field) {
        return address + "." + (OfAddress.isStreetLine(field) ? OfAddress.STREET : field);
    }

    /** Returns the path of a field of a line. */
    static String ofLine(String field) {
        return (field.startsWith(OfLine.ORDER) ? "" : "items.") + OfLine.path(field);
    }

    /** Reads addresses; the lines of the street are {@code street1} and so on. */
    private static final class OfAddress implements SourceFields<OrderAddress> {
        private static final String STREET = "street";

        private static boolean isStreetLine(String field) {
            return field.matches(STREET + "[1-9]");
        }

        @Override
        public Optional<String> text(OrderAddress address, String field) {
            return isStreetLine(field)
                    ? address.street().stream()
                            .skip(field.charAt(STREET.length()) - '1')
                            .findFirst()
                    : FieldPath.text(address.fields(), field);
        }

        @Override
        public boolean isSent(OrderAddress address, String field) {
            return FieldPath.isSent(address.fields(), isStreetLine(field) ? STREET : field);
        }

        @Override
        public Set<String> names(OrderAddress address) {
            Set<String> names = new LinkedHashSet<>(FieldPath.names(address.fields()));
            for (int line = 1; line <= address.street().size(); line++) {
                names.add(STREET + line);
            }
            return names;
        }
    }

    /**
     * Reads lines: fields of the row to pick; with the prefix {@code priced.} of the row with the amounts, with {@code order.} of the
     * order.
     */
    private static final class OfLine implements SourceFields<OrderLine> {
        private static final String PRICED = "priced.";
        private static final String ORDER = "order.";

        @Override
        public Optional<String> text(OrderLine line, String field) {
            return FieldPath.text(fields(line, field), path(field));
        }

        @Override
        public boolean isSent(OrderLine line, String field) {
            return FieldPath.isSent(fields(line, field), path(field));
        }

        private static Fields fields(OrderLine line, String field) {
            if (field.startsWith(PRICED)) {
                return line.priced().map(row -> row.fields()).orElse(Fields.none());
            }
            return field.startsWith(ORDER) ? line.order().fields() : line.item().fields();
        }

        private static String path(String field) {
            return field.startsWith(PRICED) || field.startsWith(ORDER)
                    ? field.substring(field.indexOf('.') + 1)
                    : field;
        }

        @Override
        public Set<String> names(OrderLine line) {
            Set<String> names = new LinkedHashSet<>(FieldPath.names(line.item().fields()));
            line.priced().ifPresent(row -> FieldPath.names(row.fields()).forEach(name -> names.add(PRICED + name)));
            FieldPath.names(line.order().fields()).forEach(name -> names.add(ORDER + name));
            return names;
        }
    }
}
