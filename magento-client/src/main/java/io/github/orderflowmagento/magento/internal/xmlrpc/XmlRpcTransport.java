package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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
    private final AtomicBoolean closed = new AtomicBoolean();

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
            Object id = http.ask("login", List.of(user, apiKey), "login");
            if (id instanceof String text && !text.isBlank()) {
                http.redaction().hideSession(text);
                return text;
            }
            throw new MagentoException.NotUnderstood("login", "the shop answers without a session id", null);
        } catch (XmlRpcFault fault) {
            throw Faults.ofLogin(fault.code(), fault.text());
        }
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        refuseIfClosed();
        try {
            return session.<@Nullable Object>with(id -> send(
                    "call", List.of(id, call.resourcePath(), call.arguments()), call.description(), call.onlyReads()));
        } catch (XmlRpcFault fault) {
            throw Faults.of(call, fault.code(), fault.text());
        }
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        refuseIfClosed();
        String description = calls.size() + " × " + calls.get(0).resourcePath();
        List<List<Object>> pairs = calls.stream()
                .map(call -> List.<Object>of(call.resourcePath(), call.arguments()))
                .toList();
        Object results;
        try {
            boolean onlyReads = calls.stream().allMatch(ApiCall::onlyReads);
            results =
                    session.<@Nullable Object>with(id -> send("multiCall", List.of(id, pairs), description, onlyReads));
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

    private void refuseIfClosed() {
        if (closed.get()) {
            throw new IllegalStateException("The client of the shop is closed");
        }
    }

    private @Nullable Object send(String method, List<?> parameters, String operation, boolean onlyReads) {
        return onlyReads ? http.ask(method, parameters, operation) : http.post(method, parameters, operation);
    }

    /** A fault of one call stands inside the result, as a map. */
    private Reply reply(ApiCall call, @Nullable Object result) {
        if (result instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("isFault"))) {
            String text = http.redaction().fault(String.valueOf(map.get("faultMessage")));
            return Reply.failed(Faults.of(call, XmlRpcFault.code(map), text));
        }
        return Reply.of(result);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
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
