package io.github.orderflowmagento.magento.internal.magento1;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.Feature;
import io.github.orderflowmagento.magento.internal.magento1.StockWrites.Write;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.call.VersionAnswer;

/**
 * SOAP v2 in addition to the web service that writes stock: from Magento 1.8 on it updates many products in one request and saves only
 * their stock. It is used where the shop's version is known to support that; the version is read once. Thread-safe.
 */
public final class StockOverSoap2 {
    private static final Logger LOG = LoggerFactory.getLogger(StockOverSoap2.class);

    private final Transport transport;
    private final AtomicReference<@Nullable Capabilities> capabilities;
    private final AtomicBoolean isGivenUp;

    /**
     * @param transport SOAP v2
     * @param detected what is already known of the shop
     */
    public StockOverSoap2(Transport transport, Capabilities detected) {
        this(
                transport,
                new AtomicReference<>(
                        detected.version().isPresent() || detected.has(Feature.STOCK_MULTI_UPDATE) ? detected : null),
                new AtomicBoolean());
    }

    private StockOverSoap2(
            Transport transport, AtomicReference<@Nullable Capabilities> capabilities, AtomicBoolean isGivenUp) {
        this.transport = transport;
        this.capabilities = capabilities;
        this.isGivenUp = isGivenUp;
    }

    /** Returns the same over another transport to SOAP v2. */
    StockOverSoap2 by(UnaryOperator<Transport> wrapping) {
        return new StockOverSoap2(wrapping.apply(transport), capabilities, isGivenUp);
    }

    Transport transport() {
        return transport;
    }

    /** Whether the shop is known to reliably update many products in one request. */
    boolean isThere(Transport asking) {
        return !isGivenUp.get()
                && known(asking)
                        .filter(shop -> shop.has(Feature.STOCK_MULTI_UPDATE) && !shop.lacks(Feature.SOUND_ANSWERS))
                        .isPresent();
    }

    private Optional<Capabilities> known(Transport asking) {
        if (capabilities.get() == null) {
            try {
                capabilities.set(VersionAnswer.read(asking.call(VersionAnswer.QUESTION))
                        .map(Capabilities::of)
                        .orElse(Capabilities.unknown()));
            } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
                LOG.info(
                        "SOAP v2 is not used for stock, since the shop does not report its version: {}",
                        e.getMessage());
                capabilities.set(Capabilities.unknown());
            } catch (MagentoException e) {
                LOG.debug("The shop's version is still unknown: {}", e.getMessage());
            }
        }
        return Optional.ofNullable(capabilities.get());
    }

    /**
     * Whether the update has the same effect over SOAP v2. A numeric text was looked up over the other web service, and either may take it
     * for a SKU or for a product's number. In a shop that hides products that are out of stock, a product that comes into stock or goes out
     * of it is still displayed as before, if the version does not index what SOAP v2 has written.
     */
    boolean takes(Write update) {
        Capabilities known = capabilities.get();
        boolean isShown = known != null && known.has(Feature.SOAP_V2_STOCK_SHOWN);
        return !update.isOfDigits() && (isShown || !update.mayChangeAvailability());
    }

    /** SOAP v2 refused everything that the other web service then accepted: it is not used again. */
    void giveUp(Reply reason) {
        if (!isGivenUp.compareAndSet(false, true)) {
            return;
        }
        MagentoException failure = reason.failure();
        if (failure instanceof MagentoException.NotUnderstood) {
            // nothing speaks SOAP v2 there, which need not be an error
            LOG.info("Stock is written without SOAP v2, which is slower. {}", failure.getMessage());
        } else {
            LOG.warn(
                    "Stock could not be written over SOAP v2. It was written another way, which is slower, and will be from now on. {}",
                    failure == null ? "The shop answers that nothing was done" : failure.getMessage());
        }
    }
}
