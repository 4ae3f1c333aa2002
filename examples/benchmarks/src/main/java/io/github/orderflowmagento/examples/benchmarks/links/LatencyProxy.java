package io.github.orderflowmagento.examples.benchmarks.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A proxy to a server on the loopback interface that adds latency: each new connection and each request takes one round trip in addition to
 * the server's time. TLS and bandwidth are not simulated. Thread-safe.
 */
final class LatencyProxy implements AutoCloseable {
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "keep-alive", "expect");

    /** The length of a status line, or of "GET HTTP/1.1" without the address. */
    private static final int LINE = 17;

    static {
        // read when the JDK's servers and clients are first used
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final URI server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer listener;
    private final Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();
    private Traffic traffic = Traffic.NONE;
    private volatile Duration roundTrip = Duration.ZERO;
    private volatile ServiceTimes times = ServiceTimes.NONE;

    /** Creates a proxy to the server at the address, without latency. */
    LatencyProxy(String server) {
        this.server = URI.create(server);
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setExecutor(threads);
        listener.createContext("/", this::forward);
        listener.start();
    }

    /** Returns the address of the server through this proxy. */
    String url() {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + server.getPath();
    }

    /** Sets the properties of the link and the server. */
    void behaveAs(Duration newRoundTrip, ServiceTimes newTimes) {
        roundTrip = newRoundTrip;
        times = newTimes;
    }

    /** Returns the traffic so far. */
    synchronized Traffic traffic() {
        return traffic;
    }

    private synchronized void count(Traffic more) {
        traffic = traffic.plus(more);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            String address = exchange.getRequestURI().toString();
            pause(connections.add(exchange.getRemoteAddress()) ? roundTrip.multipliedBy(2) : roundTrip);
            long begin = System.nanoTime();
            HttpResponse<byte[]> answer =
                    client.send(request(exchange, address, request), HttpResponse.BodyHandlers.ofByteArray());
            long serverNanos = System.nanoTime() - begin;
            pause(times.of(address, request, answer.body()));
            count(new Traffic(
                    1,
                    serverNanos,
                    LINE + address.length() + size(exchange.getRequestHeaders()) + request.length,
                    LINE + size(answer.headers().map()) + answer.body().length));
            answer.headers().map().forEach((name, values) -> {
                if (!isOfOneConnection(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange, String address, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root() + address))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOfOneConnection(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private String root() {
        return "http://" + server.getHost() + ":" + server.getPort();
    }

    private static boolean isOfOneConnection(String name) {
        return OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The headers as sent, one per line. */
    private static long size(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value + "\r\n"))
                .mapToLong(String::length)
                .sum();
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Override
    public void close() {
        listener.stop(0);
        threads.shutdownNow();
    }
}
