package io.github.orderflowmagento.magento;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

/**
 * A shop of as many products and orders as wanted, on a real socket that keeps connections as web servers do. It speaks
 * just enough XML-RPC to be read and to have its stock updated, and counts requests and connections.
 */
final class GeneratedShop implements AutoCloseable {
    private static final Pattern METHOD = Pattern.compile("<methodName>(\\w+)</methodName>");
    private static final Pattern CALL = Pattern.compile("<string>([a-z_]+\\.[a-zA-Z]+)</string>");
    private static final Pattern TEXT = Pattern.compile("<string>([^<]*)</string>");
    private static final Pattern RANGE = Pattern.compile("<int>(\\d+)</int>.*?<int>(\\d+)</int>");

    /** One request that came in. */
    record Received(String method, String resource, int connection, String acceptEncoding) {}

    private final int entities;
    private final boolean gzip;
    private final boolean hangsUp;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    private GeneratedShop(int entities, boolean gzip, boolean hangsUp) {
        this.entities = entities;
        this.gzip = gzip;
        this.hangsUp = hangsUp;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A shop with that many products and that many orders. */
    static GeneratedShop of(int entities) {
        return new GeneratedShop(entities, false, false);
    }

    /** The same, behind a web server that compresses what it may. */
    static GeneratedShop compressing(int entities) {
        return new GeneratedShop(entities, true, false);
    }

    /** The same, behind a balancer that drops a kept connection when the second request comes over it. */
    static GeneratedShop hangingUpOnKeptConnections(int entities) {
        return new GeneratedShop(entities, false, true);
    }

    Magento1Builder connect() {
        return MagentoClient.magento1()
                .baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/")
                .credentials("orderflow", "orderflow-secret-1");
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** Over how many connections the requests about the resource came. */
    long connectionsFor(String resource) {
        return received().stream()
                .filter(request -> request.resource().equals(resource))
                .mapToInt(Received::connection)
                .distinct()
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher method = METHOD.matcher(request);
        Matcher call = CALL.matcher(request);
        String name = method.find() ? method.group(1) : "";
        int connection = exchange.getRemoteAddress().getPort();
        if (hangsUp && received().stream().anyMatch(before -> before.connection() == connection)) {
            exchange.close();
            return;
        }
        String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        received.add(new Received(name, call.find() ? call.group(1) : name, connection, accepted));
        byte[] body = ("<?xml version=\"1.0\"?><methodResponse><params><param>" + answer(name, request)
                        + "</param></params></methodResponse>")
                .getBytes(StandardCharsets.UTF_8);
        if (gzip && accepted.contains("gzip")) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            body = compressed(body);
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] compressed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private String answer(String method, String request) {
        return switch (method) {
            case "login" -> text("0123456789abcdef0123456789abcdef");
            case "call", "multiCall" -> answers(method, request);
            default -> "<value><boolean>1</boolean></value>";
        };
    }

    private String answers(String method, String request) {
        Matcher call = CALL.matcher(request);
        List<String> answers = new ArrayList<>();
        for (boolean found = call.find(); found; ) {
            String resource = call.group(1);
            int begin = call.end();
            found = call.find();
            answers.add(answerOf(resource, request.substring(begin, found ? call.start() : request.length())));
        }
        return method.equals("call") ? answers.get(0) : list(answers);
    }

    private String answerOf(String resource, String arguments) {
        List<String> texts =
                TEXT.matcher(arguments).results().map(found -> found.group(1)).toList();
        return switch (resource) {
            case "sales_order.list" ->
                list(numbers(arguments).mapToObj(this::order).toList());
            case "catalog_product.list" ->
                list(numbers(arguments).mapToObj(this::product).toList());
            case "sales_order.info" -> order(Integer.parseInt(texts.get(0)) - 100_000_000);
            case "catalog_product.info" -> product(Integer.parseInt(texts.get(0).substring(4)));
            case "cataloginventory_stock_item.list" ->
                list(texts.stream().map(this::stock).toList());
            case "cataloginventory_stock_item.update" -> "<value><boolean>1</boolean></value>";
            default -> list(List.of());
        };
    }

    private IntStream numbers(String filter) {
        Matcher range = RANGE.matcher(filter);
        return range.find()
                ? IntStream.rangeClosed(
                        Integer.parseInt(range.group(1)), (int) Math.min(entities, Long.parseLong(range.group(2))))
                : IntStream.empty();
    }

    private String order(int number) {
        return struct(
                        "order_id",
                        "" + number,
                        "increment_id",
                        "" + (100_000_000 + number),
                        "status",
                        "processing",
                        "updated_at",
                        "2026-10-07 10:45:07")
                .replace(
                        "</struct>",
                        "<member><name>items</name><value><array><data/></array></value></member></struct>");
    }

    private String product(int number) {
        return struct("product_id", "" + number, "sku", sku(number), "type", "simple", "name", "Mug " + number);
    }

    private String stock(String sku) {
        return struct("product_id", sku.substring(4), "sku", sku, "qty", "5.0000", "is_in_stock", "1");
    }

    static String sku(int number) {
        return String.format("SKU-%06d", number);
    }

    private static String text(String text) {
        return "<value><string>" + text + "</string></value>";
    }

    private static String list(List<String> values) {
        return values.stream().collect(Collectors.joining("", "<value><array><data>", "</data></array></value>"));
    }

    private static String struct(String... namesAndTexts) {
        StringBuilder struct = new StringBuilder("<value><struct>");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            struct.append("<member><name>").append(namesAndTexts[i]).append("</name>");
            struct.append(text(namesAndTexts[i + 1])).append("</member>");
        }
        return struct.append("</struct></value>").toString();
    }
}
