package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/**
 * The resource model over REST, as far as REST supports it: products, stock and, incompletely, orders; no shipments and invoices, and no
 * way to change an order.
 */
public final class RestTransport implements Transport {
    /** With more calls, the request's address would be rejected by web servers. */
    private static final int MOST_CALLS = 50;

    private static final String ORDER = "sales_order.info";
    private static final String PRODUCT = "catalog_product.info";
    private static final String IMAGES = "catalog_product_attribute_media.list";
    private static final String STOCK_UPDATE = "cataloginventory_stock_item.update";

    private final RestEndpoint endpoint;
    private final RestProducts products;
    private final RestStock stock;
    private final RestOrders orders;

    /** Creates a transport to the service. */
    public RestTransport(RestEndpoint endpoint) {
        this.endpoint = endpoint;
        this.products = new RestProducts(endpoint);
        this.stock = new RestStock(endpoint, products);
        this.orders = new RestOrders(endpoint);
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return multiCall(List.of(call)).get(0).orThrow();
    }

    @Override
    public int mostReads() {
        return MOST_CALLS;
    }

    @Override
    public int mostRows() {
        return RestCollection.MOST_ROWS;
    }

    @Override
    public int goodWrites() {
        return MOST_CALLS;
    }

    @Override
    public int mostWrites() {
        return MOST_CALLS;
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        if (calls.stream().allMatch(call -> call.resourcePath().equals(ORDER))) {
            return orders.info(calls);
        }
        if (calls.stream().allMatch(call -> call.resourcePath().equals(STOCK_UPDATE))) {
            return stock.update(calls);
        }
        return oneByOne(calls);
    }

    /** A failure of the shop among answered calls concerns its call; if all fail, it concerns the shop. */
    private List<Reply> oneByOne(List<ApiCall> calls) {
        Map<String, Long> numbers = productNumbers(calls);
        List<Reply> replies = new ArrayList<>();
        for (ApiCall call : calls) {
            replies.add(reply(call, numbers));
        }
        if (replies.stream().allMatch(reply -> reply.failure() instanceof MagentoException.ServerFault)) {
            throw Objects.requireNonNull(replies.get(0).failure());
        }
        return replies;
    }

    private Map<String, Long> productNumbers(List<ApiCall> calls) {
        List<ApiCall> ofProducts = calls.stream()
                .filter(call -> Set.of(PRODUCT, IMAGES).contains(call.resourcePath()))
                .toList();
        if (ofProducts.isEmpty()) {
            return Map.of();
        }
        List<String> skus = ofProducts.stream()
                .map(RestProducts::sku)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return products.numbers(ofProducts.get(0), skus);
    }

    private Reply reply(ApiCall call, Map<String, Long> numbers) {
        try {
            return Reply.of(
                    switch (call.resourcePath()) {
                        case "catalog_product.list" -> products.list(call);
                        case PRODUCT -> products.info(call, numbers);
                        case IMAGES -> products.images(call, numbers);
                        case "cataloginventory_stock_item.list" -> stock.list(call);
                        case "sales_order.list" -> orders.list(call);
                        case ORDER -> orders.info(List.of(call)).get(0).orThrow();
                        case STOCK_UPDATE -> stock.update(List.of(call)).get(0).orThrow();
                        default -> throw unsupported(call);
                    });
        } catch (MagentoException.NotFound
                | MagentoException.NotPermitted
                | MagentoException.Rejected
                | MagentoException.ServerFault
                | MagentoException.NotUnderstood
                | MagentoException.Unsupported e) {
            return Reply.failed(e);
        }
    }

    private static MagentoException unsupported(ApiCall call) {
        return new MagentoException.Unsupported(
                call.description(),
                "Magento 1's REST API only reads products, stock and orders, and writes stock: use"
                        + " XML-RPC or SOAP for it");
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
