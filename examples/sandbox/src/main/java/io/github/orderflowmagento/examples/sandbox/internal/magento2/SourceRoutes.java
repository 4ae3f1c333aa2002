package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** {@code /V1/inventory}: sources, stocks, source items and salable quantities. */
final class SourceRoutes {

    private static final String SOURCE_ITEM = "\\Magento\\InventoryApi\\Api\\Data\\SourceItemInterface";
    private static final List<String> SOURCE_ITEM_MEMBERS =
            List.of("sku", "source_code", "quantity", "status", "extension_attributes");

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final Salability salability;
    private final Lists lists;
    private final Supplier<String> baseUrl;

    SourceRoutes(
            Catalogue catalogue, Inventory inventory, Salability salability, Lists lists, Supplier<String> baseUrl) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.salability = salability;
        this.lists = lists;
        this.baseUrl = baseUrl;
    }

    List<Route> routes() {
        return List.of(
                list("sources", Right.SOURCES, inventory.sources()),
                list("stocks", Right.STOCKS, inventory.stocks()),
                list("stock-source-links", Right.STOCK_SOURCE_LINKS, inventory.links()),
                new Route("GET", "/inventory/sources/:code", Right.SOURCES, this::source),
                new Route(
                        "GET",
                        "/inventory/get-sources-assigned-to-stock-ordered-by-priority/:stock",
                        Right.STOCKS,
                        this::sourcesOfStock),
                new Route("GET", "/inventory/stock-resolver/website/:code", Right.STOCKS, this::stock),
                new Route("GET", "/inventory/source-items", Right.SOURCES, this::sourceItems),
                new Route("POST", "/inventory/source-items-delete", Right.ASSIGN_SOURCES, this::delete),
                new Route("GET", "/inventory/get-product-salable-quantity/:sku/:stock", Right.STOCKS, this::salable),
                new Route(
                        "GET",
                        "/inventory/is-product-salable/:sku/:stock",
                        Right.STOCKS,
                        call -> salability.isSalable(call.part(0), call.id(1))));
    }

    AsyncRoute asyncRoute() {
        return new AsyncRoute(
                new Route("POST", "/inventory/source-items", Right.ASSIGN_SOURCES, this::save),
                "async.magento.inventoryapi.api.sourceitemssaveinterface.execute.post",
                "Magento\\Inventory\\Model\\SourceItem\\Command\\SourceItemsSave\\Interceptor::execute",
                SourceRoutes::check);
    }

    private Route list(String name, String right, List<Row> rows) {
        EntityList list = EntityList.ofTable(field -> rows.get(0).has(field));
        return new Route(
                "GET", "/inventory/" + name, right, call -> lists.answer(list, rows.stream(), call, row -> row));
    }

    private Row source(Call call) {
        return inventory.sources().stream()
                .filter(source -> source.text("source_code").equals(call.part(0)))
                .findFirst()
                .orElseThrow(
                        () -> RestException.numbered(404, "Source with code \"%1\" does not exist.", call.part(0)));
    }

    private List<Row> sourcesOfStock(Call call) {
        return inventory.links().stream()
                .filter(link -> link.integer("stock_id") == call.id(0))
                .sorted(Comparator.comparing(link -> link.decimal("priority")))
                .flatMap(link -> inventory.sources().stream()
                        .filter(source -> source.text("source_code").equals(link.text("source_code"))))
                .toList();
    }

    private Row stock(Call call) {
        Row stock = inventory.stockOfWebsite(call.part(0));
        if (stock == null) {
            throw RestException.of(404, "No linked stock found");
        }
        return stock;
    }

    /** Returns source items; a query by SKU is ordered by SKU and source, others by creation. */
    private Row sourceItems(Call call) {
        EntityList list = EntityList.ofTable(List.of("sku", "source_code", "quantity", "status")::contains);
        SearchCriteria criteria = lists.criteria(call);
        Stream<Row> items = inventory.items().map(SourceItem::asSent).filter(item -> list.matches(item, criteria));
        boolean isLookUp = criteria.groups().stream()
                .flatMap(List::stream)
                .anyMatch(condition ->
                        condition.field().equals("sku") && List.of("eq", "in").contains(condition.type()));
        if (isLookUp) {
            items = items.sorted(Comparator.comparing((Row item) -> Collation.key(item.text("sku")))
                    .thenComparing(item -> Collation.key(item.text("source_code"))));
        }
        return list.answer(items, criteria, row -> row);
    }

    private static void check(Call call) {
        List<Row> items = given(call);
        call.requireFew(items, SOURCE_ITEM);
        items.forEach(SourceRoutes::requireTypes);
    }

    /** Saves all source items, or none if one is invalid. SKUs without a product are accepted. */
    private Object save(Call call) {
        check(call);
        List<Row> items = given(call);
        if (items.isEmpty()) {
            throw RestException.of(400, "Input data is empty");
        }
        List<Row> errors = new ArrayList<>();
        items.forEach(item -> validate(item, errors));
        items.forEach(item -> requireOneSource(item, errors));
        if (!errors.isEmpty()) {
            throw RestException.validation("Validation Failed: " + filledIn(errors.get(0)), errors);
        }
        if (!items.stream().allMatch(item -> inventory.hasSource(text(item, "sourceCode")))) {
            throw RestException.of(400, "Could not save Source Item");
        }
        for (Row item : items) {
            inventory.save(
                    text(item, "sku"),
                    text(item, "sourceCode"),
                    Numbers.of(item.get("quantity")),
                    item.integer("status"));
        }
        return List.of();
    }

    private Object delete(Call call) {
        given(call).forEach(item -> inventory.delete(text(item, "sku"), text(item, "sourceCode")));
        return List.of();
    }

    /** Returns the given items; an object in place of a list becomes a list of empty items. */
    private static List<Row> given(Call call) {
        Object given = call.required("sourceItems");
        if (given instanceof Row row) {
            return row.names().stream().map(name -> new Row()).toList();
        }
        if (!(given instanceof List<?> list)) {
            throw RestException.php();
        }
        return Row.rows(list);
    }

    private static void requireTypes(Row item) {
        if (!item.names().stream().map(Call::withUnderscores).allMatch(SOURCE_ITEM_MEMBERS::contains)) {
            throw RestException.internal();
        }
        requireNumber(item, "quantity", "float");
        requireNumber(item, "status", "int");
    }

    private static void requireNumber(Row item, String name, String type) {
        Object value = item.get(name);
        if (value != null && !Numbers.isNumber(value)) {
            throw RestException.wrongType(name, value.toString(), type);
        }
    }

    private static void validate(Row item, List<Row> errors) {
        if (text(item, "sku").isBlank()) {
            errors.add(error("\"%field\" can not be empty.", "sku"));
        }
        if (text(item, "sourceCode").isBlank()) {
            errors.add(error("\"%field\" can not be empty.", "source_code"));
        }
        if (item.get("quantity") == null) {
            errors.add(error("\"%field\" should be numeric.", "quantity"));
        }
        if (item.get("status") == null) {
            errors.add(error("\"%field\" should be numeric.", "status"));
        } else if (item.integer("status") < 0 || item.integer("status") > 1) {
            errors.add(error("\"%field\" should a known status.", "status"));
        }
    }

    /** Requires one source for all parts of a bundle that ships together. */
    private void requireOneSource(Row item, List<Row> errors) {
        String sku = text(item, "sku");
        String source = text(item, "sourceCode");
        Row bundle = catalogue.togetherBundleOf(sku);
        boolean isElsewhere =
                inventory.of(sku).stream().anyMatch(other -> !other.source().equals(source));
        if (bundle != null && isElsewhere) {
            errors.add(new Row()
                    .put(
                            "message",
                            "Not able to assign \"%1\" to product \"%2\", as it is part of bundle product"
                                    + " <a href=\"%3\">\"%4\"</a> with shipment type \"Ship Together\" and has"
                                    + " multiple sources or different source as other bundle selections.")
                    .put(
                            "parameters",
                            List.of(
                                    source,
                                    sku,
                                    baseUrl.get() + "catalog/product/edit/id/" + bundle.integer("id") + "/",
                                    bundle.text("sku"))));
        }
    }

    private static Row error(String message, String field) {
        return new Row().put("message", message).put("parameters", new Row().put("field", field));
    }

    private static String filledIn(Row error) {
        String message =
                error.text("message").replace("%field", error.row("parameters").text("field"));
        if (error.get("parameters") instanceof List<?> parameters) {
            for (int i = 0; i < parameters.size(); i++) {
                message = message.replace("%" + (i + 1), String.valueOf(parameters.get(i)));
            }
        }
        return message;
    }

    private static String text(Row item, String name) {
        return new Row().put(name, Call.optional(item, name)).text(name);
    }

    private @Nullable BigDecimal salable(Call call) {
        Row product = catalogue.withSku(call.part(0));
        if (product == null) {
            throw RestException.php();
        }
        if (inventory.isComposite(product)) {
            throw RestException.of(400, "Can't check requested quantity for products without Source Items support.");
        }
        return salability.quantity(product, call.id(1));
    }
}
