package io.github.orderflowmagento.examples.benchmarks.links;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;
import okhttp3.Request;

/** REST, one entity per request. */
final class PlainMagento2 extends PlainShop {
    private static final String JSON = "application/json";
    private static final Pattern ENTITY_ID = Pattern.compile("\"items\":\\[\\{\"entity_id\":(\\d+)");

    private final HttpUrl url;
    private final String token;

    PlainMagento2(String baseUrl, String token) {
        this.url = HttpUrl.get(baseUrl + "rest/all/V1");
        this.token = token;
    }

    @Override
    void readOrder(String number) {
        order(number, "");
    }

    @Override
    void readProduct(String sku) {
        answer(request(path("products", sku)));
    }

    @Override
    void writeStock(String sku, int quantity) {
        answer(request(path("inventory", "source-items"))
                .post(body(
                        "{\"sourceItems\":[{\"sku\":\"" + sku.replace("\"", "\\\"")
                                + "\",\"source_code\":\"default\",\"quantity\":" + quantity + ",\"status\":1}]}",
                        JSON)));
    }

    @Override
    void ship(String number, String track) {
        Matcher found = ENTITY_ID.matcher(order(number, "items[entity_id]"));
        if (!found.find()) {
            throw new IllegalStateException("no order " + number);
        }
        answer(request(path("order", found.group(1), "ship"))
                .post(body(
                        "{\"notify\":true,\"tracks\":[{\"track_number\":\"" + track
                                + "\",\"title\":\"Royal Mail\",\"carrier_code\":\"custom\"}]}",
                        JSON)));
    }

    private String order(String number, String fields) {
        HttpUrl.Builder search = path("orders")
                .addQueryParameter("searchCriteria[filter_groups][0][filters][0][field]", "increment_id")
                .addQueryParameter("searchCriteria[filter_groups][0][filters][0][value]", number);
        return answer(request(fields.isEmpty() ? search : search.addQueryParameter("fields", fields)));
    }

    private HttpUrl.Builder path(String... segments) {
        HttpUrl.Builder path = url.newBuilder();
        for (String segment : segments) {
            path.addPathSegment(segment);
        }
        return path;
    }

    private Request.Builder request(HttpUrl.Builder address) {
        return new Request.Builder()
                .url(address.build())
                .header("Authorization", "Bearer " + token)
                .header("Accept", JSON);
    }
}
