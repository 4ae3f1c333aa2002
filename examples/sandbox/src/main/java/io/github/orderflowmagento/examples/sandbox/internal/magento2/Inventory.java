package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Quantities of SKUs in sources, and the legacy stock items. */
final class Inventory {

    static final String DEFAULT_SOURCE = "default";
    static final int DEFAULT_STOCK = 1;

    private static final Set<String> COMPOSITE = Set.of("configurable", "bundle", "grouped");

    private final Catalogue catalogue;
    private final List<Row> sources;
    private final List<Row> stocks;
    private final List<Row> links;

    /** All source items, in order of creation. */
    private final Set<SourceItem> items = new LinkedHashSet<>();

    /** The source items by case-insensitive SKU, ordered by source. */
    private final Map<String, Map<String, SourceItem>> bySku = new HashMap<>();

    private final Map<Integer, Row> stockItems = new TreeMap<>();

    Inventory(Catalogue catalogue, List<Row> sources, List<Row> stocks, List<Row> links) {
        this.catalogue = catalogue;
        this.sources = sources;
        this.stocks = stocks;
        this.links = links;
    }

    List<Row> sources() {
        return sources;
    }

    List<Row> stocks() {
        return stocks;
    }

    List<Row> links() {
        return links;
    }

    /** Adds a stock item. */
    void addStockItem(int product, Row stockItem) {
        stockItems.put(product, stockItem);
    }

    /** Adds a source item. */
    void addSourceItem(Row item) {
        add(new SourceItem(
                item.text("sku"), item.text("source_code"), item.decimal("quantity"), item.integer("status")));
    }

    boolean hasSource(String code) {
        return sources.stream().anyMatch(source -> source.text("source_code").equals(code));
    }

    boolean isComposite(Row product) {
        return COMPOSITE.contains(product.text("type_id"));
    }

    Row stockItem(Row product) {
        Row item = stockItems.get(product.integer("id"));
        if (item == null) {
            throw new IllegalStateException("no stock item of " + product.text("sku"));
        }
        return item;
    }

    Stream<SourceItem> items() {
        return items.stream();
    }

    /** Returns the source items of a SKU, ignoring case. */
    Collection<SourceItem> of(String sku) {
        return bySku.getOrDefault(Collation.key(sku), Map.of()).values();
    }

    @Nullable
    SourceItem item(String sku, String source) {
        return bySku.getOrDefault(Collation.key(sku), Map.of()).get(Collation.key(source));
    }

    private void add(SourceItem item) {
        items.add(item);
        bySku.computeIfAbsent(Collation.key(item.sku()), key -> new TreeMap<>())
                .put(Collation.key(item.source()), item);
    }

    /**
     * Sets a quantity. The row is found ignoring the case of the SKU; the salable quantity and the stock item follow only for the product's
     * exact SKU.
     */
    void save(String sku, String source, BigDecimal quantity, int status) {
        SourceItem item = item(sku, source);
        if (item == null) {
            item = new SourceItem(sku, source, BigDecimal.ZERO, 0);
            add(item);
        }
        item.set(Numbers.stored(quantity), status);
        Row product = catalogue.withSku(sku);
        if (product != null && product.text("sku").equals(sku)) {
            item.index();
            if (source.equals(DEFAULT_SOURCE) && !isComposite(product)) {
                Row stockItem = stockItem(product);
                stockItem.put("qty", item.quantity());
                stockItem.put("is_in_stock", status == 1 && isEnough(stockItem, item.quantity()));
            }
        }
    }

    void delete(String sku, String source) {
        SourceItem item = item(sku, source);
        if (item != null) {
            items.remove(item);
            bySku.getOrDefault(Collation.key(sku), Map.of()).remove(Collation.key(source));
        }
    }

    /** Deducts units from a source. */
    void deduct(String sku, String source, BigDecimal quantity) {
        SourceItem item = item(sku, source);
        if (item != null) {
            BigDecimal left = item.quantity().subtract(quantity);
            Row product = catalogue.withSku(sku);
            boolean isEnough = product == null ? left.signum() > 0 : isEnough(stockItem(product), left);
            save(item.sku(), source, left, isEnough ? 1 : 0);
        }
    }

    /** Returns whether the quantity exceeds the out-of-stock threshold. */
    static boolean isEnough(Row stockItem, BigDecimal quantity) {
        return !isManaged(stockItem)
                || stockItem.integer("backorders") != 0
                || quantity.compareTo(stockItem.decimal("min_qty")) > 0;
    }

    static boolean isManaged(Row stockItem) {
        return Boolean.TRUE.equals(stockItem.get("manage_stock"));
    }

    boolean isManaged(String sku) {
        Row product = catalogue.withSku(sku);
        return product == null || isManaged(stockItem(product));
    }

    /** Returns the enabled sources of a stock. */
    List<String> suppliers(int stock) {
        Predicate<String> isEnabled = code -> sources.stream()
                .anyMatch(source ->
                        source.text("source_code").equals(code) && Boolean.TRUE.equals(source.get("enabled")));
        return links.stream()
                .filter(link -> link.integer("stock_id") == stock)
                .map(link -> link.text("source_code"))
                .filter(isEnabled)
                .toList();
    }

    @Nullable
    Row stockOfWebsite(String code) {
        return stocks.stream()
                .filter(stock -> stock.row("extension_attributes").rows("sales_channels").stream()
                        .anyMatch(channel -> channel.text("code").equals(code)))
                .findFirst()
                .orElse(null);
    }

    /** Returns the quantities of a SKU by source. */
    Map<String, BigDecimal> quantities(String sku) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        of(sku).forEach(item -> quantities.put(item.source(), item.quantity()));
        return quantities;
    }
}
