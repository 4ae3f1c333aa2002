package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import io.github.orderflowmagento.magento.DetectionAddressesTest;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.internal.http.JsonService;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/** A server on a real socket that takes a request only if it is signed as a Magento 2 checks it, and each nonce once. */
final class CheckingShop implements AutoCloseable {
    static final String INVALID = "{\"message\":\"The signature is invalid. Verify and try again.\"}";

    /** One request that came in, and what it was answered. */
    record Received(String request, String body, int status) {}

    /** The answer to a request with a valid signature. */
    record Said(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final Map<String, Said> answers = new ConcurrentHashMap<>();
    private volatile SignatureCheck check;
    private String url;
    private volatile Said refusal = new Said(401, INVALID);

    private CheckingShop(boolean isNormalising, boolean seesPort) {
        this(httpServer(), isNormalising, seesPort);
    }

    private static HttpServer httpServer() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CheckingShop(HttpServer server, boolean isNormalising, boolean seesPort) {
        this.server = server;
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        check = check(isNormalising, seesPort);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Version 2.4.6. */
    static CheckingShop normalising() {
        return new CheckingShop(true, true);
    }

    /** Version 2.4.4 and before. */
    static CheckingShop takingPathsAsSent() {
        return new CheckingShop(false, true);
    }

    /** A version behind a web server that drops the port. */
    static CheckingShop withoutPort(boolean isNormalising) {
        return new CheckingShop(isNormalising, false);
    }

    /** A version at the port that goes without saying, which is reached over a proxy. */
    static CheckingShop atTheDefaultPort(boolean isNormalising) {
        CheckingShop shop = new CheckingShop(isNormalising, false);
        shop.url = "http://shop.example/";
        shop.check = new SignatureCheck(isNormalising, "shop.example");
        return shop;
    }

    /** A version behind a proxy that terminates TLS without a forwarded header, so that the shop sees http. */
    static CheckingShop behindHttps(boolean isNormalising, boolean seesPort) {
        CheckingShop shop = new CheckingShop(httpsServer(), isNormalising, seesPort);
        shop.url = shop.url.replace("http://", "https://");
        return shop;
    }

    /** A version that gets a forwarded header, or terminates TLS itself. */
    static CheckingShop overHttps(boolean isNormalising) {
        CheckingShop shop = behindHttps(isNormalising, true);
        shop.check = new SignatureCheck(isNormalising, "https", shop.check.host());
        return shop;
    }

    private static HttpServer httpsServer() {
        try {
            HttpsServer server = HttpsServer.create();
            server.setHttpsConfigurator(new HttpsConfigurator(tls()));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the certificate that comes with WireMock, which only itself says is good. */
    private static SSLContext tls() {
        char[] password = "password".toCharArray();
        try (InputStream in = Objects.requireNonNull(WireMockServer.class.getResourceAsStream("/keystore"))) {
            KeyStore keys = KeyStore.getInstance("JKS");
            keys.load(in, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, password);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(factory.getKeyManagers(), null, null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignatureCheck check(boolean isNormalising, boolean seesPort) {
        return new SignatureCheck(
                isNormalising,
                "127.0.0.1" + (seesPort ? ":" + server.getAddress().getPort() : ""));
    }

    /** From now on it is of this version. */
    void upgrade(boolean isNormalising) {
        check = check(isNormalising, check.host().contains(":"));
    }

    /** Requests of the path, as they stand in the request line without the query, are answered so once they are signed well. */
    void answers(String path, int status, String body) {
        answers.put(path, new Said(status, body));
    }

    /** Answers requests with an invalid signature. */
    void refusesBy(int status, String body) {
        refusal = new Said(status, body);
    }

    String url() {
        return url;
    }

    /** Connections that prove their sender by a signature. */
    ShopHttp http(OAuthCredentials credentials) {
        OkHttpClient.Builder client = new OkHttpClient.Builder();
        DetectionAddressesTest.believeAnything(client);
        return new ShopHttp(
                client.proxy(
                                url.contains("127.0.0.1")
                                        ? Proxy.NO_PROXY
                                        : new Proxy(Proxy.Type.HTTP, server.getAddress()))
                        .addInterceptor(new Magento2Signing(credentials))
                        .build(),
                Objects.requireNonNull(HttpUrl.parse(url())),
                1 << 20,
                List.of());
    }

    JsonService<RestApi> service(ShopHttp http) {
        return new JsonService<>(
                http, Objects.requireNonNull(HttpUrl.parse(url() + "rest/all/V1/")), RestApi.class, List.of());
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** Statuses of what was answered, in order. */
    List<Integer> statuses() {
        return received().stream().map(Received::status).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        String target = exchange.getRequestURI().toString().replaceFirst("^http://[^/]+", "");
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Said said = answer(method, target, authorization);
        received.add(new Received(method + " " + target, body, said.status()));
        byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Said answer(String method, String target, String authorization) {
        String nonce = SignatureCheck.parameters(authorization).getOrDefault("oauth_nonce", "");
        if (!nonces.add(nonce)) {
            return new Said(401, "{\"message\":\"The nonce is already being used by the consumer with ID %1\"}");
        }
        return check.accepts(method, target, authorization)
                ? answers.getOrDefault(target.replaceFirst("\\?.*", ""), new Said(200, ""))
                : refusal;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
