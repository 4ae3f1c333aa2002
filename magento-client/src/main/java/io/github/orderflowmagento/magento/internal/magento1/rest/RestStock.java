package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;

/**
 * Stock items in the REST API: with their own number and that of their product, but without a SKU. The SKU is looked up among the
 * products.
 */
final class RestStock {
    /** Long enough for all writes that follow a look-up; the number of a stock item is never reused. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int MOST_KEPT = 100_000;

    private final RestEndpoint endpoint;
    private final RestProducts products;
    private final RestCollection productRows;
    private final RestCollection items;

    /** By SKU, or by the number of the product. */
    private final ExpiringMap<String, Long> itemNumbers = new ExpiringMap<>(MOST_KEPT, KEPT, System::nanoTime);

    RestStock(RestEndpoint endpoint, RestProducts products) {
        this.endpoint = endpoint;
        this.products = products;
        this.productRows = new RestCollection(endpoint, "entity_id");
        this.items = new RestCollection(endpoint, "item_id");
    }

    /** Returns the stock items of products named by SKU or, as everywhere in the resource model, by a numeric text: a number. */
    List<Map<String, @Nullable Object>> list(ApiCall call) {
        List<String> identifiers = call.argument(0) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(call.argument(0)));
        return rows(call, identifiers);
    }

    private List<Map<String, @Nullable Object>> rows(ApiCall call, List<String> identifiers) {
        Map<Long, String> skus = skus(call, identifiers);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (skus.isEmpty()) {
            return rows;
        }
        RestFilter ofProducts = RestFilter.anyOf("product_id", List.copyOf(skus.keySet()));
        for (Map<String, @Nullable Object> item : items.matching(call, RestApi::stockItems, ofProducts)) {
            long product = RestCollection.number(call, item, "product_id");
            String sku = skus.get(product);
            if (sku != null) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>(item);
                row.put("sku", sku);
                rows.add(row);
                long number = RestCollection.number(call, item, "item_id");
                itemNumbers.put(String.valueOf(product), number);
                if (!RestProducts.NUMBER.matcher(sku).matches()) {
                    itemNumbers.put(sku, number);
                }
            }
        }
        return rows;
    }

    private Map<Long, String> skus(ApiCall call, List<String> identifiers) {
        Map<Long, String> skus = new HashMap<>();
        List<String> numbers = identifiers.stream()
                .filter(text -> RestProducts.NUMBER.matcher(text).matches())
                .toList();
        List<String> names = identifiers.stream()
                .filter(text -> !RestProducts.NUMBER.matcher(text).matches())
                .toList();
        products.numbers(call, names).forEach((sku, number) -> skus.put(number, sku));
        if (!numbers.isEmpty()) {
            productRows
                    .matching(call, RestApi::products, RestFilter.anyOf("entity_id", numbers))
                    .forEach(row ->
                            skus.put(RestCollection.number(call, row, "entity_id"), String.valueOf(row.get("sku"))));
        }
        return skus;
    }

    /** Makes many updates in one request; the shop answers for each separately. */
    List<Reply> update(List<ApiCall> calls) {
        ApiCall all = calls.size() == 1
                ? calls.get(0)
                : new ApiCall(calls.get(0).resourcePath(), List.of(), calls.size() + " products");
        Map<String, Long> numbers = numbers(all, calls);
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (ApiCall call : calls) {
            Long number = numbers.get(identifier(call));
            if (number != null) {
                Map<String, @Nullable Object> change = new LinkedHashMap<>();
                change.put("item_id", number);
                change.putAll(RestCollection.entity(call, call.argument(1)));
                changes.add(change);
            }
        }
        UpdateAnswer answer = changes.isEmpty()
                ? UpdateAnswer.NONE
                : UpdateAnswer.read(all, endpoint.put(api -> api.updateStockItems(changes), all));
        List<Reply> replies = new ArrayList<>();
        for (ApiCall call : calls) {
            replies.add(reply(call, numbers.get(identifier(call)), answer));
        }
        return replies;
    }

    private Reply reply(ApiCall call, @Nullable Long number, UpdateAnswer answer) {
        if (number == null) {
            return Reply.failed(
                    new MagentoException.NotFound(call.description(), "the shop has no stock record of it"));
        }
        Reply reply = answer.replyTo(call, number, endpoint.redaction());
        if (reply.failure() instanceof MagentoException.NotFound) {
            itemNumbers.remove(identifier(call));
        }
        return reply;
    }

    private Map<String, Long> numbers(ApiCall all, List<ApiCall> calls) {
        List<String> identifiers = calls.stream().map(RestStock::identifier).toList();
        Map<String, Long> known = known(identifiers);
        List<String> unknown = identifiers.stream()
                .filter(identifier -> !known.containsKey(identifier))
                .toList();
        if (!unknown.isEmpty()) {
            rows(all, unknown);
            known.putAll(known(unknown));
        }
        return known;
    }

    private Map<String, Long> known(List<String> identifiers) {
        Map<String, Long> known = new HashMap<>();
        identifiers.forEach(
                identifier -> itemNumbers.get(identifier).ifPresent(number -> known.put(identifier, number)));
        return known;
    }

    private static String identifier(ApiCall call) {
        return String.valueOf(call.argument(0));
    }
}
