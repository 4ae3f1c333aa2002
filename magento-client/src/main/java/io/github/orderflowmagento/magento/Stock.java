package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Set;

import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;

/**
 * The stock of a shop: the quantity of each product in each source. A Magento 1 shop has one source, {@value StockItem#DEFAULT_SOURCE}.
 * Thread-safe. Every method may throw the {@link MagentoException}s that {@link Magento} lists.
 */
public interface Stock {
    /** Returns the stock in the source {@value StockItem#DEFAULT_SOURCE}; otherwise as {@link #read(List, String)}. */
    default List<Answer<StockItem>> read(List<String> skus) {
        return read(skus, StockItem.DEFAULT_SOURCE);
    }

    /**
     * Returns the stock of the products with the given SKUs in one source. Up to {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#batchSize batchSize} products share a call; a numeric SKU takes a separate
     * call and one more look-up, so that it is never mistaken for a product's number.
     *
     * <p>A SKU is matched exactly, else ignoring leading and trailing blanks, else ignoring case, provided that only one product matches
     * ({@link SkuMatch}); {@link StockItem#sku} is the shop's SKU.
     *
     * @param source the source's code
     * @return one answer per SKU, in the order given; {@link MagentoException.NotFound} for a SKU without a stock record, {@link
     *     MagentoException.Rejected} for a SKU that matches several, and for every SKU if the shop has no such source
     */
    List<Answer<StockItem>> read(List<String> skus, String source);

    /**
     * Writes quantities. Quantities are absolute, so an update may be repeated. Each product is looked up before it is written, as {@link
     * #read(List)} does, so that a numeric SKU never changes another product. How many updates share a request adapts to the time that
     * requests take, up to the {@link io.github.orderflowmagento.magento.client.Magento1Builder#writeBatchSize writeBatchSize}.
     *
     * <p>A Magento 2 with sources takes up to 500 updates in a request. The number adapts to the time that requests take and to the maximum
     * that the shop reports, unless {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#writeBatchSize configured}. Such
     * a shop also accepts unknown SKUs and composite products, whose stock has no meaning. So the products are looked up first, 250 per
     * request, and such updates are rejected. Without sources each product takes a request.
     *
     * <p>If the client's {@linkplain io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism} is more than one, that
     * many requests are in progress at the same time, never two for the same SKU. When the call returns, no request is in progress, even if
     * its thread is interrupted.
     *
     * <p>A request on which the shop fails is split until the failing update is found. After a request without an answer nothing more is
     * sent; the remaining updates fail with {@link MagentoException.NotReached}.
     *
     * <p>If a client of a Magento 2 uses {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk() async bulk}, all
     * updates are queued by one request and executed later, and the call waits until they are executed, or the waiting time is over. For
     * updates that are still open then, the stock is read back; an update that the stock does not show is {@link MagentoException.Queued}.
     * While an update is in the shop's queue, no other one for the same SKU and source is sent, since the older quantity would overwrite
     * the newer one: it is {@code Queued}, too, for a day at most.
     *
     * @param updates at most one per SKU and source
     * @return one answer per update, in the order given, keyed by the update's SKU; the value is the update itself. {@link
     *     MagentoException.NotFound} for a SKU without a stock record, {@link MagentoException.Rejected} for a SKU that matches several, an
     *     update that the shop refuses, and a source that the shop does not have
     * @throws IllegalArgumentException if a SKU is named twice for one source; nothing is sent then
     */
    List<Answer<StockUpdate>> update(List<StockUpdate> updates);

    /**
     * Returns how many updates one call of {@link #update} can write with hardly more requests than a single update. Default: 1; more with
     * {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk() async bulk}. Sends nothing.
     */
    default int updatedTogether() {
        return 1;
    }

    /**
     * Returns what the quantities mean, and so whether the shop subtracts open orders from them itself. {@link StockKeeping#SUBTRACTS} for
     * every Magento 1, without a request.
     *
     * @throws MagentoException if the shop had to be queried and did not answer
     */
    StockKeeping keeping();

    /**
     * Returns the codes of the enabled sources. Default: {@value StockItem#DEFAULT_SOURCE} alone, as in every Magento 1, without a request.
     *
     * @throws MagentoException if the shop had to be queried and did not answer
     */
    default Set<String> enabledSources() {
        return Set.of(StockItem.DEFAULT_SOURCE);
    }
}
