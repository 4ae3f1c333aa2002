package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import okhttp3.HttpUrl;

/** A server on the loopback interface that returns the configured answers, one after the other, then 200. */
final class AnsweringServer implements AutoCloseable {
    private record Said(int status, Map<String, String> headers) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Said> answers = new ConcurrentLinkedQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Runnable beforeAnswer = () -> {};

    AnsweringServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            received.add(exchange.getRequestMethod());
            exchange.getRequestBody().readAllBytes();
            beforeAnswer.run();
            Said answer = answers.isEmpty() ? new Said(200, Map.of()) : answers.remove();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            underWay.decrementAndGet();
            exchange.sendResponseHeaders(answer.status(), -1);
            exchange.close();
        });
        server.start();
    }

    HttpUrl url() {
        return HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The next request that has no answer yet gets this one. */
    void answers(int status, Map<String, String> headers) {
        answers.add(new Said(status, headers));
    }

    /** An action between a request and its answer. */
    void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** The methods of what was received. */
    List<String> received() {
        return received;
    }

    /** The most requests that were under way at the same time since the last call. */
    int mostAtOnce() {
        return mostAtOnce.getAndSet(0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
