package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.examples.sandbox.SandboxSystem;

/** A sandbox shop of either generation as it sees itself. */
interface InsideShop {
    void hold(String order);

    void unhold(String order);

    void cancel(String order);

    /**
     * The merchant edits the order.
     *
     * @return the number of the order that replaces it
     */
    String edit(String order);

    String orderStatus(String order);

    List<SandboxShipment> shipmentsOf(String order);

    void correctStreet(String order, String street);

    void alterOrder(String order, String field, @Nullable Object value);

    void alterRow(String order, String sku, String field, @Nullable Object value);

    /** Makes the product one of another type. */
    void alterType(String sku, String type);

    void allowBackorders(String sku);

    BigDecimal stockOf(String sku);

    boolean isInStock(String sku);

    /** Every call that was executed, reading and writing. */
    Map<String, Integer> calls();

    /** Which of {@link #calls} write stock, as a pattern. */
    String writingStock();

    /** Whether a request wants the rows of orders, or orders. */
    boolean isForOrders(SandboxRequest request);

    /** Whether a request comments an order. */
    boolean isComment(SandboxRequest request);

    /** The list of cancelled orders has this one and no other, which is pending. */
    void listsAsCancelled(String order);

    /** The answer to the next shipment is lost on its way; the shipment is made. */
    void loseAnswerToShipment();

    /** The shop on its socket. */
    SandboxSystem shop();

    default SandboxStub stub(Predicate<SandboxRequest> requests, SandboxAnswer answer) {
        return shop().stub(requests, answer);
    }

    default void resetCounters() {
        shop().resetCounters();
    }

    /** Returns whether stock was written to the shop. */
    default boolean isStockWritten() {
        return calls().keySet().stream().anyMatch(call -> call.matches(writingStock()));
    }

    record OfMagento1(SandboxShop shop) implements InsideShop {
        @Override
        public void hold(String order) {
            shop.hold(order);
        }

        @Override
        public void unhold(String order) {
            shop.unhold(order);
        }

        @Override
        public void cancel(String order) {
            shop.cancel(order);
        }

        @Override
        public String edit(String order) {
            return shop.edit(order);
        }

        @Override
        public String orderStatus(String order) {
            return shop.orderStatus(order);
        }

        @Override
        public List<SandboxShipment> shipmentsOf(String order) {
            return shop.shipmentsOf(order);
        }

        @Override
        public void correctStreet(String order, String street) {
            shop.correctStreet(order, street);
        }

        @Override
        public void alterOrder(String order, String field, @Nullable Object value) {
            shop.alterOrder(order, field, value);
        }

        @Override
        public void alterRow(String order, String sku, String field, @Nullable Object value) {
            shop.alterRow(order, sku, field, value);
        }

        @Override
        public void alterType(String sku, String type) {
            shop.alterProduct(sku, "type", type);
        }

        @Override
        public void allowBackorders(String sku) {
            shop.allowBackorders(sku);
        }

        @Override
        public BigDecimal stockOf(String sku) {
            return shop.stockOf(sku);
        }

        @Override
        public boolean isInStock(String sku) {
            return shop.isInStock(sku);
        }

        @Override
        public Map<String, Integer> calls() {
            return shop.calls();
        }

        @Override
        public String writingStock() {
            return "cataloginventory_stock_item\\.update";
        }

        @Override
        public boolean isForOrders(SandboxRequest request) {
            return request.contains("sales_order.list") || request.contains("sales_order.info");
        }

        @Override
        public boolean isComment(SandboxRequest request) {
            return request.contains("sales_order.addComment");
        }

        @Override
        public void listsAsCancelled(String order) {
            stub(
                    request -> request.contains("sales_order.list") && request.contains("canceled"),
                    SandboxAnswer.of("""
                            <?xml version="1.0"?><methodResponse><params><param><value><array><data><value><struct>
                            <member><name>order_id</name><value><string>1</string></value></member>
                            <member><name>increment_id</name><value><string>%s</string></value></member>
                            <member><name>state</name><value><string>new</string></value></member>
                            <member><name>status</name><value><string>pending</string></value></member>
                            <member><name>created_at</name><value><string>2026-11-23 04:00:00</string></value></member>
                            <member><name>updated_at</name><value><string>2026-11-23 04:00:00</string></value></member>
                            </struct></value></data></array></value></param></params></methodResponse>""".formatted(order)).withHeader("Content-Type", "text/xml"));
        }

        @Override
        public void loseAnswerToShipment() {
            shop.failNextAfterExecuting("sales_order_shipment.create");
        }
    }

    record OfMagento2(SandboxMagento2Shop shop) implements InsideShop {
        @Override
        public void hold(String order) {
            shop.hold(order);
        }

        @Override
        public void unhold(String order) {
            shop.unhold(order);
        }

        @Override
        public void cancel(String order) {
            shop.cancel(order);
        }

        @Override
        public String edit(String order) {
            return shop.edit(order);
        }

        @Override
        public String orderStatus(String order) {
            return shop.orderStatus(order);
        }

        @Override
        public List<SandboxShipment> shipmentsOf(String order) {
            return shop.shipmentsOf(order);
        }

        @Override
        public void correctStreet(String order, String street) {
            shop.correctStreet(order, street);
        }

        @Override
        public void alterOrder(String order, String field, @Nullable Object value) {
            shop.alterOrder(order, field, value);
        }

        @Override
        public void alterRow(String order, String sku, String field, @Nullable Object value) {
            shop.alterRow(order, sku, field, value);
        }

        @Override
        public void alterType(String sku, String type) {
            shop.alterProduct(sku, "type_id", type);
        }

        @Override
        public void allowBackorders(String sku) {
            shop.allowBackorders(sku);
        }

        @Override
        public BigDecimal stockOf(String sku) {
            return shop.quantityOf(sku, "default");
        }

        @Override
        public boolean isInStock(String sku) {
            return shop.isSalable(sku, 1);
        }

        @Override
        public Map<String, Integer> calls() {
            return shop.calls();
        }

        @Override
        public String writingStock() {
            return "POST /V1/inventory/.*|PUT /V1/products/.*";
        }

        @Override
        public boolean isForOrders(SandboxRequest request) {
            return request.method().equals("GET") && request.path().endsWith("/V1/orders");
        }

        @Override
        public boolean isComment(SandboxRequest request) {
            return request.path().endsWith("/comments");
        }

        @Override
        public void listsAsCancelled(String order) {
            stub(
                    request -> isForOrders(request) && request.query().contains("canceled"),
                    SandboxAnswer.of("""
                            {"items":[{"entity_id":1,"increment_id":"%s","state":"new","status":"pending","store_id":1,
                            "created_at":"2026-11-23 04:00:00","updated_at":"2026-11-23 04:00:00"}],"total_count":1}
                            """.formatted(order))
                            .withHeader("Content-Type", "application/json; charset=utf-8"));
        }

        @Override
        public void loseAnswerToShipment() {
            shop.failNextAfterExecuting("POST /V1/order/\\d+/ship");
        }
    }
}
