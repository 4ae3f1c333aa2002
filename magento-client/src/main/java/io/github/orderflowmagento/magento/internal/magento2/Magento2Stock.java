package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

/**
 * The stock in sources. A shop without the modules of multi-source inventory has one stock, which is that of the source {@value
 * StockItem#DEFAULT_SOURCE}, and is read product by product.
 */
final class Magento2Stock implements Stock {
    /** The maximum number of SKUs that are read together. */
    static final int MOST_SKUS = 500;

    /** The default number. */
    static final int MODERATE = 250;

    /** The product of a record that the shop invents if there is none; it is "in stock", without a quantity. */
    private static final Long MADE_UP = 0L;

    private static final String READ = "inventory/source-items";

    /** The fields that identify a record, which has no number. */
    private static final List<String> KEY = List.of("sku", "source_code");

    private final Magento2Service service;
    private final Modules modules;
    private final EntityBatches oneByOne;
    private final EntityBatches together;
    private final CatalogSkus catalog;
    private final StockWrites writes;
    private final Optional<BulkSettings> bulk;

    /**
     * The settings for writing many records at once.
     *
     * @param found the SKUs of the records in a source, which need not be read again shortly after
     * @param size how many records go into an operation at most
     */
    record BulkSettings(Bulk bulk, RecordedSkus found, PageLimit most, int size) {}

    /**
     * @param oneByOne reads product by product
     * @param together reads the stock in sources
     */
    Magento2Stock(
            Magento2Service service,
            Modules modules,
            EntityBatches oneByOne,
            EntityBatches together,
            CatalogSkus catalog,
            StockWrites writes,
            Optional<BulkSettings> bulk) {
        this.service = service;
        this.modules = modules;
        this.oneByOne = oneByOne;
        this.together = together;
        this.catalog = catalog;
        this.writes = writes;
        this.bulk = bulk;
    }

    @Override
    public StockKeeping keeping() {
        return modules.haveSources() ? StockKeeping.RESERVES : StockKeeping.SUBTRACTS;
    }

    @Override
    public Set<String> enabledSources() {
        if (!modules.haveSources()) {
            return Stock.super.enabledSources();
        }
        return service.all(RestApi::sources, new SearchCriteria(), List.of("source_code"), "inventory/sources").stream()
                .filter(source -> Boolean.TRUE.equals(source.get("enabled")))
                .map(source -> String.valueOf(source.get("source_code")))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Answer<StockItem>> read(List<String> skus, String source) {
        if (skus.isEmpty()) {
            return List.of();
        }
        PathSegment.requireCode(READ, "a source", source, Concern.EVERYTHING);
        boolean haveSources;
        try {
            haveSources = modules.haveSources();
        } catch (MagentoException unknown) {
            return skus.stream()
                    .map(sku -> Answer.<StockItem>failed(sku, unknown))
                    .toList();
        }
        if (!haveSources) {
            Map<String, Answer<Map<String, String>>> types = catalog.types(skus);
            return oneByOne.read(
                    skus,
                    some -> some.stream()
                            .map(sku -> legacy(sku, catalogSku(sku, types), source))
                            .toList());
        }
        return together.read(skus, some -> {
            Map<String, Map<String, @Nullable Object>> found = foundIn(some, source);
            return some.stream()
                    .map(sku -> EntityReader.answer(sku, () -> item(sku, found, source)))
                    .toList();
        });
    }

    /** @throws MagentoException.Rejected if the shop has no such source */
    private Map<String, Map<String, @Nullable Object>> foundIn(List<String> skus, String source) {
        Map<String, Map<String, @Nullable Object>> found = found(skus, source);
        if (found.isEmpty()) {
            requireSource(source);
        }
        return found;
    }

    private Map<String, Map<String, @Nullable Object>> found(List<String> skus, String source) {
        Map<String, Map<String, @Nullable Object>> rows = new HashMap<>();
        for (SearchCriteria search :
                new SearchCriteria().is("source_code", source).namingAlone("sku", skus, MOST_SKUS)) {
            for (Map<String, @Nullable Object> row :
                    service.all(RestApi::sourceItems, search, KEY, skus.size(), READ)) {
                String its = String.valueOf(row.get("source_code"));
                if (its.equalsIgnoreCase(source) && !its.equals(source)) {
                    throw new MagentoException.Rejected(Details.of(
                                    READ,
                                    "the shop has no source '" + source + "', but one '" + its
                                            + "': name it in this letter case")
                            .concerning(Concern.EVERYTHING));
                }
                if (!its.equals(source)) {
                    throw new MagentoException.NotUnderstood(Details.of(
                                    READ,
                                    "the shop sends the stock of another source: something in the shop changes the filter")
                            .concerning(Concern.EVERYTHING));
                }
                rows.put(String.valueOf(row.get("sku")), row);
            }
        }
        bulk.ifPresent(way -> way.found().are(rows.keySet(), source));
        return rows;
    }

    private static StockItem item(String sku, Map<String, Map<String, @Nullable Object>> found, String source) {
        String operation = READ + " " + sku;
        List<String> matching = SkuMatch.in(found.keySet(), sku);
        if (matching.size() > 1) {
            throw new MagentoException.Rejected(operation, "several SKUs match: " + matching);
        }
        if (matching.isEmpty()) {
            throw new MagentoException.NotFound(operation, "the source '" + source + "' has no stock record of it");
        }
        return EntityReader.read(
                operation, Magento2Shape.sourceItem(found.getOrDefault(matching.get(0), Map.of())), StockItem::of);
    }

    /** A missing source would look as if it held nothing. */
    private void requireSource(String source) {
        try {
            service.get(api -> api.source(source), "inventory/sources " + source);
        } catch (MagentoException.NotFound e) {
            throw new MagentoException.Rejected(
                    Details.of(READ, "the shop has no source '" + source + "'").concerning(Concern.EVERYTHING));
        }
    }

    /** Returns the SKU as in the catalogue, since a stock item does not contain its SKU; the requested one if uncertain. */
    private static String catalogSku(String sku, Map<String, Answer<Map<String, String>>> types) {
        List<String> matching = Optional.ofNullable(types.get(sku))
                .flatMap(Answer::value)
                .map(found -> SkuMatch.in(found.keySet(), sku))
                .orElse(List.of());
        return matching.size() == 1 ? matching.get(0) : sku;
    }

    /** @param catalogSku as in the catalogue */
    private Answer<StockItem> legacy(String requested, String catalogSku, String source) {
        String operation = "stockItems " + requested;
        return EntityReader.answer(requested, () -> {
            requireDefaultSource(source, operation);
            requireAddressable(catalogSku, operation);
            Map<String, @Nullable Object> item = service.entity(api -> api.stockItem(catalogSku), operation);
            if (MADE_UP.equals(item.get("product_id"))) {
                throw new MagentoException.NotFound(operation, "the shop has no stock record of it");
            }
            return EntityReader.read(operation, Magento2Shape.stockItem(item, catalogSku, source), StockItem::of);
        });
    }

    @Override
    public List<Answer<StockUpdate>> update(List<StockUpdate> updates) {
        Set<List<String>> seen = new LinkedHashSet<>();
        for (StockUpdate update : updates) {
            if (!seen.add(place(update))) {
                throw new IllegalArgumentException(
                        "stock update: SKU '" + update.sku() + "' is named twice for source '" + update.source() + "'");
            }
        }
        boolean haveSources;
        try {
            haveSources = modules.haveSources();
        } catch (MagentoException unknown) {
            return updates.stream()
                    .map(update -> Answer.<StockUpdate>failed(update.sku(), unknown))
                    .toList();
        }
        Map<String, Answer<Map<String, String>>> types =
                catalog.types(updates.stream().map(StockUpdate::sku).distinct().toList());
        Map<List<String>, Answer<Set<String>>> recorded = haveSources ? recorded(updates) : Map.of();
        List<Answer<StockWrites.Write>> records = withoutDoubled(updates.stream()
                .map(update -> Objects.requireNonNull(types.get(update.sku()))
                        .map(known -> record(update, known, recorded, haveSources)))
                .toList());
        List<StockWrites.Write> toWrite =
                records.stream().flatMap(one -> one.value().stream()).toList();
        Iterator<Optional<MagentoException>> failures =
                write(toWrite, haveSources).iterator();
        return records.stream()
                .map(one -> one.value().isPresent()
                        ? failures.next()
                                .map(failure -> Answer.<StockUpdate>failed(one.key(), failure))
                                .orElseGet(() -> one.map(StockWrites.Write::update))
                        : one.map(StockWrites.Write::update))
                .toList();
    }

    private List<Optional<MagentoException>> write(List<StockWrites.Write> records, boolean haveSources) {
        if (records.isEmpty()) {
            return List.of();
        }
        return bulk.map(way -> new BulkStockWrites(way.bulk(), this, writes, way.most(), way.size())
                        .write(records, haveSources))
                .orElseGet(() -> haveSources ? writes.ofSources(records) : writes.withoutSources(records));
    }

    @Override
    public int updatedTogether() {
        return bulk.isPresent() ? BulkStockWrites.TOGETHER : Stock.super.updatedTogether();
    }

    /** Of several updates for one SKU of the catalogue only the one in its letter case is kept: the shop would keep the last. */
    private static List<Answer<StockWrites.Write>> withoutDoubled(List<Answer<StockWrites.Write>> records) {
        Map<List<String>, Long> times = records.stream()
                .flatMap(one -> one.value().stream())
                .collect(Collectors.groupingBy(one -> place(one), Collectors.counting()));
        return records.stream()
                .map(one -> one.map(write -> {
                    if (times.getOrDefault(place(write), 0L) > 1
                            && !write.sku().equals(write.update().sku())) {
                        throw new MagentoException.Rejected(
                                "stock update " + write.update().sku(),
                                "not sent: others are the shop's '" + write.sku() + "', too");
                    }
                    return write;
                }))
                .toList();
    }

    private static List<String> place(StockWrites.Write write) {
        return List.of(write.sku(), write.update().source());
    }

    private static List<String> place(StockUpdate update) {
        return List.of(update.sku(), update.source());
    }

    /** Returns the SKUs of the records in each source, by SKU and source. */
    private Map<List<String>, Answer<Set<String>>> recorded(List<StockUpdate> updates) {
        Map<String, List<StockUpdate>> bySource = updates.stream()
                .collect(Collectors.groupingBy(StockUpdate::source, LinkedHashMap::new, Collectors.toList()));
        Map<List<String>, Answer<Set<String>>> recorded = new HashMap<>();
        bySource.forEach((source, some) -> {
            List<StockUpdate> unread = new ArrayList<>();
            for (StockUpdate update : some) {
                Set<String> found =
                        bulk.map(way -> way.found().of(update.sku(), source)).orElse(Set.of());
                if (found.isEmpty()) {
                    unread.add(update);
                } else {
                    recorded.put(place(update), Answer.of(update.sku(), found));
                }
            }
            List<Answer<Set<String>>> answers =
                    together.read(unread.stream().map(StockUpdate::sku).toList(), skus -> {
                        Set<String> found = foundIn(skus, source).keySet();
                        return skus.stream().map(sku -> Answer.of(sku, found)).toList();
                    });
            for (int i = 0; i < unread.size(); i++) {
                recorded.put(place(unread.get(i)), answers.get(i));
            }
        });
        return recorded;
    }

    /** The shop would accept a SKU that it does not have, and a source that has never held the product. */
    private static StockWrites.Write record(
            StockUpdate update,
            Map<String, String> types,
            Map<List<String>, Answer<Set<String>>> recorded,
            boolean haveSources) {
        String operation = "stock update " + update.sku();
        String sku = CatalogSkus.resolved(update.sku(), types, operation);
        if (haveSources) {
            Set<String> found =
                    Objects.requireNonNull(recorded.get(place(update))).orThrow();
            if (!found.contains(sku)) {
                throw new MagentoException.NotFound(
                        operation, "not sent: the source '" + update.source() + "' has no stock record of it");
            }
        } else {
            requireDefaultSource(update.source(), operation);
            requireAddressable(sku, operation);
        }
        return new StockWrites.Write(sku, update);
    }

    private static void requireDefaultSource(String source, String operation) {
        if (!source.equals(StockItem.DEFAULT_SOURCE)) {
            throw new MagentoException.Rejected(
                    operation, "not sent: a shop without multi-source inventory has no source '" + source + "'");
        }
    }

    private static void requireAddressable(String sku, String operation) {
        if (!PathSegment.isPossible(sku)) {
            throw new MagentoException.Rejected(
                    operation,
                    "not sent: a shop without multi-source inventory is read by SKU, and a URL cannot contain this one");
        }
    }
}
