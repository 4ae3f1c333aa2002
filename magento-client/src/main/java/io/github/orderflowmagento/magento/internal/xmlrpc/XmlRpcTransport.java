package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.ApiCall;
import io.github.orderflowmagento.magento.internal.Faults;
import io.github.orderflowmagento.magento.internal.Reply;
import io.github.orderflowmagento.magento.internal.Transport;

/** Magento 1's resource model over XML-RPC: in every version, with every column. */
public final class XmlRpcTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(XmlRpcTransport.class);

    private final XmlRpcHttp http;
    private final String user;
    private final String apiKey;
    private final Session session;

    /**
     * A transport to the shop that the connection reaches.
     *
     * @param user name of the API user
     * @param apiKey its key
     */
    public XmlRpcTransport(XmlRpcHttp http, String user, String apiKey) {
        this.http = http;
        this.user = user;
        this.apiKey = apiKey;
        this.session = new Session(this::login);
    }

    XmlRpcHttp http() {
        return http;
    }

    String login() {
        try {
            Object id = http.post("login", List.of(user, apiKey), "login");
            if (id instanceof String text && !text.isBlank()) {
                return text;
            }
            throw new MagentoException.NotUnderstood("login", "the shop answers without a session id", null);
        } catch (XmlRpcFault fault) {
            throw Faults.ofLogin(fault.code(), fault.text());
        }
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        try {
            return session.<@Nullable Object>with(
                    id -> http.post("call", List.of(id, call.resourcePath(), call.arguments()), call.description()));
        } catch (XmlRpcFault fault) {
            throw Faults.of(call, fault.code(), fault.text());
        }
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        String description = calls.size() + " × " + calls.get(0).resourcePath();
        List<List<Object>> pairs = calls.stream()
                .map(call -> List.<Object>of(call.resourcePath(), call.arguments()))
                .toList();
        Object results;
        try {
            results = session.<@Nullable Object>with(id -> http.post("multiCall", List.of(id, pairs), description));
        } catch (XmlRpcFault fault) {
            throw Faults.of(new ApiCall(description, List.of(), ""), fault.code(), fault.text());
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
    private static Reply reply(ApiCall call, @Nullable Object result) {
        if (result instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isFault"))) {
            int code = Integer.parseInt(String.valueOf(map.get("faultCode")));
            return Reply.failed(Faults.of(call, code, String.valueOf(map.get("faultMessage"))));
        }
        return Reply.of(result);
    }

    @Override
    public void close() {
        session.id().ifPresent(id -> {
            try {
                http.post("endSession", List.of(id), "endSession");
            } catch (MagentoException | XmlRpcFault e) {
                LOG.debug("The session could not be ended; it will expire: {}", e.getMessage());
            }
        });
        http.close();
    }
}
