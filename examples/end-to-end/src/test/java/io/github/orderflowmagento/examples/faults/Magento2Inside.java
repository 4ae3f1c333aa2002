package io.github.orderflowmagento.examples.faults;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShipment;

/** A Magento 2 with several sources, which speaks REST. */
final class Magento2Inside implements ShopInside {
    private static final String JSON = "application/json; charset=utf-8";
    private static final List<String> SOURCES = List.of("default", "de_berlin", "uk_north");
    private static final List<Integer> STOCKS = List.of(1, 3);

    /** More than any bulk contains. */
    private static final int MOST_OPERATIONS = 10;

    private final SandboxMagento2Shop shop;

    Magento2Inside(int copies, Clock clock) {
        this.shop = SandboxMagento2Shop.builder().clock(clock).copies(copies).start();
    }

    @Override
    public String url() {
        return shop.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "magento.consumerKey", shop.consumerKey(),
                "magento.consumerSecret", shop.consumerSecret(),
                "magento.accessToken", shop.token(),
                "magento.accessTokenSecret", shop.tokenSecret());
    }

    /** Servers quote requests and customers in their errors; modules print what they should not know. */
    @Override
    public FaultProxy.Answers answers() {
        String details = String.join(
                ", ", shop.consumerKey(), shop.consumerSecret(), shop.token(), shop.tokenSecret(), "jane@example.com");
        return FaultProxy.Answers.of(
                        JSON,
                        "{\"message\":\"Internal error: %1\",\"parameters\":[\"" + details + "\"]}",
                        "{\"something_else\":\"" + details + "\"}",
                        "<!doctype html><html><body><h1>Service Temporarily Unavailable</h1>" + details
                                + "</body></html>")
                .with(
                        FaultKind.UNSIGNED,
                        401,
                        JSON,
                        "{\"message\":\"The signature is invalid. Verify and try again.\",\"trace\":\"" + details
                                + "\"}")
                .with(
                        FaultKind.NOT_PERMITTED,
                        401,
                        JSON,
                        "{\"message\":\"The consumer isn't authorized to access %resources.\","
                                + "\"parameters\":{\"resources\":\"Magento_Sales::all\"},\"trace\":\"" + details
                                + "\"}")
                .with(
                        FaultKind.DEADLOCK,
                        400,
                        JSON,
                        "{\"message\":\"Database deadlock found when trying to get lock\",\"code\":1213}")
                .with(
                        FaultKind.SQL_DEADLOCK,
                        400,
                        JSON,
                        "{\"message\":\"SQLSTATE[40001]: Serialization failure: 1213 Deadlock found when trying to get lock;"
                                + " try restarting transaction, query was: UPDATE `sales_order` SET `customer_email` ="
                                + " 'jane@example.com' WHERE (entity_id='1')\"}")
                .with(
                        FaultKind.PLAIN_ERROR,
                        500,
                        "text/plain; charset=UTF-8",
                        "An error has happened during application run. See exception log for details. " + details)
                .with(FaultKind.EMPTY_LIST, 200, JSON, "[]")
                .with(
                        FaultKind.OPERATIONS_FAILED,
                        200,
                        JSON,
                        IntStream.range(0, MOST_OPERATIONS)
                                .mapToObj(id -> "{\"id\":" + id + ",\"status\":3,\"result_message\":\"Could not save: "
                                        + details + "\",\"error_code\":0}")
                                .collect(Collectors.joining(",", "{\"operations_list\":[", "]}")));
    }

    @Override
    public String stockOf(String sku) {
        StringBuilder text = new StringBuilder();
        SOURCES.forEach(source -> text.append(source)
                .append(' ')
                .append(shop.quantityOf(sku, source).stripTrailingZeros().toPlainString())
                .append(", "));
        STOCKS.forEach(stock -> text.append(stock)
                .append(" sells ")
                .append(shop.salableOf(sku, stock).stripTrailingZeros().toPlainString())
                .append(' ')
                .append(shop.isSalable(sku, stock))
                .append(", "));
        return text.toString();
    }

    @Override
    public List<SandboxShipment> shipmentsOf(String order) {
        return shop.shipmentsOf(order);
    }

    @Override
    public void meet(FaultKind kind) {
        switch (kind) {
            case CONSUMERS_STOPPED, CONSUMERS_STOPPED_LONGER -> shop.consumers().stop();
            case CONSUMER_KILLED -> shop.consumers().killDuringNext();
            case LAST_FIRST -> shop.consumers().executeNewestFirst(true);
            case OPERATION_DEADLOCKED -> shop.consumers().deadlockNext();
            default -> throw new IllegalArgumentException(kind + " does not happen inside");
        }
    }

    @Override
    public void executeLate(int requests) {
        shop.consumers().executeAfter(requests);
    }

    @Override
    public void resume() {
        shop.consumers().resume();
    }

    /** A consumer killed at this point, in the first of them, leaves the others. */
    @Override
    public void settle() {
        resume();
        shop.consumers().executeAtOnce();
        resume();
    }

    @Override
    public void cancel(String order) {
        shop.cancel(order);
    }

    @Override
    public void close() {
        shop.close();
    }
}
