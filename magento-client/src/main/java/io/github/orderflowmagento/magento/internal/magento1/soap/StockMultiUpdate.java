package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.SingleCalls;

/**
 * Makes many updates of stock in one request: {@code multiUpdate}, which SOAP v2 has from Magento 1.8 on. It stops at the first product
 * that it cannot update; earlier ones stay updated, and the fault does not name the product. Since quantities are absolute, all are then
 * repeated one by one, each with its own answer.
 */
final class StockMultiUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(StockMultiUpdate.class);
    private static final String UPDATE = "cataloginventory_stock_item.update";
    private static final String MULTI_UPDATE = "cataloginventory_stock_item.multiUpdate";

    private final Function<ApiCall, @Nullable Object> calls;
    private final Function<List<ApiCall>, List<Reply>> oneByOne;
    private volatile boolean missing;

    /**
     * @param calls makes one call
     * @param oneByOne makes many, each separately
     */
    StockMultiUpdate(Function<ApiCall, @Nullable Object> calls, Function<List<ApiCall>, List<Reply>> oneByOne) {
        this.calls = calls;
        this.oneByOne = oneByOne;
    }

    boolean canMake(List<ApiCall> some) {
        return !missing
                && some.size() > 1
                && some.stream().allMatch(call -> call.resourcePath().equals(UPDATE));
    }

    List<Reply> make(List<ApiCall> updates) {
        List<@Nullable Object> products = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (ApiCall update : updates) {
            products.add(update.argument(0));
            values.add(update.argument(1));
        }
        ApiCall all = new ApiCall(MULTI_UPDATE, List.of(products, values), updates.size() + " products");
        try {
            Object done = calls.apply(all);
            return updates.stream().map(update -> Reply.of(done)).toList();
        } catch (MagentoException.Unsupported e) {
            missing = true;
            LOG.info("The shop's SOAP v2 has no multiUpdate, as before Magento 1.8: stock is updated one by one");
        } catch (MagentoException e) {
            if (!SingleCalls.isAnswer(e)) {
                throw e;
            }
            LOG.info("{}: each is now updated separately", e.getMessage());
        }
        return oneByOne.apply(updates);
    }
}
