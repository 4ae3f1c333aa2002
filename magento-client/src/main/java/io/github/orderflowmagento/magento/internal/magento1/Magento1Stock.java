package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

/**
 * Stock calls cannot specify whether a numeric text is a SKU or a product's number: some versions take it for the number, some for the SKU
 * if there is one. So such a SKU is first looked up in the product list, and every returned row is compared with the intended SKU before
 * anything is written.
 */
final class Magento1Stock implements Stock {
    private static final Pattern MAY_BE_TAKEN_FOR_A_NUMBER = Pattern.compile("[+-]?[0-9]+");
    private static final String LIST = "cataloginventory_stock_item.list";
    private static final String UPDATE = "cataloginventory_stock_item.update";

    private final Batches<ApiCall, Reply> batches;
    private final StockWrites writes;
    private final int batchSize;

    Magento1Stock(Batches<ApiCall, Reply> batches, StockWrites writes, int batchSize) {
        this.batches = batches;
        this.writes = writes;
        this.batchSize = batchSize;
    }

    /** A stock item and the text by which this shop's stock calls are known to find it. */
    private record Located(StockItem item, String identifier) {}

    @Override
    public StockKeeping keeping() {
        return StockKeeping.SUBTRACTS;
    }

    @Override
    public List<Answer<StockItem>> read(List<String> skus, String source) {
        return hasSource(source)
                ? locate(skus).stream().map(answer -> answer.map(Located::item)).toList()
                : skus.stream()
                        .<Answer<StockItem>>map(sku -> Answer.failed(sku, noSuchSource(LIST + " " + sku, source)))
                        .toList();
    }

    private static boolean hasSource(String source) {
        return source.equals(StockItem.DEFAULT_SOURCE);
    }

    private static MagentoException noSuchSource(String operation, String source) {
        return new MagentoException.Rejected(MagentoException.Details.of(
                        operation,
                        "not sent: the shop has no source '" + source + "'; a Magento 1 shop has one, '"
                                + StockItem.DEFAULT_SOURCE + "'")
                .concerning(MagentoException.Concern.EVERYTHING));
    }

    @Override
    public List<Answer<StockUpdate>> update(List<StockUpdate> updates) {
        refuseRepeats(updates);
        Iterator<Answer<StockUpdate>> written = updateDefault(updates.stream()
                        .filter(update -> hasSource(update.source()))
                        .toList())
                .iterator();
        List<Answer<StockUpdate>> answers = new ArrayList<>();
        for (StockUpdate update : updates) {
            answers.add(
                    hasSource(update.source())
                            ? written.next()
                            : Answer.failed(update.sku(), noSuchSource(UPDATE + " " + update.sku(), update.source())));
        }
        return answers;
    }

    private List<Answer<StockUpdate>> updateDefault(List<StockUpdate> updates) {
        List<Answer<Located>> located =
                locate(updates.stream().map(StockUpdate::sku).toList());
        List<StockWrites.Write> calls = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            StockUpdate update = updates.get(i);
            located.get(i).value().ifPresent(found -> calls.add(write(found, update)));
        }
        List<Reply> replies = writes.call(calls);
        List<Answer<StockUpdate>> answers = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < updates.size(); i++) {
            StockUpdate update = updates.get(i);
            Answer<Located> found = located.get(i);
            if (found.value().isPresent()) {
                ApiCall call = calls.get(next).call();
                answers.add(replies.get(next).answer(update.sku(), result -> done(call, result, update)));
                next++;
            } else {
                answers.add(found.map(never -> update));
            }
        }
        return answers;
    }

    private static void refuseRepeats(List<StockUpdate> updates) {
        Set<List<String>> seen = new HashSet<>();
        for (StockUpdate update : updates) {
            if (!seen.add(List.of(update.sku(), update.source()))) {
                throw new IllegalArgumentException(
                        "stock update: SKU '" + update.sku() + "' is named twice for source '" + update.source() + "'");
            }
        }
    }

    /** The shop itself takes a product without units out of stock, whatever is written. */
    private static StockWrites.Write write(Located found, StockUpdate update) {
        boolean staysAsItIs = found.item().isInStock() == update.isInStock()
                && (update.quantity().signum() > 0 || !update.isInStock());
        return new StockWrites.Write(
                update(found.identifier(), update), mayBeTakenForANumber(found.identifier()), !staysAsItIs);
    }

    private static ApiCall update(String identifier, StockUpdate update) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("qty", update.quantity().toPlainString());
        values.put("is_in_stock", update.isInStock() ? 1L : 0L);
        return ApiCall.about(update.sku(), UPDATE, identifier, values);
    }

    /** The number distinguishes a product from one whose SKU is that number. */
    private static StockItem item(Fields fields) {
        StockItem item = StockItem.of(fields);
        if (item.productId().isEmpty()) {
            throw new InvalidFieldException("product_id", "is missing");
        }
        return item;
    }

    private static StockUpdate done(ApiCall call, @Nullable Object result, StockUpdate update) {
        ResponseTrees.done(call, result);
        return update;
    }

    private List<Answer<Located>> locate(List<String> skus) {
        Search search = new Search();
        List<String> ofDigits =
                skus.stream().filter(Magento1Stock::mayBeTakenForANumber).toList();
        search.by(named(skus.stream().filter(sku -> !mayBeTakenForANumber(sku))), batchSize);
        if (!ofDigits.isEmpty()) {
            // one text per call, so that it is certain which text found which row
            search.by(search.productNumbers(ofDigits), 1);
            search.by(named(ofDigits.stream().filter(search::isMissing)), 1);
        }
        return skus.stream().map(search::answer).toList();
    }

    /** SKUs that are looked up separately, and without surrounding blanks: the database ignores only trailing ones. */
    private static Map<String, String> named(Stream<String> skus) {
        Map<String, String> named = new LinkedHashMap<>();
        skus.forEach(sku -> {
            named.put(sku, sku);
            named.putIfAbsent(sku.strip(), sku);
        });
        return named;
    }

    private static boolean mayBeTakenForANumber(String sku) {
        return MAY_BE_TAKEN_FOR_A_NUMBER.matcher(sku.strip()).matches();
    }

    /** The results of one look-up so far. */
    private final class Search {
        /** By the shop's SKU. */
        private final Map<String, Located> found = new HashMap<>();

        /** By the shop's SKU, or else by the requested one. */
        private final Map<String, MagentoException> failures = new HashMap<>();

        /** All SKUs by their common form. */
        private final Map<String, Set<String>> skusByForm = new HashMap<>();

        /**
         * Lists by the given texts. A row counts for the SKU that it contains, in whatever letter case, and not for the requested one.
         *
         * @param skus by text, the intended SKU
         */
        void by(Map<String, String> skus, int textsPerCall) {
            List<List<String>> chunks = Chunks.of(List.copyOf(skus.keySet()), textsPerCall);
            List<ApiCall> calls = chunks.stream()
                    .map(some -> ApiCall.about(some.size() + " products", LIST, some))
                    .toList();
            List<Reply> replies = batches.call(calls);
            for (int i = 0; i < calls.size(); i++) {
                List<String> requested = chunks.get(i);
                Set<String> meant = requested.stream().map(skus::get).collect(Collectors.toSet());
                rows(calls.get(i), replies.get(i), Magento1Stock::item, meant).forEach(item -> keep(item, requested));
            }
        }

        /** Returns the rows of a reply. An unreadable one is a failure for the SKU that it contains, or else for each intended one. */
        private <T> List<T> rows(ApiCall call, Reply reply, Function<Fields, T> reading, Set<String> meant) {
            Answer<List<T>> rows = reply.answer(
                    call.subject(),
                    tree -> ResponseTrees.entities(
                            call,
                            tree,
                            reading,
                            (row, failure) -> row.text("sku")
                                    .filter(sku -> !sku.isBlank())
                                    .ifPresentOrElse(sku -> fail(Set.of(sku), failure), () -> fail(meant, failure))));
            rows.failure().ifPresent(failure -> fail(meant, failure));
            return rows.value().orElse(List.of());
        }

        private void fail(Set<String> skus, MagentoException failure) {
            skus.forEach(sku -> {
                failures.put(sku, failure);
                remember(sku);
            });
        }

        private void find(StockItem item, String identifier) {
            found.put(item.sku(), new Located(item, identifier));
            remember(item.sku());
        }

        private void remember(String sku) {
            skusByForm
                    .computeIfAbsent(SkuMatch.folded(sku), any -> new TreeSet<>())
                    .add(sku);
        }

        private void keep(StockItem item, List<String> requested) {
            String number = item.productId().map(String::valueOf).orElseThrow();
            if (requested.contains(number) && !requested.contains(item.sku())) {
                find(item, number);
            } else if (!mayBeTakenForANumber(item.sku())) {
                find(item, item.sku());
            } else if (requested.size() == 1) {
                find(item, requested.get(0));
            }
        }

        /** Returns, by number as text, the SKU of each product with one of these, in whatever letter case. */
        Map<String, String> productNumbers(List<String> skus) {
            List<List<String>> chunks =
                    Chunks.of(List.copyOf(named(skus.stream()).keySet()), batchSize);
            List<ApiCall> calls = chunks.stream()
                    .map(some -> ApiCall.about(
                            some.size() + " products",
                            "catalog_product.list",
                            new Filters().anyOf("sku", some).asArgument()))
                    .toList();
            List<Reply> replies = batches.call(calls);
            Map<String, String> numbers = new LinkedHashMap<>();
            for (int i = 0; i < calls.size(); i++) {
                Set<String> requested = Set.copyOf(chunks.get(i));
                Set<String> folded = requested.stream().map(SkuMatch::folded).collect(Collectors.toSet());
                rows(calls.get(i), replies.get(i), ProductSummary::of, requested)
                        .forEach(row -> row.sku()
                                .filter(sku -> folded.contains(SkuMatch.folded(sku)))
                                .ifPresent(sku -> number(row, sku)
                                        .ifPresent(number -> numbers.put(String.valueOf(number), sku))));
            }
            return numbers;
        }

        /** Returns the product's number; empty, with a failure for the SKU, if the list does not contain it. */
        private Optional<Long> number(ProductSummary row, String sku) {
            if (row.productId().isEmpty()) {
                fail(
                        Set.of(sku),
                        new MagentoException.NotUnderstood(MagentoException.Details.of(
                                        "catalog_product.list " + sku,
                                        "field product_id: is missing or not a whole number")
                                .concerning(MagentoException.Concern.ITEM)));
            }
            return row.productId();
        }

        boolean isMissing(String sku) {
            return matches(sku).isEmpty();
        }

        private List<String> matches(String sku) {
            return SkuMatch.in(skusByForm.getOrDefault(SkuMatch.folded(sku), Set.of()), sku);
        }

        Answer<Located> answer(String sku) {
            List<String> matches = matches(sku);
            if (matches.isEmpty()) {
                return Answer.failed(
                        sku,
                        new MagentoException.NotFound(LIST + " " + sku, "the shop has no stock record of this SKU"));
            }
            if (matches.size() > 1) {
                return Answer.failed(
                        sku,
                        new MagentoException.Rejected(
                                LIST + " " + sku,
                                "the shop has no stock record of exactly this SKU, but "
                                        + matches.stream()
                                                .map(match -> "'" + match + "'")
                                                .collect(Collectors.joining(" and "))
                                        + ": which is meant is not certain"));
            }
            Located located = found.get(matches.get(0));
            return located != null
                    ? Answer.of(sku, located)
                    : Answer.failed(sku, Objects.requireNonNull(failures.get(matches.get(0))));
        }
    }
}
