package io.github.orderflowmagento.examples.sizes;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

/** A shop of any number of products, of which each has three units until it is written, and which remembers the last batch alone. */
final class GeneratedShop implements Stock {
    private static final BigDecimal UNITS = BigDecimal.valueOf(3);

    private final LiveSet liveSet;
    private final Map<String, StockItem> written = new HashMap<>();
    private long updates;

    GeneratedShop(LiveSet liveSet) {
        this.liveSet = liveSet;
    }

    /** As an operation sees it. */
    Magento shop() {
        return (Magento) Proxy.newProxyInstance(
                Magento.class.getClassLoader(),
                new Class<?>[] {Magento.class},
                (shop, method, arguments) -> switch (method.getName()) {
                    case "stock" -> this;
                    case "address" -> "https://shop.example.com/";
                    case "beforeWrites" -> shop;
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    long updates() {
        return updates;
    }

    @Override
    public List<Answer<StockItem>> read(List<String> skus, String source) {
        liveSet.look(skus.size());
        return skus.stream().map(sku -> Answer.of(sku, item(sku))).toList();
    }

    private StockItem item(String sku) {
        return written.getOrDefault(
                sku,
                StockItem.builder()
                        .productId(1)
                        .sku(sku)
                        .quantity(UNITS)
                        .isInStock(true)
                        .build());
    }

    @Override
    public List<Answer<StockUpdate>> update(List<StockUpdate> some) {
        updates += some.size();
        written.clear();
        some.forEach(update -> written.put(
                update.sku(),
                StockItem.builder()
                        .productId(1)
                        .sku(update.sku())
                        .quantity(update.quantity())
                        .isInStock(update.isInStock())
                        .build()));
        return some.stream().map(update -> Answer.of(update.sku(), update)).toList();
    }

    @Override
    public StockKeeping keeping() {
        return StockKeeping.SUBTRACTS;
    }
}
