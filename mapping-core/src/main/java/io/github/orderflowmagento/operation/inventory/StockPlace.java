package io.github.orderflowmagento.operation.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

/**
 * The place of a stock.
 *
 * @param sku the shop's SKU
 * @param source the source's code
 */
record StockPlace(String sku, String source) {
    static StockPlace of(StockUpdate update) {
        return new StockPlace(update.sku(), update.source());
    }

    /** Returns a key shared by all {@linkplain SkuMatch matching} forms of the SKU in the source. Source codes do not contain this character. */
    String folded() {
        return SkuMatch.folded(sku) + '\0' + source;
    }

    /** Reads the stock of each place, in order; places of one source are read together. */
    static List<Answer<StockItem>> read(Stock stock, List<StockPlace> places) {
        Map<String, List<StockPlace>> bySource = places.stream()
                .collect(Collectors.groupingBy(StockPlace::source, LinkedHashMap::new, Collectors.toList()));
        Map<StockPlace, Answer<StockItem>> answers = new HashMap<>();
        bySource.forEach((source, some) -> {
            List<Answer<StockItem>> read =
                    stock.read(some.stream().map(StockPlace::sku).toList(), source);
            for (int i = 0; i < some.size(); i++) {
                answers.put(some.get(i), read.get(i));
            }
        });
        return places.stream()
                .map(place -> Objects.requireNonNull(answers.get(place)))
                .toList();
    }
}
