package io.github.orderflowmagento.examples.sizes;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/**
 * The shipments of a generated shop's orders, one for each {@link GeneratedDespatches despatch}: that of the sandbox's own order comes again
 * under other numbers. Only the numbers of the orders are kept.
 */
final class GeneratedShipments {
    private final TemplateShop shop;
    private final BitSet shipped = new BitSet();
    private int again;

    /** By the fields that are asked for. */
    private final Map<String, String> templates = new ConcurrentHashMap<>();

    /** The order whose shipment the sandbox has made for its own order, and the number of that. */
    private long first;

    private String own = "";

    GeneratedShipments(SandboxMagento2Shop sandbox, TemplateShop shop) {
        this.shop = shop;
        sandbox.stub(request -> request.path().endsWith("/ship") && !TemplateShop.isOwn(request), this::ship);
        sandbox.stub(request -> request.path().endsWith("/V1/shipments") && !TemplateShop.isOwn(request), this::list);
    }

    /** How many different orders have a shipment. */
    synchronized int orders() {
        return shipped.cardinality();
    }

    /** How many shipments were requested of orders that had one. */
    synchronized int again() {
        return again;
    }

    private synchronized SandboxAnswer ship(SandboxRequest request) {
        String[] path = request.path().split("/", -1);
        int order = Integer.parseInt(path[path.length - 2]);
        if (shipped.isEmpty()) {
            first = order;
            own = shop.row(orders(request), "increment_id", TemplateShop.ORDER, "")
                    .path("entity_id")
                    .asText();
            shop.post(request.path().replace("/" + order + "/", "/" + own + "/"), request.body());
        }
        if (shipped.get(order)) {
            again++;
        }
        shipped.set(order);
        return json("\"" + order + "\"");
    }

    private synchronized SandboxAnswer list(SandboxRequest request) {
        int[] orders = Arrays.stream(
                        Search.of(request).value("order_id", "in").orElseThrow().split(",", -1))
                .mapToInt(Integer::parseInt)
                .filter(shipped::get)
                .sorted()
                .toArray();
        String rows = orders.length == 0
                ? ""
                : Arrays.stream(orders)
                        .mapToObj(order -> row(
                                templates.computeIfAbsent(
                                        request.query("fields").orElse(""), fields -> template(request, fields)),
                                order))
                        .collect(Collectors.joining(","));
        return json("{\"items\":[" + rows + "],\"total_count\":" + orders.length + "}");
    }

    private static String row(String template, long order) {
        return template.replace("\"@ID\"", String.valueOf(order))
                .replace("@MESSAGE", GeneratedDespatches.message(order));
    }

    private static String orders(SandboxRequest request) {
        return request.path().replaceFirst("/V1/.*", "/V1/orders");
    }

    private String template(SandboxRequest request, String fields) {
        ObjectNode row = shop.row(request.path(), "order_id", own, fields);
        String shipment = row.path("entity_id").asText();
        TemplateShop.replace(row, "entity_id", shipment, "@ID");
        TemplateShop.replace(row, "parent_id", shipment, "@ID");
        TemplateShop.replace(row, "order_id", own, "@ID");
        return row.toString().replace(GeneratedDespatches.message(first), "@MESSAGE");
    }

    private static SandboxAnswer json(String body) {
        return SandboxAnswer.of(body).withHeader("Content-Type", "application/json; charset=utf-8");
    }
}
