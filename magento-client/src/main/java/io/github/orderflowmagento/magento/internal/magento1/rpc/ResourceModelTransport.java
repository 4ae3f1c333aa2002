package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Fault;
import io.github.orderflowmagento.magento.internal.magento1.call.Faults;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.SingleCalls;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;

/**
 * Magento 1's native resource model: {@code call} with a path and its arguments, {@code multiCall} with many. XML-RPC and SOAP v1 use it,
 * and only they return every column.
 */
public final class ResourceModelTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceModelTransport.class);

    private final RpcEndpoint endpoint;
    private final Session session;
    private volatile boolean isMultiCallBlocked;

    /** Creates a transport to the service, with its sessions. */
    public ResourceModelTransport(RpcEndpoint endpoint, Session session) {
        this.endpoint = endpoint;
        this.session = session;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        try {
            return session.<@Nullable Object>with(id -> endpoint.call(
                    "call",
                    List.of(
                            new Parameter("sessionId", id),
                            new Parameter("resourcePath", call.resourcePath()),
                            new Parameter("args", call.arguments())),
                    call.description(),
                    call.onlyReads()));
        } catch (RpcFault fault) {
            throw fault.failureOf(call);
        }
    }

    /**
     * If a firewall or a module blocks {@code multiCall}, its calls are made one by one; but not automatically if they must not be
     * repeated: then the caller decides.
     */
    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        if (isMultiCallBlocked) {
            return SingleCalls.make(calls, this::call);
        }
        try {
            return together(calls);
        } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
            // refused as a whole: none of them was executed
            if (!calls.stream().allMatch(ApiCall::isRepeatable)) {
                throw e;
            }
            if (calls.size() > 1 && takesTogether(calls.subList(0, 1))) {
                throw e; // it is about one of the others
            }
            List<Reply> replies = firstAlone(calls, e);
            isMultiCallBlocked = true;
            LOG.warn(
                    "The shop, or a firewall in front of it, rejects multiCall: calls are made one by one, which is slower. {}",
                    e.getMessage());
            return Stream.concat(
                            replies.stream(), SingleCalls.make(calls.subList(1, calls.size()), this::call).stream())
                    .toList();
        }
    }

    /** Calls that are made one by one fail separately. */
    @Override
    public int goodAdditions() {
        return isMultiCallBlocked ? 1 : Transport.super.goodAdditions();
    }

    private boolean takesTogether(List<ApiCall> calls) {
        if (!calls.get(0).onlyReads()) {
            return false;
        }
        try {
            together(calls);
            return true;
        } catch (MagentoException e) {
            return false;
        }
    }

    /** @throws MagentoException the refusal, if the shop does not answer a single call either */
    private List<Reply> firstAlone(List<ApiCall> calls, MagentoException refusal) {
        try {
            return SingleCalls.make(calls.subList(0, 1), this::call);
        } catch (MagentoException e) {
            throw refusal;
        }
    }

    private List<Reply> together(List<ApiCall> calls) {
        String description = calls.size() + " × " + calls.get(0).resourcePath();
        List<List<Object>> pairs = calls.stream()
                .map(call -> List.<Object>of(call.resourcePath(), call.arguments()))
                .toList();
        boolean onlyReads = calls.stream().allMatch(ApiCall::onlyReads);
        Object results;
        try {
            results = session.<@Nullable Object>with(id -> endpoint.call(
                    "multiCall",
                    List.of(new Parameter("sessionId", id), new Parameter("calls", pairs)),
                    description,
                    onlyReads));
        } catch (RpcFault fault) {
            throw fault.failureOfSeveral(new ApiCall(description, List.of(), ""));
        }
        if (!(results instanceof List<?> list) || list.size() != calls.size()) {
            throw new MagentoException.NotUnderstood(
                    description, "expected one result for each of " + calls.size() + " calls");
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            replies.add(reply(calls.get(i), list.get(i)));
        }
        return replies;
    }

    /** A fault of one call is a map inside the result. */
    private Reply reply(ApiCall call, @Nullable Object result) {
        if (result instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isFault"))) {
            String text = endpoint.redaction().fault(String.valueOf(map.get("faultMessage")));
            return Reply.failed(Faults.of(call, Fault.ofOneResult(RpcFault.code(map), text)));
        }
        return Reply.of(result);
    }

    @Override
    public void close() {
        session.close();
    }
}
