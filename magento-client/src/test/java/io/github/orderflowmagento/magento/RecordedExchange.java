package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.github.tomakehurst.wiremock.client.WireMock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.OrderHeads;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Session;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;

/** A recorded exchange, read by an independent parser: the call, the answer, and the expected result. */
final class RecordedExchange {
    /** Resource and code from 100 on that mean that an entity does not exist. */
    private static final Set<String> NOT_FOUND = Set.of(
            "catalog_product 100",
            "catalog_product 101",
            "cataloginventory_stock_item 101",
            "sales_order 100",
            "sales_order_shipment 100",
            "sales_order_shipment 103",
            "sales_order_shipment 104");

    /** Calls that are rejected over SOAP v2: two operators on one field, of which the shop ignores one. */
    static final Set<String> REFUSED_OVER_SOAP_V2 = Set.of("product-list-id-range", "order-list-same-key-twice");

    /** Not one of the calls that the client makes. */
    private static final Set<String> NO_CALL_OVER_SOAP_V2 = Set.of("product-update");

    private final Recording recording;
    private final Wire wire;
    private final @Nullable Element request;
    private final @Nullable Element response;

    private RecordedExchange(Recording recording) {
        this.recording = recording;
        this.wire = recording.wire().orElseThrow();
        this.request = DomTree.parse(recording.requestBody());
        this.response = DomTree.parse(recording.responseBody());
    }

    static RecordedExchange of(Recording recording) {
        return new RecordedExchange(recording);
    }

    Wire wire() {
        return wire;
    }

    String exchange() {
        return recording.exchange();
    }

    // ---- the call

    /** The method or operation; empty if the body was no request. */
    String method() {
        if (request == null) {
            return "";
        }
        List<Element> head = DomTree.children(request);
        if (wire == Wire.XML_RPC) {
            return head.isEmpty() || !head.get(0).getTagName().equals("methodName")
                    ? ""
                    : head.get(0).getTextContent();
        }
        List<Element> body = head.isEmpty() ? List.of() : DomTree.children(head.get(head.size() - 1));
        return body.isEmpty() ? "" : body.get(0).getLocalName().replaceFirst("(Request)?Param$", "");
    }

    /** The parameters by name; XML-RPC's have none and are numbered. */
    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (wire == Wire.XML_RPC) {
            for (Element param : DomTree.children(
                    DomTree.children(Objects.requireNonNull(request)).get(1))) {
                parameters.put(
                        String.valueOf(parameters.size()),
                        DomTree.xmlRpc(DomTree.children(param).get(0)));
            }
        } else {
            List<Element> head = DomTree.children(Objects.requireNonNull(request));
            Element operation = DomTree.children(head.get(head.size() - 1)).get(0);
            DomTree.children(operation).forEach(part -> parameters.put(part.getLocalName(), DomTree.soap(part)));
        }
        return parameters;
    }

    /** The calls of the resource model that were made; none if it was something else. */
    List<ApiCall> calls() {
        return switch (wire) {
            case XML_RPC, SOAP_V1 -> callsOfTheModel();
            case SOAP_V2, SOAP_V2_WSI -> callsOfTheSameName();
        };
    }

    private List<ApiCall> callsOfTheModel() {
        if (!method().equals("call") && !method().equals("multiCall")) {
            return List.of();
        }
        List<@Nullable Object> parameters = new ArrayList<>(parameters().values());
        if (method().equals("call")) {
            return List.of(call(parameters.get(1), parameters.size() > 2 ? parameters.get(2) : List.of()));
        }
        List<ApiCall> calls = new ArrayList<>();
        for (Object pair : (List<?>) Objects.requireNonNull(parameters.get(1))) {
            calls.add(call(((List<?>) pair).get(0), ((List<?>) pair).get(1)));
        }
        return calls;
    }

    /** The exchange of the same name over XML-RPC was the same call. */
    private List<ApiCall> callsOfTheSameName() {
        String name = recording.exchange();
        if (REFUSED_OVER_SOAP_V2.contains(name)
                || NO_CALL_OVER_SOAP_V2.contains(name)
                || name.startsWith("orderflow-")) {
            return List.of();
        }
        if (method().equals("salesOrderInfo")) {
            return List.of(call("sales_order.info", List.of(parameters().get("orderIncrementId"))));
        }
        return recording.overXmlRpc().map(same -> of(same).callsOfTheModel()).orElse(List.of()).stream()
                .map(this::aboutTheSame)
                .toList();
    }

    /** The call about the order or shipment that this exchange is about, which need not be the one of the other web service. */
    private ApiCall aboutTheSame(ApiCall call) {
        Map<String, @Nullable Object> parameters = parameters();
        List<@Nullable Object> arguments = new ArrayList<>(call.arguments());
        parameters.keySet().stream()
                .filter(name -> name.endsWith("IncrementId"))
                .findFirst()
                .ifPresent(name -> arguments.set(0, parameters.get(name)));
        if (parameters.get("itemsQty") instanceof List<?> rows && arguments.get(1) instanceof Map) {
            Map<String, @Nullable Object> quantities = new LinkedHashMap<>();
            rows.forEach(row -> quantities.put(
                    String.valueOf(((Map<?, ?>) row).get("order_item_id")), ((Map<?, ?>) row).get("qty")));
            arguments.set(1, quantities);
        }
        return new ApiCall(call.resourcePath(), arguments, call.subject());
    }

    private static ApiCall call(@Nullable Object path, @Nullable Object arguments) {
        // aliases such as "product_stock.list" mean the same resource
        String canonical = String.valueOf(path).replaceFirst("^product\\.", "catalog_product.");
        return new ApiCall(canonical, arguments instanceof List<?> list ? list : List.of(), "");
    }

    /** Returns the request as "path = text", without the session and empty parts. */
    List<String> question() {
        Map<String, @Nullable Object> parameters = parameters();
        parameters.remove("sessionId");
        if (wire == Wire.XML_RPC) {
            parameters.remove("0");
        }
        return DomTree.leaves(parameters).stream()
                .filter(leaf -> !leaf.endsWith(" = null") && !leaf.endsWith(" = "))
                .toList();
    }

    /** The request that the shop has received for this exchange, as its own exchange; the first, should there be more. */
    RecordedExchange requested(RecordedShop shop) {
        byte[] body = shop.server()
                .findAll(WireMock.postRequestedFor(anyUrl()).withRequestBody(containing(method())))
                .get(0)
                .getBody();
        return of(new Recording(
                recording.name(), recording.requestHead(), body, recording.responseHead(), recording.responseBody()));
    }

    /** Makes the recorded call again. */
    List<Reply> replay(RecordedShop shop) {
        String marker = method().isEmpty() ? "replayed" : method();
        shop.server()
                .stubFor(WireMock.post(anyUrl())
                        .withRequestBody(containing(marker))
                        .atPriority(1)
                        .willReturn(RecordedShop.replay(recording)));
        HttpUrl url = Objects.requireNonNull(HttpUrl.parse(shop.url()));
        ShopHttp http = new ShopHttp(new OkHttpClient(), url, Long.MAX_VALUE, List.of());
        RpcEndpoint endpoint = new RpcEndpoint(http, wire.dialect(recording.namespace()));
        if (method().equals("login")) {
            Session session = new Session(endpoint, RecordedShop.USER, RecordedShop.API_KEY);
            return List.of(Reply.of(session.with(id -> id)));
        }
        List<ApiCall> calls = calls();
        if (calls.isEmpty()) {
            return List.of(Reply.of(otherMethod(endpoint)));
        }
        Session session = new Session(endpoint, RecordedShop.USER, RecordedShop.API_KEY);
        try (Transport transport = wire.transport(endpoint, session)) {
            if (method().equals("multiCall")) {
                return transport.multiCall(calls);
            }
            List<Reply> replies = new ArrayList<>(List.of(Reply.of(transport.call(calls.get(0)))));
            if (calls.get(0).resourcePath().equals("sales_order.info")) {
                new OrderHeads(transport::multiCall, transport).complete(replies);
            }
            return replies;
        }
    }

    /** Methods that the client does not use, and bodies that were no request: the answer is read anyway. */
    private @Nullable Object otherMethod(RpcEndpoint endpoint) {
        try {
            return endpoint.call(method().isEmpty() ? "replayed" : method(), List.of(), recording.name(), false);
        } catch (RpcFault fault) {
            throw fault.failureOf(new ApiCall(recording.name(), List.of(), ""));
        }
    }

    // ---- the answer

    Optional<Class<? extends MagentoException>> expectedFailure() {
        if (response == null) {
            return Optional.of(
                    recording.status() >= 500
                            ? MagentoException.ServerFault.class
                            : MagentoException.NotUnderstood.class);
        }
        if (wire == Wire.XML_RPC) {
            return DomTree.children(response).get(0).getTagName().equals("fault")
                    ? Optional.of(xmlRpcFailure())
                    : Optional.empty();
        }
        if (Objects.requireNonNull(response.getNamespaceURI()).contains("2003/05")) {
            // SOAP 1.2, for which the client never asks
            return Optional.of(
                    recording.status() >= 500
                            ? MagentoException.ServerFault.class
                            : MagentoException.NotUnderstood.class);
        }
        Element content = bodyOfResponse();
        return content.getLocalName().equals("Fault") ? Optional.of(soapFailure(content)) : Optional.empty();
    }

    private Element bodyOfResponse() {
        Element body = DomTree.children(Objects.requireNonNull(response)).get(0);
        return DomTree.children(body).get(0);
    }

    private Class<? extends MagentoException> xmlRpcFailure() {
        Element fault = DomTree.children(Objects.requireNonNull(response)).get(0);
        Map<?, ?> members = (Map<?, ?>)
                Objects.requireNonNull(DomTree.xmlRpc(DomTree.children(fault).get(0)));
        int code = Integer.parseInt(String.valueOf(members.get("faultCode")));
        return failure(resource(0), code, String.valueOf(members.get("faultString")));
    }

    private Class<? extends MagentoException> soapFailure(Element fault) {
        Map<?, ?> members = (Map<?, ?>) Objects.requireNonNull(DomTree.soap(fault));
        String code = String.valueOf(members.get("faultcode"));
        String text = String.valueOf(members.get("faultstring"));
        return switch (code) {
            case "Sender" -> MagentoException.Rejected.class;
            case "WSDL" -> MagentoException.Unsupported.class;
            case "SOAP-ENV:Server" ->
                text.endsWith("not present") ? MagentoException.Unsupported.class : MagentoException.ServerFault.class;
            default -> failure(resource(0), Integer.parseInt(code), text);
        };
    }

    @Nullable
    Class<? extends MagentoException> expectedFailure(int index) {
        return method().equals("multiCall") && result(index) instanceof Map<?, ?> map && map.containsKey("isFault")
                ? failure(resource(index), Integer.parseInt(String.valueOf(map.get("faultCode"))), "")
                : null;
    }

    private String resource(int index) {
        List<ApiCall> calls = calls();
        return calls.isEmpty() ? "" : calls.get(index).resourcePath().split("\\.", 2)[0];
    }

    private Class<? extends MagentoException> failure(String resource, int code, String text) {
        boolean login = method().equals("login");
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
            case 5 -> MagentoException.Busy.class; // the replayed session expires a second time
            case 6 -> login ? MagentoException.RefusedCredentials.class : MagentoException.Rejected.class;
            default ->
                NOT_FOUND.contains(resource + " " + code)
                        ? MagentoException.NotFound.class
                        : MagentoException.Rejected.class;
        };
    }

    /** Whether the rows of an order are the word that PHP makes of a list, as of 1.9.3.0. */
    boolean isGarbled(int index) {
        return result(index) instanceof Map<?, ?> entity
                && entity.get("items") instanceof List<?> rows
                && rows.contains("Array");
    }

    private @Nullable Object result(int index) {
        Object result;
        if (wire == Wire.XML_RPC) {
            Element param = DomTree.children(
                            DomTree.children(Objects.requireNonNull(response)).get(0))
                    .get(0);
            result = DomTree.xmlRpc(DomTree.children(param).get(0));
        } else {
            List<Element> parts = DomTree.children(bodyOfResponse());
            result = parts.isEmpty() ? null : DomTree.soap(parts.get(0));
        }
        return method().equals("multiCall") ? ((List<?>) Objects.requireNonNull(result)).get(index) : result;
    }

    /** Every leaf of what the resource model would have answered, as "path = text". */
    List<String> leaves(int index) {
        Object result = result(index);
        if (!wire.hasMultiCall() && !calls().isEmpty()) {
            result = asInTheModel(result);
        }
        return DomTree.leaves(result);
    }

    private @Nullable Object asInTheModel(@Nullable Object result) {
        String path = calls().get(0).resourcePath();
        if (path.endsWith(".list") && "".equals(result)) {
            return List.of();
        }
        if (path.endsWith(".getCarriers")) {
            return pairs(result);
        }
        if (path.equals("catalog_product.info") && result instanceof Map<?, ?> product) {
            Map<Object, @Nullable Object> flat = new LinkedHashMap<>(product);
            flat.putAll(pairs(flat.remove("additional_attributes")));
            return flat;
        }
        boolean yesOrNo = Set.of(
                        "update", "multiUpdate", "addComment", "hold", "unhold", "cancel", "removeTrack", "sendInfo")
                .contains(path.substring(path.indexOf('.') + 1));
        return yesOrNo ? List.of("1", "true").contains(String.valueOf(result)) : result;
    }

    private static Map<Object, @Nullable Object> pairs(@Nullable Object list) {
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        if (list instanceof List<?> entries) {
            entries.forEach(entry -> map.put(((Map<?, ?>) entry).get("key"), ((Map<?, ?>) entry).get("value")));
        }
        return map;
    }
}
