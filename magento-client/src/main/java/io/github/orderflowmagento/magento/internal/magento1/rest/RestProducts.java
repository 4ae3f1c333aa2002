package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/** Products in the REST API: by number; their websites, categories and images are separate resources. */
final class RestProducts {
    static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Map<String, String> NAMES = Map.of("product_id", "entity_id", "type", "type_id");

    private static final int STORE_VIEW = 1;
    private static final int IDENTIFIER_TYPE = 3;
    private static final int IDENTIFIER_TYPE_OF_IMAGES = 2;

    private final RestEndpoint endpoint;
    private final RestCollection products;

    RestProducts(RestEndpoint endpoint) {
        this.endpoint = endpoint;
        this.products = new RestCollection(endpoint, "entity_id");
    }

    List<Map<String, @Nullable Object>> list(ApiCall call) {
        RestFilter filter = RestFilter.of(call, call.argument(0), NAMES, Set.of());
        String storeView = storeView(call);
        RestCollection.Resource all =
                storeView == null ? RestApi::products : (api, query) -> api.products(storeView, query);
        return products.matching(call, all, filter).stream()
                .map(RestProducts::asInTheModel)
                .toList();
    }

    /** Returns the numbers of the products with exactly these SKUs. */
    Map<String, Long> numbers(ApiCall call, List<String> skus) {
        Map<String, Long> numbers = new HashMap<>();
        if (!skus.isEmpty()) {
            for (Map<String, @Nullable Object> row :
                    products.matching(call, RestApi::products, RestFilter.anyOf("sku", skus))) {
                numbers.put(String.valueOf(row.get("sku")), RestCollection.number(call, row, "entity_id"));
            }
        }
        return numbers;
    }

    /** Returns the SKU by which a call names its product; null if it names it by number. */
    static @Nullable String sku(ApiCall call) {
        String identifier = String.valueOf(call.argument(0));
        int type = call.resourcePath().equals("catalog_product.info") ? IDENTIFIER_TYPE : IDENTIFIER_TYPE_OF_IMAGES;
        return "sku".equals(call.argument(type)) || !NUMBER.matcher(identifier).matches() ? identifier : null;
    }

    Map<String, @Nullable Object> info(ApiCall call, Map<String, Long> numbers) {
        long number = number(call, numbers);
        String storeView = storeView(call);
        Object product =
                endpoint.get(api -> storeView == null ? api.product(number) : api.product(number, storeView), call);
        Map<String, @Nullable Object> model = asInTheModel(RestCollection.entity(call, product));
        model.put("websites", column(call, api -> api.websites(number), "website_id"));
        model.put("categories", column(call, api -> api.categories(number), "category_id"));
        return model;
    }

    private List<@Nullable Object> column(ApiCall call, Function<RestApi, Call<Object>> resource, String field) {
        List<@Nullable Object> column = new ArrayList<>();
        RestCollection.entities(call, endpoint.get(resource, call)).forEach(row -> column.add(row.get(field)));
        return column;
    }

    List<Map<String, @Nullable Object>> images(ApiCall call, Map<String, Long> numbers) {
        long number = number(call, numbers);
        String storeView = storeView(call);
        return RestCollection.entities(
                call,
                endpoint.get(api -> storeView == null ? api.images(number) : api.images(number, storeView), call));
    }

    private static long number(ApiCall call, Map<String, Long> numbers) {
        String sku = sku(call);
        Long number = sku == null ? Long.valueOf(String.valueOf(call.argument(0))) : numbers.get(sku);
        if (number == null) {
            throw new MagentoException.NotFound(call.description(), "the shop has no product with exactly this SKU");
        }
        return number;
    }

    /** Returns the store view of a call; null for the administration. */
    private static @Nullable String storeView(ApiCall call) {
        Object storeView = call.argument(STORE_VIEW);
        return storeView == null ? null : String.valueOf(storeView);
    }

    private static Map<String, @Nullable Object> asInTheModel(Map<String, @Nullable Object> product) {
        Map<String, @Nullable Object> model = new LinkedHashMap<>(product);
        model.put("product_id", product.get("entity_id"));
        model.put("type", product.get("type_id"));
        model.put("set", product.get("attribute_set_id"));
        return model;
    }
}
