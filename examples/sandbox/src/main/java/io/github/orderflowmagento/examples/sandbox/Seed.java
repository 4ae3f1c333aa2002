package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * The shop's initial data: answers of a real Magento 1 shop, recorded and kept byte for byte as resources beside this
 * class. Each read returns a fresh copy.
 *
 * <p>Order 100000013 is the one with a configurable to be fulfilled. Order 100000053 is half shipped, but the record of
 * its first shipment is not among the recordings, and so not here.
 */
final class Seed {

    private static final List<String> PRODUCTS = List.of(
            "simple",
            "unicode",
            "ambiguous-sku-1-as-sku",
            "bundle-dynamic",
            "bundle-fixed",
            "configurable",
            "configurable-child",
            "custom-option",
            "decimal-stock",
            "disabled",
            "downloadable",
            "grouped",
            "japanese-emoji",
            "long-description",
            "markup-cdata",
            "no-barcode",
            "no-website",
            "out-of-stock",
            "sku-markup-characters",
            "special-price",
            "two-websites",
            "virtual",
            "zero-price");

    private static final List<String> ORDERS = List.of(
            "before-partial-shipment",
            "closed",
            "complete",
            "partial-ship",
            "pending-configurable",
            "pending-customer-note-4-street-lines",
            "pending-plain-guest",
            "pending-virtual-only",
            "processing-bundle-dynamic-simple",
            "processing-coupon-percent",
            "processing-custom-option-changes-item-sku",
            "processing-eur-de-store-vat-19",
            "processing-gift-message",
            "processing-odd-skus");

    private static final String ANSWER = "answer";

    private static final int NUMBERS_OF_A_COPY = 1_000;
    private static final int INCREMENT_IDS_OF_A_COPY = 1_000_000;

    /** The most copies whose order numbers have nine digits, like the recorded ones, of which the highest is 300000001. */
    static final int MOST_COPIES = 699;

    /** The recorded answers by the names of their resources, each read once. */
    private static final Map<String, Struct> ANSWERS = new ConcurrentHashMap<>();

    private Seed() {}

    static List<Struct> products() {
        return PRODUCTS.stream()
                .map(name -> record("products/product-info-" + name))
                .toList();
    }

    static List<Struct> orders() {
        return ORDERS.stream().map(name -> record("orders/order-info-" + name)).toList();
    }

    /** Returns copies of the products with their own numbers and SKUs: {@code MUG-001} as {@code MUG-001-7} in the seventh copy. */
    static List<Struct> products(int copy) {
        List<Struct> products = products();
        for (Struct product : products) {
            shift(product, "product_id", copy * NUMBERS_OF_A_COPY);
            product.put("sku", product.text("sku") + "-" + copy);
        }
        return products;
    }

    /**
     * Returns copies of the orders with their own numbers: {@code 100000009} as {@code 107000009}. Orders whose copy would have the number
     * of another order are left out: from the 200th copy on, 100000001 would have the numbers of copies of 300000001.
     */
    static List<Struct> orders(int copy) {
        List<Struct> recorded = orders();
        List<Struct> orders = recorded.stream()
                .filter(order -> recorded.stream().noneMatch(other -> isInTheWay(other, order, copy)))
                .toList();
        for (Struct order : orders) {
            shift(order, "order_id", copy * NUMBERS_OF_A_COPY);
            shift(order, "increment_id", copy * INCREMENT_IDS_OF_A_COPY);
            for (String part : List.of("shipping_address", "billing_address", "payment")) {
                if (order.get(part) instanceof Struct struct) {
                    shift(struct, "parent_id", copy * NUMBERS_OF_A_COPY);
                }
            }
            for (Struct comment : order.structs("status_history")) {
                shift(comment, "parent_id", copy * NUMBERS_OF_A_COPY);
            }
            for (Struct row : order.structs("items")) {
                shift(row, "order_id", copy * NUMBERS_OF_A_COPY);
                shift(row, "item_id", copy * NUMBERS_OF_A_COPY);
                shift(row, "parent_item_id", copy * NUMBERS_OF_A_COPY);
            }
        }
        return orders;
    }

    /** Whether the other order, or an earlier copy of it, has the number that the order would have in this copy. */
    private static boolean isInTheWay(Struct other, Struct order, int copy) {
        int distance = other.integer("increment_id") - order.integer("increment_id");
        return distance > 0 && distance % INCREMENT_IDS_OF_A_COPY == 0 && distance / INCREMENT_IDS_OF_A_COPY <= copy;
    }

    private static void shift(Struct row, String column, int by) {
        if (row.get(column) instanceof Number number) {
            row.put(column, number.intValue() + by);
        } else if (row.get(column) instanceof String digits) {
            row.put(column, String.valueOf(Integer.parseInt(digits) + by));
        }
    }

    static List<Struct> stock() {
        List<Struct> rows = new ArrayList<>(rows("stock/stock-list-skus"));
        rows.addAll(rows("stock/stock-list-ids"));
        return rows;
    }

    static List<Struct> shipments() {
        return List.of(record("shipments/shipment-info-with-track"));
    }

    static List<Struct> stores() {
        return rows("store-list");
    }

    static Struct carriers() {
        return record("shipment-carriers");
    }

    static Struct versions() {
        return record("magento-info");
    }

    private static Struct record(String name) {
        if (answer(name).get(ANSWER) instanceof Struct struct) {
            return struct;
        }
        throw new IllegalStateException("no record in " + name);
    }

    private static List<Struct> rows(String name) {
        return answer(name).structs(ANSWER);
    }

    /** Returns a copy of the recorded answer, as a member. */
    private static Struct answer(String name) {
        return ANSWERS.computeIfAbsent(name, unread -> new Struct().put(ANSWER, read(unread)))
                .copy();
    }

    private static @Nullable Object read(String name) {
        try (InputStream resource = Seed.class.getResourceAsStream(name + ".xml")) {
            if (resource == null) {
                throw new IllegalStateException("missing resource " + name + ".xml");
            }
            return XmlRpcReader.answer(resource.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("broken resource " + name + ".xml", broken);
        }
    }
}
