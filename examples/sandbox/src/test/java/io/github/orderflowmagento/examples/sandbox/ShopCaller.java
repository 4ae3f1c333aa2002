package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/** Calls the sandbox shop as a client would, logged in on first use. A fault is answered as its struct. */
final class ShopCaller {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SandboxShop shop;
    private @Nullable String session;

    ShopCaller(SandboxShop shop) {
        this.shop = shop;
    }

    String session() throws IOException, InterruptedException {
        String id = session;
        if (id == null) {
            id = String.valueOf(method("login", shop.apiUser(), shop.apiKey()));
            session = id;
        }
        return id;
    }

    @Nullable
    Object call(String path, @Nullable Object... args) throws IOException, InterruptedException {
        return method("call", session(), path, list(args));
    }

    Struct struct(String path, @Nullable Object... args) throws IOException, InterruptedException {
        return call(path, args) instanceof Struct struct ? struct : new Struct();
    }

    List<Struct> rows(String path, @Nullable Object... args) throws IOException, InterruptedException {
        return new Struct().put("rows", call(path, args)).structs("rows");
    }

    /** "code message" of the fault a call gets. */
    String fault(String path, @Nullable Object... args) throws IOException, InterruptedException {
        return faultOf(call(path, args));
    }

    static String faultOf(@Nullable Object answer) {
        return answer instanceof Struct fault && fault.has("faultCode")
                ? fault.text("faultCode") + " " + fault.text("faultString")
                : "no fault: " + answer;
    }

    @Nullable
    Object method(String method, @Nullable Object... params) throws IOException, InterruptedException {
        return answer(post(request(method, list(params))).body());
    }

    static String request(String method, List<@Nullable Object> params) {
        StringBuilder xml = new StringBuilder("<methodCall><methodName>" + method + "</methodName><params>");
        params.forEach(
                param -> xml.append("<param>").append(XmlRpc.value(param)).append("</param>"));
        return xml.append("</params></methodCall>").toString();
    }

    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post("index.php/api/xmlrpc", body);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        URI root = URI.create(shop.url().replace("index.php/", ""));
        return http.send(
                HttpRequest.newBuilder(root.resolve(path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    static @Nullable Object answer(String document) {
        try {
            return XmlRpcReader.answer(document.getBytes(StandardCharsets.UTF_8));
        } catch (XMLStreamException broken) {
            throw new AssertionError("not an XML-RPC answer: " + document, broken);
        }
    }

    static List<@Nullable Object> list(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }
}
