package io.github.orderflowmagento.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.testing.ShopState.StockKey;

/** {@link Stock} in memory. */
final class InMemoryStock implements Stock {
    private final ShopAccess access;
    private final ShopState state;

    InMemoryStock(ShopAccess access) {
        this.access = access;
        this.state = access.state();
    }

    @Override
    public List<Answer<StockItem>> read(List<String> skus, String source) {
        return access.each("stock.read", skus, sku -> sku, sku -> find(sku, source));
    }

    private StockItem find(String sku, String source) {
        refuseUnknown(source, "stock.read " + sku);
        List<String> matches = SkuMatch.in(
                state.stock.keySet().stream()
                        .filter(key -> key.source().equals(source))
                        .map(StockKey::sku)
                        .toList(),
                sku);
        if (matches.size() > 1) {
            throw new MagentoException.Rejected("stock.read " + sku, "it may be any of " + matches);
        }
        return matches.stream()
                .findFirst()
                .map(match -> kept(match, source, "stock.read"))
                .orElseThrow(() -> noRecord(sku, "stock.read"));
    }

    private void refuseUnknown(String source, String operation) {
        if (!state.sources.contains(source)) {
            throw new MagentoException.Rejected(
                    MagentoException.Details.of(operation, "the shop has no source '" + source + "'")
                            .concerning(MagentoException.Concern.EVERYTHING));
        }
    }

    private StockItem kept(String sku, String source, String call) {
        StockItem item = state.stock.get(new StockKey(sku, source));
        if (item == null) {
            throw noRecord(sku, call);
        }
        return item;
    }

    private static MagentoException noRecord(String sku, String call) {
        return new MagentoException.NotFound(call + " " + sku, "the shop has no stock record of this SKU");
    }

    @Override
    public List<Answer<StockUpdate>> update(List<StockUpdate> updates) {
        Set<StockKey> named = new HashSet<>();
        updates.forEach(update -> {
            if (!named.add(new StockKey(update.sku(), update.source()))) {
                throw new IllegalArgumentException(
                        "stock update: SKU '" + update.sku() + "' is named twice for source '" + update.source() + "'");
            }
        });
        access.check();
        return access.each("stock.update", updates, StockUpdate::sku, update -> {
            refuseUnknown(update.source(), "stock.update " + update.sku());
            StockItem before = kept(update.sku(), update.source(), "stock.update");
            state.keep(StockItem.builder()
                    .from(before)
                    .quantity(update.quantity())
                    .isInStock(update.isInStock())
                    .build());
            return update;
        });
    }

    @Override
    public StockKeeping keeping() {
        return access.read("stock.keeping", "", () -> state.keeping);
    }
}
