package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.SingleCalls;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.call.VersionAnswer;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Session;

/**
 * The resource model over SOAP v2, which has an operation for each of its methods: calls are translated to operations, and answers back to
 * the resource model's trees, as far as SOAP v2 contains them.
 */
public final class Soap2Transport implements Transport {
    private static final String PRODUCT = "catalog_product.info";
    private static final int ATTRIBUTES = 2;

    /** Each row is complete, some kilobytes. */
    private static final int ORDERS_PER_LIST = 100;

    /** The shop stops at the first update that fails, and does not say which. */
    private static final int STOCK_UPDATES = 50;

    private final RpcEndpoint endpoint;
    private final Session session;
    private final Soap2Form form;
    private final FilterSupport filterSupport;
    private final ProductAttributes productAttributes;
    private final StockMultiUpdate multiUpdate;

    /**
     * Creates a transport to the service, with its sessions.
     *
     * @param detected what is already known of the shop
     */
    public Soap2Transport(RpcEndpoint endpoint, Session session, Soap2Form form, Capabilities detected) {
        this.endpoint = endpoint;
        this.session = session;
        this.form = form;
        this.filterSupport = new FilterSupport(detected, () -> made(VersionAnswer.QUESTION));
        this.productAttributes = new ProductAttributes(form, this::made);
        this.multiUpdate = new StockMultiUpdate(this::made, this::oneByOne);
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        if (call.resourcePath().equals(PRODUCT) && call.argument(ATTRIBUTES) == null) {
            return productAttributes.all(call);
        }
        if (Operation.of(call).isFiltered() && call.argument(0) instanceof Map<?, ?> filter && !filter.isEmpty()) {
            return filtered(call, filter);
        }
        return made(call);
    }

    private List<@Nullable Object> filtered(ApiCall call, Map<?, ?> filter) {
        if (form == Soap2Form.WSI && !filterSupport.heedsLiteralFilters()) {
            throw new MagentoException.Unsupported(
                    call.description(),
                    "nothing was sent: before Magento 1.7.0.2 filters do not work in the WS-I form, and this shop is not known to be"
                            + " newer; use XML-RPC, or grant the API user's role the right to core_magento.info, which"
                            + " reports the version");
        }
        List<Map<String, Object>> filters;
        try {
            filters = ListFilter.sayable(filter, filterSupport::knowsChoices);
        } catch (IllegalArgumentException e) {
            throw new MagentoException.Unsupported(call.description(), e.getMessage() + "; XML-RPC can");
        }
        Set<@Nullable Object> rows = new LinkedHashSet<>();
        for (Map<String, Object> sayable : filters) {
            List<@Nullable Object> arguments = new ArrayList<>(call.arguments());
            arguments.set(0, sayable);
            ApiCall part = new ApiCall(call.resourcePath(), arguments, call.subject());
            if (made(part) instanceof List<?> found) {
                found.stream().filter(row -> ListFilter.fits(row, filter)).forEach(rows::add);
            } else {
                throw new MagentoException.NotUnderstood(call.description(), "expected a list");
            }
        }
        return new ArrayList<>(rows);
    }

    private @Nullable Object made(ApiCall call) {
        Operation operation = Operation.of(call);
        Object answer;
        try {
            answer = session.<@Nullable Object>with(id -> endpoint.call(
                    operation.name(),
                    operation.parameters(id, call.arguments(), form),
                    call.description(),
                    call.onlyReads()));
        } catch (RpcFault fault) {
            throw fault.failureOf(call);
        }
        return operation.result().asInTheModel(call, answer);
    }

    /** SOAP v2 has a round trip for many calls of one kind only. */
    @Override
    public int mostReads() {
        return 1;
    }

    /** The customer's note, the coupon and amounts with tax are in the list of orders only. */
    @Override
    public int ordersPerList() {
        return filterSupport.knowsChoices() ? ORDERS_PER_LIST : 1;
    }

    @Override
    public int goodWrites() {
        return STOCK_UPDATES;
    }

    @Override
    public int mostWrites() {
        return STOCK_UPDATES;
    }

    @Override
    public int goodAdditions() {
        return 1;
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        if (multiUpdate.canMake(calls)) {
            return multiUpdate.make(calls);
        }
        return oneByOne(calls);
    }

    private List<Reply> oneByOne(List<ApiCall> calls) {
        return SingleCalls.make(calls, this::call);
    }

    @Override
    public void close() {
        session.close();
    }
}
