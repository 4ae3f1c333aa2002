package io.github.orderflowmagento.examples.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** An HTTP server on a port of the loopback interface. Its threads are daemons. */
final class SandboxServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MOST_CONNECTIONS = 256;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final ServerSocket listener;
    private final ExecutorService threads;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean loseNextAnswer = new AtomicBoolean();
    private final List<SandboxStub> stubs = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<SandboxRequest, SandboxAnswer>> observers = new CopyOnWriteArrayList<>();

    /**
     * Binds a port; callers wait until {@link #start}.
     *
     * @param port 0 for any free port
     * @param clock for the dates of answers
     * @throws UncheckedIOException if the port is in use or may not be opened
     */
    SandboxServer(int port, Clock clock) {
        this.clock = clock;
        this.listener = listener(port);
        this.threads = new ThreadPoolExecutor(
                0, MOST_CONNECTIONS + 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "sandbox-" + listener.getLocalPort());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private static ServerSocket listener(int port) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), MOST_CONNECTIONS);
            return listener;
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw new UncheckedIOException(
                    reason.contains("in use")
                            ? "port " + port + " is in use: choose another, or stop the process that uses it"
                            : "port " + port + " cannot be opened: " + reason,
                    e);
        }
    }

    void start(Function<SandboxRequest, SandboxAnswer> application) {
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    accept(listener.accept(), application);
                } catch (IOException gone) {
                    // the caller, or the server: then the loop ends
                }
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    int requests() {
        return requests.get();
    }

    void resetCounter() {
        requests.set(0);
    }

    void loseNextAnswer() {
        loseNextAnswer.set(true);
    }

    SandboxStub stub(Predicate<SandboxRequest> which, Function<SandboxRequest, SandboxAnswer> answer, int times) {
        SandboxStub stub = new SandboxStub(which, answer, times, stubs::remove);
        stubs.add(0, stub);
        return stub;
    }

    void onAnswer(BiConsumer<SandboxRequest, SandboxAnswer> observer) {
        observers.add(observer);
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        try {
            listener.close();
            for (HttpConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Socket socket, Function<SandboxRequest, SandboxAnswer> application) throws IOException {
        HttpConnection connection = new HttpConnection(socket);
        connections.add(connection);
        try {
            threads.execute(() -> serve(connection, application));
        } catch (RejectedExecutionException tooMany) {
            connections.remove(connection);
            connection.close();
        }
    }

    private void serve(HttpConnection connection, Function<SandboxRequest, SandboxAnswer> application) {
        try (connection) {
            boolean goesOn = closed.getCount() > 0;
            while (goesOn) {
                goesOn = serveNext(connection, application);
            }
        } catch (IOException gone) {
            // the client has gone too
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private boolean serveNext(HttpConnection connection, Function<SandboxRequest, SandboxAnswer> application)
            throws IOException, InterruptedException {
        try {
            Optional<SandboxRequest> request = connection.read();
            if (request.isEmpty()) {
                return false;
            }
            boolean isLast = request.get().header("Connection").orElse("").equalsIgnoreCase("close");
            return deliver(answer(request.get(), application), connection) && !isLast;
        } catch (HttpConnection.Unreadable unreadable) {
            deliver(unreadable.answer(), connection);
            return false;
        }
    }

    /** Counts the request before the answer is sent, so that a caller with the answer finds it counted. */
    private SandboxAnswer answer(SandboxRequest request, Function<SandboxRequest, SandboxAnswer> application) {
        requests.incrementAndGet();
        try {
            SandboxAnswer answer = stubs.stream()
                    .flatMap(stub -> stub.answer(request).stream())
                    .findFirst()
                    .orElseGet(() -> executed(request, application));
            observers.forEach(observer -> observer.accept(request, answer));
            return answer;
        } catch (RuntimeException e) {
            return SandboxAnswer.status(500).withBody("the sandbox failed: " + e);
        }
    }

    private SandboxAnswer executed(SandboxRequest request, Function<SandboxRequest, SandboxAnswer> application) {
        SandboxAnswer answer = application.apply(request);
        return loseNextAnswer.getAndSet(false) ? SandboxAnswer.reset() : answer;
    }

    /** Sends the answer. Returns whether the connection can be used for another request. */
    private boolean deliver(SandboxAnswer answer, HttpConnection connection) throws IOException, InterruptedException {
        if (closed.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        switch (answer.delivery()) {
            case WHOLE -> connection.send(bytes(answer));
            case HALF -> {
                byte[] whole = bytes(answer);
                connection.send(Arrays.copyOf(whole, whole.length - (answer.bytes().length + 1) / 2));
            }
            case GARBAGE -> connection.send("lskdu018973t09sylgasjkfg1][]'./.sdlv".getBytes(StandardCharsets.US_ASCII));
            case RESET -> connection.reset();
            case NEVER -> connection.awaitEnd();
            case CLOSED -> {}
        }
        return answer.delivery() == SandboxAnswer.Delivery.WHOLE;
    }

    private byte[] bytes(SandboxAnswer answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " " + reason(answer.status()) + "\r\n");
        answer.withHeader("Date", HTTP_DATE.format(clock.instant()))
                .withHeader("Content-Length", String.valueOf(answer.bytes().length))
                .headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(answer.bytes());
        return all.toByteArray();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 202 -> "Accepted";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "";
        };
    }
}
