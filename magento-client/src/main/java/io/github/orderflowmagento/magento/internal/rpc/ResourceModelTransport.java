package io.github.orderflowmagento.magento.internal.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.ApiCall;
import io.github.orderflowmagento.magento.internal.Faults;
import io.github.orderflowmagento.magento.internal.Reply;
import io.github.orderflowmagento.magento.internal.Transport;
import io.github.orderflowmagento.magento.internal.rpc.Dialect.Parameter;

/**
 * Magento 1's resource model as it is: {@code call} with a path and its arguments, {@code multiCall} with many. XML-RPC and SOAP
 * v1 speak it, and they alone bring every column.
 */
public final class ResourceModelTransport implements Transport {
    private final RpcEndpoint endpoint;
    private final Session session;

    /** A transport to the service, with sessions of that kind. */
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

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
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
            throw fault.failureOf(new ApiCall(description, List.of(), ""));
        }
        if (!(results instanceof List<?> list) || list.size() != calls.size()) {
            throw new MagentoException.NotUnderstood(
                    description, "expected one result for each of " + calls.size() + " calls", null);
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            replies.add(reply(calls.get(i), list.get(i)));
        }
        return replies;
    }

    /** A fault of one call stands inside the result, as a map. */
    private Reply reply(ApiCall call, @Nullable Object result) {
        if (result instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isFault"))) {
            String text = endpoint.redaction().fault(String.valueOf(map.get("faultMessage")));
            return Reply.failed(Faults.of(call, RpcFault.code(map), text));
        }
        return Reply.of(result);
    }

    @Override
    public void close() {
        session.close();
    }
}
