package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.internal.magento1.call.DeadlineTransport;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.call.WriteCheckedTransport;

/**
 * The settings of one view of a shop.
 *
 * @param stockOverSoap2 the second transport for stock, if there is one
 * @param extension the services of the OrderFlow extension, if they can be reached
 * @param storeView code of the store view in which the catalogue is read; null for the administration
 * @param parallelism how many requests are in progress at the same time
 */
record ShopView(
        Transport transport,
        @Nullable StockOverSoap2 stockOverSoap2,
        @Nullable OrderFlowExtension extension,
        @Nullable String storeView,
        int parallelism) {

    ShopView within(Duration limit) {
        DeadlineTransport limited = new DeadlineTransport(transport, limit, System::nanoTime);
        return new ShopView(
                limited,
                stockOverSoap2 == null
                        ? null
                        : stockOverSoap2.by(soap2 -> new DeadlineTransport(soap2, limit, System::nanoTime)),
                extension == null ? null : new LimitedExtension(extension, limited),
                storeView,
                parallelism);
    }

    ShopView beforeWrites(Runnable check) {
        return new ShopView(
                new WriteCheckedTransport(transport, check),
                stockOverSoap2 == null ? null : stockOverSoap2.by(soap2 -> new WriteCheckedTransport(soap2, check)),
                extension,
                storeView,
                parallelism);
    }

    ShopView sequential() {
        return new ShopView(transport, stockOverSoap2, extension, storeView, 1);
    }

    ShopView inStoreView(String code) {
        return new ShopView(transport, stockOverSoap2, extension, code, parallelism);
    }

    void close() {
        if (stockOverSoap2 != null) {
            stockOverSoap2.transport().close();
        }
        transport.close();
    }
}
