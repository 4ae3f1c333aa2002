package io.github.orderflowmagento.magento.internal.magento2;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.Shipment;

/**
 * The requested fields of entities: the shop sends nothing else.
 *
 * @param sent the value of the parameter {@code fields} for one entity; empty for everything
 * @param telling marks the fields as requested or not
 */
record RequestedFields(String sent, UnaryOperator<Fields> telling) {
    private static final String EXTENSION = "extension_attributes";

    /** The address of a request also contains the search, and eight thousand characters are its limit. */
    private static final int MOST_CHARACTERS = 3_700;

    /** All fields. */
    static final RequestedFields WHOLE = new RequestedFields("", UnaryOperator.identity());

    private static final String OF_ROWS =
            "read the entity by details(...), or request all fields of rows, by Magento2Builder.allFields()";
    private static final String OF_ENTITIES =
            "name it in the Projection that the entity is read with (a rule of a mapping names it by"
                    + " reading(...)), or read the entity whole, by Projection.whole() or Magento2Builder.allFields()";

    /** In some versions, a list has the address of one order in every order. */
    private static final List<String> WHOSE_ADDRESS =
            List.of(EXTENSION, "shipping_assignments", "shipping", "address", "parent_id");

    /** Always requested for orders, whether or not there is an accessor: the owner of an address, and whether an order has none. */
    private static final List<List<String>> OF_ALL_ORDERS = List.of(
            List.of("ext_order_id"),
            WHOSE_ADDRESS,
            List.of(EXTENSION, "shipping_assignments", "shipping", "total", "shipping_amount"));

    /** Returned in addition to the fields with accessors. */
    private static final List<String> SENT_BESIDE = List.of(
            "gift_message_id",
            "items.gift_message_id",
            "items.row_total" + RowTotals.AFTER_DISCOUNT,
            "items.row_total_incl_tax" + RowTotals.AFTER_DISCOUNT,
            "items.base_row_total" + RowTotals.AFTER_DISCOUNT,
            "items.base_row_total_incl_tax" + RowTotals.AFTER_DISCOUNT);

    /** The heads of orders: all fields of {@code OrderSummary}, without addresses, rows and history. */
    static final RequestedFields ORDER_HEADS = some(
            AccessorFields.of(OrderSummary.class),
            SentNames::ofOrder,
            List.of(List.of("ext_order_id"), WHOSE_ADDRESS),
            paths -> like(Fields.none().withRequested(paths, OF_ROWS)));

    /** All fields of {@code ProductSummary}. */
    static final RequestedFields PRODUCT_SUMMARIES = some(
            AccessorFields.of(ProductSummary.class),
            SentNames::ofProduct,
            List.of(),
            paths -> like(Fields.none().withRequested(paths, OF_ROWS)));

    /** All fields of {@code Shipment}: without the labels, which are documents. */
    static final RequestedFields SHIPMENTS = some(
            AccessorFields.of(Shipment.class),
            SentNames::ofShipment,
            List.of(),
            paths -> like(Fields.none().withRequested(paths, OF_ROWS)));

    /** Whether the parts of bundles ship separately. */
    static final RequestedFields SHIPMENT_TYPES =
            new RequestedFields("id,sku,custom_attributes", UnaryOperator.identity());

    /** The types of products. */
    static final RequestedFields PRODUCT_TYPES = new RequestedFields("id,sku,type_id", UnaryOperator.identity());

    /** The orders of invoices. */
    static final RequestedFields INVOICES_OF_ORDERS =
            new RequestedFields("entity_id,order_id,updated_at", UnaryOperator.identity());

    /** The options of products. */
    static final RequestedFields PRODUCT_OPTIONS = new RequestedFields(
            "id,sku,options[option_id,title,type,values[option_type_id,title]]", UnaryOperator.identity());

    /** The labels of attributes. */
    static final RequestedFields ATTRIBUTE_LABELS =
            new RequestedFields("attribute_id,attribute_code,default_frontend_label", UnaryOperator.identity());

    /** The codes of attributes. */
    static final RequestedFields ATTRIBUTE_CODES =
            new RequestedFields("attribute_code,backend_type", UnaryOperator.identity());

    /** Returns the fields with accessors, and the projection's. */
    static RequestedFields ofOrders(Projection wanted) {
        return wanted.isWhole()
                ? WHOLE
                : some(
                        all(List.of(AccessorFields.of(Order.class), SENT_BESIDE, wanted.names())),
                        SentNames::ofOrder,
                        withModules(wanted),
                        paths -> like(Fields.none().withRequested(paths, OF_ENTITIES)));
    }

    /** A name that Magento does not have may be a module's. */
    private static List<List<String>> withModules(Projection wanted) {
        List<String> known = AccessorFields.of(Order.class);
        return Stream.concat(
                        OF_ALL_ORDERS.stream(),
                        wanted.names().stream()
                                .filter(name -> !known.contains(name) && !SENT_BESIDE.contains(name))
                                .flatMap(name -> SentNames.ofModule(name).stream()))
                .toList();
    }

    /**
     * Returns the same for products.
     *
     * @param withImages whether the images are read
     */
    static RequestedFields ofProducts(Projection wanted, boolean withImages) {
        if (wanted.isWhole()) {
            return WHOLE;
        }
        List<List<String>> always = new ArrayList<>(List.of(List.of("custom_attributes")));
        if (withImages) {
            always.add(List.of("media_gallery_entries"));
        }
        wanted.names().forEach(name -> SentNames.ofModuleOfProduct(name).ifPresent(always::add));
        return some(
                all(List.of(AccessorFields.of(Product.class), wanted.names())), SentNames::ofProduct, always, paths -> {
                    Set<String> unasked = new LinkedHashSet<>(SentNames.OF_PRODUCT);
                    paths.forEach(path -> unasked.remove(path.replaceFirst("\\..*", "")));
                    List<String> partly = paths.stream()
                            .filter(path -> path.startsWith(EXTENSION))
                            .toList();
                    return like(Fields.none().withAllRequestedBut(unasked, partly, OF_ENTITIES));
                });
    }

    /** The requested fields are the same for many entities, and computed once. */
    private static UnaryOperator<Fields> like(Fields requested) {
        return fields -> fields.withRequestedOf(requested);
    }

    private static Set<String> all(List<? extends Collection<String>> names) {
        Set<String> all = new LinkedHashSet<>();
        names.forEach(all::addAll);
        return all;
    }

    /**
     * @param names shared names
     * @param naming the path of a shared name in what the shop sends
     * @param always fields that are always requested, by the shop's names
     * @param telling marks the requested paths, in shared names and in the shop's
     */
    private static RequestedFields some(
            Collection<String> names,
            Function<String, List<String>> naming,
            List<List<String>> always,
            Function<List<String>, UnaryOperator<Fields>> telling) {
        FieldTree tree = new FieldTree();
        names.forEach(name -> tree.add(naming.apply(name)));
        always.forEach(tree::add);
        String sent = tree.toString();
        boolean areUnderstood = names.stream().allMatch(name -> name.matches("\\w+(\\.\\w+)*"));
        if (!areUnderstood || encoded(sent).length() > MOST_CHARACTERS) {
            return WHOLE; // of a name that no shop knows, or too many of them
        }
        return new RequestedFields(
                sent,
                telling.apply(Stream.concat(names.stream(), tree.paths().stream())
                        .distinct()
                        .toList()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns the same for products in which the given attributes have no value if they are omitted. */
    RequestedFields withUnset(Set<String> codes) {
        return codes.isEmpty()
                ? this
                : new RequestedFields(sent, fields -> {
                    if (!fields.has("custom_attributes")) {
                        return telling.apply(fields); // it says nothing of any attribute
                    }
                    Map<String, @Nullable Object> all = new LinkedHashMap<>(fields.asMap());
                    UnsetFields.add(all, codes);
                    return telling.apply(Fields.takingOver(all));
                });
    }

    /** Returns the query parameter for a list. */
    Map<String, String> ofList() {
        return sent.isEmpty() ? Map.of() : Map.of("fields", "items[" + sent + "],total_count");
    }

    /** Returns the query parameter for one entity. */
    Map<String, String> ofOne() {
        return sent.isEmpty() ? Map.of() : Map.of("fields", sent);
    }

    /**
     * Returns fields that are marked as requested or not.
     *
     * @param shaped what the shop sent for this
     */
    Fields of(Fields shaped) {
        return telling.apply(shaped);
    }
}
