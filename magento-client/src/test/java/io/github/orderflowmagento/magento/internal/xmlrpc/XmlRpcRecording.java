package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.RecordedShop;
import io.github.orderflowmagento.magento.Recording;
import io.github.orderflowmagento.magento.internal.ApiCall;
import io.github.orderflowmagento.magento.internal.Faults;
import io.github.orderflowmagento.magento.internal.Reply;
import io.github.orderflowmagento.magento.internal.Transport;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.rpc.ResourceModelTransport;
import io.github.orderflowmagento.magento.internal.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.rpc.RpcFault;
import io.github.orderflowmagento.magento.internal.rpc.Session;

/**
 * What a recorded exchange says, read with the JDK's DOM parser: which call it was, and every leaf of the answer. The code under
 * test reads with another parser, so the two check each other.
 */
public final class XmlRpcRecording {
    /** Resource paths whose codes from 100 on mean that an entity does not exist. */
    private static final Set<String> NOT_FOUND = Set.of(
            "catalog_product 100",
            "catalog_product 101",
            "cataloginventory_stock_item 101",
            "sales_order 100",
            "sales_order_shipment 100",
            "sales_order_shipment 103",
            "sales_order_shipment 104");

    private final Recording recording;
    private final @Nullable Element request;
    private final @Nullable Element response;

    private XmlRpcRecording(Recording recording) {
        this.recording = recording;
        this.request = parse(recording.requestBody());
        this.response = parse(recording.responseBody());
    }

    public static XmlRpcRecording of(Recording recording) {
        return new XmlRpcRecording(recording);
    }

    private static @Nullable Element parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (Exception e) {
            return null; // recorded on purpose: bodies that are no XML
        }
    }

    // ---- the call

    private Optional<String> method() {
        return Optional.ofNullable(request)
                .filter(root -> root.getElementsByTagName("methodName").getLength() > 0)
                .map(root -> root.getElementsByTagName("methodName").item(0).getTextContent());
    }

    /** A text by which the replayed request is known again. */
    public Optional<String> requestMarker() {
        return switch (method().orElse("")) {
            case "" -> Optional.of("replayed");
            case "call" -> Optional.of("call");
            default -> method();
        };
    }

    private List<@Nullable Object> parameters() {
        List<@Nullable Object> parameters = new ArrayList<>();
        for (Element param : children(child(Objects.requireNonNull(request), "params"), "param")) {
            parameters.add(plain(child(param, "value")));
        }
        return parameters;
    }

    private List<ApiCall> calls() {
        List<@Nullable Object> parameters = parameters();
        if (method().orElseThrow().equals("call")) {
            return List.of(call(parameters.get(1), parameters.size() > 2 ? parameters.get(2) : List.of()));
        }
        List<ApiCall> calls = new ArrayList<>();
        for (Object pair : (List<?>) Objects.requireNonNull(parameters.get(1))) {
            calls.add(call(((List<?>) pair).get(0), ((List<?>) pair).get(1)));
        }
        return calls;
    }

    private static ApiCall call(@Nullable Object path, @Nullable Object arguments) {
        // aliases such as "product_stock.list" mean the same resource
        String canonical = String.valueOf(path).replaceFirst("^product\\.", "catalog_product.");
        return new ApiCall(canonical, (List<?>) Objects.requireNonNull(arguments), "");
    }

    public @Nullable String resourcePath(int index) {
        return isCall() ? calls().get(index).resourcePath() : null;
    }

    private boolean isCall() {
        return method().filter(name -> name.equals("call") || name.equals("multiCall"))
                .isPresent();
    }

    /** Makes the recorded call again. */
    public List<Reply> replay(RecordedShop shop) {
        HttpUrl url = Objects.requireNonNull(HttpUrl.parse(shop.url()));
        ShopHttp http = new ShopHttp(new OkHttpClient(), url, Long.MAX_VALUE, List.of());
        RpcEndpoint endpoint = new RpcEndpoint(http, new XmlRpcDialect());
        if (method().filter("login"::equals).isPresent()) {
            Session session = new Session(
                    endpoint,
                    String.valueOf(parameters().get(0)),
                    String.valueOf(parameters().get(1)));
            return List.of(Reply.of(session.with(id -> id)));
        }
        return isCall() ? replayCalls(endpoint) : List.of(Reply.of(otherMethod(endpoint)));
    }

    private List<Reply> replayCalls(RpcEndpoint endpoint) {
        List<ApiCall> calls = calls();
        Session session = new Session(endpoint, RecordedShop.USER, RecordedShop.API_KEY);
        try (Transport transport = new ResourceModelTransport(endpoint, session)) {
            return method().orElseThrow().equals("multiCall")
                    ? transport.multiCall(calls)
                    : List.of(Reply.of(transport.call(calls.get(0))));
        }
    }

    /** Methods that the client does not use, and bodies that were no request: the answer is read all the same. */
    private @Nullable Object otherMethod(RpcEndpoint endpoint) {
        try {
            return endpoint.call(method().orElse("replayed"), List.of(), recording.name(), false);
        } catch (RpcFault fault) {
            throw Faults.of(new ApiCall(recording.name(), List.of(), ""), fault.code(), fault.text());
        }
    }

    // ---- the answer

    public Optional<Class<? extends MagentoException>> expectedFailure() {
        if (recording.status() >= 500) {
            return Optional.of(MagentoException.ServerFault.class);
        }
        if (response == null) {
            return Optional.of(MagentoException.NotUnderstood.class);
        }
        List<Element> fault = children(response, "fault");
        if (fault.isEmpty()) {
            return Optional.empty();
        }
        Map<?, ?> members = (Map<?, ?>) Objects.requireNonNull(plain(child(fault.get(0), "value")));
        int code = Integer.parseInt(String.valueOf(members.get("faultCode")));
        String text = String.valueOf(members.get("faultString"));
        return Optional.of(expectedFailure(isCall() ? calls().get(0).resourcePath() : "", code, text));
    }

    public @Nullable Class<? extends MagentoException> expectedFailure(int index) {
        if (!method().filter("multiCall"::equals).isPresent()) {
            return null;
        }
        Object result = ((List<?>) Objects.requireNonNull(result())).get(index);
        return result instanceof Map<?, ?> map && map.containsKey("isFault")
                ? expectedFailure(
                        calls().get(index).resourcePath(), Integer.parseInt(String.valueOf(map.get("faultCode"))), "")
                : null;
    }

    private Class<? extends MagentoException> expectedFailure(String resourcePath, int code, String text) {
        boolean login = method().filter("login"::equals).isPresent();
        return switch (code) {
            case 0 -> MagentoException.Rejected.class;
            case 1 ->
                text.contains("Deadlock")
                        ? MagentoException.Busy.class
                        : text.contains("Column not found")
                                ? MagentoException.Rejected.class
                                : MagentoException.ServerFault.class;
            case 2 -> login ? MagentoException.RefusedCredentials.class : MagentoException.NotPermitted.class;
            case 3, 4, 620 -> MagentoException.Unsupported.class;
            case 5 -> MagentoException.RefusedCredentials.class; // the replayed session expires a second time
            case 6 -> login ? MagentoException.RefusedCredentials.class : MagentoException.Rejected.class;
            default ->
                NOT_FOUND.contains(resourcePath.split("\\.", 2)[0] + " " + code)
                        ? MagentoException.NotFound.class
                        : MagentoException.Rejected.class;
        };
    }

    /** Every leaf of the answer, as "path = text". */
    public List<String> leaves(int index) {
        Object result = result();
        List<String> leaves = new ArrayList<>();
        collect(
                "",
                method().filter("multiCall"::equals).isPresent()
                        ? ((List<?>) Objects.requireNonNull(result)).get(index)
                        : result,
                leaves);
        return leaves;
    }

    private @Nullable Object result() {
        Element param = child(child(Objects.requireNonNull(response), "params"), "param");
        return plain(child(param, "value"));
    }

    private static void collect(String path, @Nullable Object value, List<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> collect(path + "/" + name, member, leaves));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(path + "[" + i + "]", list.get(i), leaves);
            }
        } else {
            leaves.add(path + " = " + value);
        }
    }

    private static @Nullable Object plain(Element value) {
        List<Element> typed = children(value, null);
        if (typed.isEmpty()) {
            return value.getTextContent();
        }
        Element element = typed.get(0);
        return switch (element.getTagName()) {
            case "nil" -> null;
            case "boolean" -> element.getTextContent().equals("1");
            case "array" -> {
                List<@Nullable Object> list = new ArrayList<>();
                children(child(element, "data"), "value").forEach(child -> list.add(plain(child)));
                yield Collections.unmodifiableList(list);
            }
            case "struct" -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (Element member : children(element, "member")) {
                    map.put(child(member, "name").getTextContent(), plain(child(member, "value")));
                }
                yield map;
            }
            default -> element.getTextContent();
        };
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    private static List<Element> children(Element parent, @Nullable String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name == null || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }
}
