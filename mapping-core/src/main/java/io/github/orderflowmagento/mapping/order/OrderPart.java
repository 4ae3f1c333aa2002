package io.github.orderflowmagento.mapping.order;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.SourceFields;
import io.github.orderflowmagento.mapping.TargetSchema;

/**
 * A part of an order import, with its own table of rules.
 *
 * @param <S> the type of the input of its rules
 */
public final class OrderPart<S> {
    /** The header. */
    public static final OrderPart<OrderSource> HEADER =
            new OrderPart<>("header", "header", TargetSchema.ORDER, OrderFields.SOURCE, OrderFields::ofOrder);

    /** The delivery address. */
    public static final OrderPart<OrderAddress> DELIVERY_ADDRESS = new OrderPart<>(
            "delivery address",
            "delivery address: delivery…",
            TargetSchema.ADDRESS,
            OrderFields.ADDRESS,
            field -> OrderFields.ofAddress("shipping_address", field));

    /** The invoice address. */
    public static final OrderPart<OrderAddress> INVOICE_ADDRESS = new OrderPart<>(
            "invoice address",
            "invoice address: invoice…",
            TargetSchema.ADDRESS,
            OrderFields.ADDRESS,
            field -> OrderFields.ofAddress("billing_address", field));

    /** The lines, one for each item to be despatched. */
    public static final OrderPart<OrderLine> LINE = new OrderPart<>(
            "line", "line N: orderLine.N.…", TargetSchema.ORDER_LINE, OrderFields.LINE, OrderFields::ofLine);

    /** The shipment block. */
    public static final OrderPart<OrderSource> SHIPMENT = new OrderPart<>(
            "shipment", "shipment: shipment.…", TargetSchema.SHIPMENT, OrderFields.SOURCE, OrderFields::ofOrder);

    private static final List<OrderPart<?>> ALL = List.of(HEADER, DELIVERY_ADDRESS, INVOICE_ADDRESS, LINE, SHIPMENT);

    private final String title;
    private final String described;
    private final TargetSchema schema;
    private final SourceFields<S> fields;
    private final UnaryOperator<String> path;

    /** @param path returns the path of a field, from the order on */
    private OrderPart(
            String title, String described, TargetSchema schema, SourceFields<S> fields, UnaryOperator<String> path) {
        this.title = title;
        this.described = described;
        this.schema = schema;
        this.fields = fields;
        this.path = path;
    }

    /** Returns all parts, in the order in which they are sent. */
    public static List<OrderPart<?>> all() {
        return ALL;
    }

    /** Returns the name of the part, for example {@code delivery address}. */
    public String title() {
        return title;
    }

    /** Returns the title with the prefix of its properties. */
    String described() {
        return described;
    }

    /** Returns the properties that OrderFlow documents for the part, without its prefix. */
    public TargetSchema schema() {
        return schema;
    }

    /** Returns the reader of fields by name that the rules of the part use. */
    public SourceFields<S> fields() {
        return fields;
    }

    /** Returns the fields of an order that its rules read. */
    Projection projection(RuleTable<S> rules) {
        return rules.reads()
                .map(names -> Projection.of(names.stream().map(path).toList()))
                .orElse(Projection.whole());
    }

    @Override
    public String toString() {
        return title;
    }
}
