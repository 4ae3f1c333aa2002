package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** {@code /V1/store} and {@code /V1/modules}. */
final class StoreRoutes {

    /** The address of the recorded shop, which is replaced by this one's. */
    private static final String RECORDED_URL = "http://127.0.0.1:18082/";

    private final Map<String, List<?>> stores;
    private final Settings settings;
    private final Supplier<String> baseUrl;

    StoreRoutes(Map<String, List<?>> stores, Settings settings, Supplier<String> baseUrl) {
        this.stores = stores;
        this.settings = settings;
        this.baseUrl = baseUrl;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/store/websites", Right.STORES, call -> of("websites")),
                new Route("GET", "/store/storeGroups", Right.STORES, call -> of("storeGroups")),
                new Route("GET", "/store/storeViews", Right.STORES, call -> of("storeViews")),
                new Route("GET", "/store/storeConfigs", Right.STORES, this::configurations),
                new Route("GET", "/modules", Right.ANY, call -> modules()));
    }

    private List<?> of(String name) {
        return stores.getOrDefault(name, List.of());
    }

    /** Returns the configurations of the named store views, or of all. */
    private List<Row> configurations(Call call) {
        Row codes = call.query().row("storeCodes");
        return Row.rows(of("storeConfigs")).stream()
                .filter(configuration -> codes.isEmpty()
                        || codes.names().stream()
                                .anyMatch(index -> codes.text(index).equals(configuration.text("code"))))
                .map(this::here)
                .toList();
    }

    private Row here(Row configuration) {
        Row here = new Row();
        for (String name : configuration.names()) {
            Object value = configuration.get(name);
            here.put(name, value instanceof String text ? text.replace(RECORDED_URL, baseUrl.get()) : value);
        }
        return here;
    }

    private List<?> modules() {
        return of("modules").stream()
                .filter(module -> settings.hasSources() || !module.toString().startsWith("Magento_Inventory"))
                .toList();
    }

    /** Returns the codes of websites by the ids of their stores. */
    Map<Integer, String> websites() {
        Map<Integer, String> codes = new HashMap<>();
        for (Row view : Row.rows(of("storeViews"))) {
            Row.rows(of("websites")).stream()
                    .filter(website -> website.integer("id") == view.integer("website_id"))
                    .forEach(website -> codes.put(view.integer("id"), website.text("code")));
        }
        return codes;
    }

    /** Returns the ids of the stores of websites. */
    List<Object> ofWebsites(@Nullable Object websites) {
        List<Object> ids = new ArrayList<>();
        Row.rows(of("storeViews")).stream()
                .filter(view -> websites instanceof List<?> list && list.contains(view.decimal("website_id")))
                .forEach(view -> ids.add(view.decimal("id")));
        return ids;
    }

    /** Returns whether an address may have the code. Codes are case-sensitive; inactive store views count. */
    boolean isStore(String code) {
        return code.equals("all")
                || Row.rows(of("storeViews")).stream()
                        .anyMatch(view -> view.text("code").equals(code));
    }

    /** Returns the number of a store view; zero for {@code all}. */
    int id(String code) {
        return Row.rows(of("storeViews")).stream()
                .filter(view -> view.text("code").equals(code))
                .mapToInt(view -> view.integer("id"))
                .findFirst()
                .orElse(0);
    }

    String code(int store) {
        return Row.rows(of("storeViews")).stream()
                .filter(view -> view.integer("id") == store)
                .map(view -> view.text("code"))
                .findFirst()
                .orElse("all");
    }
}
