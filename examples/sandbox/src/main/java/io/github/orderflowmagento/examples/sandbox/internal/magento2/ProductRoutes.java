package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** {@code /V1/products} and parts of products. */
final class ProductRoutes {

    private static final Set<String> COLUMNS = Set.of(
            "attribute_set_id",
            "category_id",
            "created_at",
            "entity_id",
            "has_options",
            "required_options",
            "sku",
            "store_id",
            "type_id",
            "updated_at",
            "website_id");

    private final Catalogue catalogue;
    private final Inventory inventory;
    private final AttributeRoutes attributes;
    private final StoreRoutes stores;
    private final Lists lists;

    ProductRoutes(
            Catalogue catalogue, Inventory inventory, AttributeRoutes attributes, StoreRoutes stores, Lists lists) {
        this.catalogue = catalogue;
        this.inventory = inventory;
        this.attributes = attributes;
        this.stores = stores;
        this.lists = lists;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/products", Right.PRODUCTS, this::list),
                new Route("GET", "/products/:sku", Right.PRODUCTS, this::one),
                new Route(
                        "GET",
                        "/products/:sku/media",
                        Right.PRODUCTS,
                        call -> product(call).get("media_gallery_entries")),
                new Route(
                        "GET",
                        "/products/:sku/options",
                        Right.PRODUCTS,
                        call -> product(call).get("options")),
                new Route("GET", "/products/:sku/links/:type", Right.PRODUCTS, this::links),
                new Route(
                        "GET",
                        "/configurable-products/:sku/options/all",
                        Right.PRODUCTS,
                        call -> product(call).row("extension_attributes").rows("configurable_product_options")),
                new Route(
                        "GET",
                        "/bundle-products/:sku/options/all",
                        Right.PRODUCTS,
                        call -> product(call).row("extension_attributes").rows("bundle_product_options")));
    }

    /** Of all websites, enabled or not; the store view decides only which values they have. Without stock items. */
    private Row list(Call call) {
        SearchCriteria criteria = lists.criteria(call);
        Predicate<String> isColumn = field -> COLUMNS.contains(field) || attributes.isAttribute(field);
        criteria.groups().stream()
                .flatMap(List::stream)
                .map(Condition::field)
                .filter(isColumn.negate())
                .findFirst()
                .ifPresent(field -> {
                    throw RestException.numbered(
                            400, "The \"%1\" attribute name is invalid. Reset the name and try again.", field);
                });
        // unknown sort fields are silently ignored
        List<SearchCriteria.Sort> understood = criteria.sorts().stream()
                .filter(sort -> isColumn.test(sort.field()))
                .toList();
        Stream<Row> products = catalogue.all().map(product -> catalogue.in(call.store(), product));
        return new EntityList(this::column, isColumn)
                .answer(products, criteria.sortedBy(understood), product -> product)
                .put("search_criteria", criteria.asSent());
    }

    /** A product is of the stores of its websites. */
    private @Nullable Object column(Row product, String name) {
        return name.equals("store_id")
                ? stores.ofWebsites(product.row("extension_attributes").get("website_ids"))
                : Catalogue.attribute(product, name);
    }

    private Row one(Call call) {
        Row product = product(call);
        Object store = call.query().get("storeId");
        Row asSent = catalogue
                .in(store == null ? call.store() : stores.code(Numbers.of(store).intValue()), product)
                .copy();
        Row extension = asSent.row("extension_attributes").put("stock_item", inventory.stockItem(product));
        return asSent.put("extension_attributes", extension);
    }

    private List<Row> links(Call call) {
        return product(call).rows("product_links").stream()
                .filter(link -> link.text("link_type").equals(call.part(1)))
                .toList();
    }

    private Row product(Call call) {
        @Nullable Row product = catalogue.withSku(call.part(0));
        if (product == null) {
            throw RestException.of(
                    404, "The product that was requested doesn't exist. Verify the product and try again.");
        }
        return Objects.requireNonNull(product);
    }
}
