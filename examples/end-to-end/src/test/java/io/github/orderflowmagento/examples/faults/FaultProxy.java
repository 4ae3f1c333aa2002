package io.github.orderflowmagento.examples.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** A TCP proxy before a server, which applies the plan to a request. Each connection carries one request. */
final class FaultProxy implements AutoCloseable {
    /** A fatal TLS alert, valid for any version: the server rejects this handshake. */
    private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

    private final URI server;
    private final boolean isShop;
    private final FaultPlan plan;
    private final Consumer<FaultKind> inside;
    private final Answers answers;
    private final Optional<HandshakeCertificates> tls;
    private final ExecutorService threads;
    private final ServerSocket listener;
    private final Set<Socket> stalled = ConcurrentHashMap.newKeySet();

    /** The protocol's error document, an unrelated document, an HTML page, and what the protocol has for its own faults. */
    record Answers(
            String contentType, String fault, String wrong, String page, Map<FaultKind, HttpMessage> ofProtocol) {
        static Answers of(String contentType, String fault, String wrong, String page) {
            return new Answers(contentType, fault, wrong, page, Map.of());
        }

        Answers with(FaultKind kind, int status, String type, String body) {
            Map<FaultKind, HttpMessage> more = new EnumMap<>(FaultKind.class);
            more.putAll(ofProtocol);
            more.put(kind, HttpMessage.answer(status, type, "", body));
            return new Answers(contentType, fault, wrong, page, more);
        }
    }

    /**
     * @param isShop whether the server is the shop, and not the warehouse
     * @param inside what happens to the server when a request comes in, though not to the request
     * @param tls how to speak with clients; in clear if empty
     */
    FaultProxy(
            URI server,
            boolean isShop,
            FaultPlan plan,
            Consumer<FaultKind> inside,
            Answers answers,
            Optional<HandshakeCertificates> tls,
            ExecutorService threads) {
        this.server = server;
        this.isShop = isShop;
        this.plan = plan;
        this.inside = inside;
        this.answers = answers;
        this.tls = tls;
        this.threads = threads;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /** Uses a host name, so that there is something to resolve. */
    String url() {
        return (tls.isPresent() ? "https" : "http") + "://localhost:" + listener.getLocalPort() + server.getPath();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (plan.isAway(FaultKind.TLS_ABORT)) {
                connection.getOutputStream().write(HANDSHAKE_FAILURE);
            } else if (tls.isPresent()) {
                SSLSocketFactory sockets = tls.get().sslSocketFactory();
                try (SSLSocket client = (SSLSocket) sockets.createSocket(connection, null, true)) {
                    client.setUseClientMode(false);
                    serveRequest(client);
                }
            } else {
                serveRequest(connection);
            }
        } catch (IOException e) {
            // the client is gone: its side of the story is what counts
        }
    }

    private void serveRequest(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        in.mark(1);
        if (in.read() < 0) {
            return;
        }
        in.reset();
        FaultKind fault = plan.next(isShop);
        if (fault != null && fault.isInside()) {
            inside.accept(fault);
            fault = null;
        }
        if (fault == FaultKind.RESET_BEFORE) {
            plan.strike();
            reset(client);
        } else if (fault == FaultKind.RESET_INSIDE) {
            in.readNBytes(20);
            reset(client);
        } else {
            answer(client, HttpMessage.read(in, false), fault);
        }
    }

    private void answer(Socket client, HttpMessage request, @Nullable FaultKind fault) throws IOException {
        Optional<HttpMessage> executed = isExecuted(fault) ? Optional.of(forward(request)) : Optional.empty();
        if (fault == FaultKind.RESET_AFTER) {
            plan.strike();
            reset(client);
        } else if (fault == FaultKind.STALL || fault == FaultKind.STALL_AFTER) {
            stall(client);
        } else {
            HttpMessage answer = executed.map(found -> changed(found, fault)).orElseGet(() -> instead(fault));
            answer.writeTo(client);
        }
    }

    private static boolean isExecuted(@Nullable FaultKind fault) {
        if (fault == null) {
            return true;
        }
        return switch (fault) {
            case RESET_AFTER, STALL_AFTER, CUT_BODY, CUT_SHORT, BAD_GATEWAY_AFTER, ANSWERED_TWICE -> true;
            default -> false;
        };
    }

    /** Returns the part of the answer that arrives after the request was executed. */
    private HttpMessage changed(HttpMessage answer, @Nullable FaultKind fault) {
        if (fault == null) {
            return answer;
        }
        return switch (fault) {
            case CUT_BODY -> answer.cut();
            case CUT_SHORT -> answer.cutShort();
            case BAD_GATEWAY_AFTER -> page(502, "");
            case ANSWERED_TWICE -> answer.twice();
            default -> throw new IllegalStateException(fault + " has no answer");
        };
    }

    /** Returns the answer sent instead of executing the request. */
    private HttpMessage instead(@Nullable FaultKind fault) {
        return switch (Objects.requireNonNull(fault)) {
            case UNAUTHORIZED -> page(401, "");
            case FORBIDDEN -> page(403, "");
            case REQUEST_TIMEOUT -> page(408, "");
            case TOO_MANY -> page(429, "");
            case TOO_MANY_RETRY_AFTER -> page(429, "Retry-After: 0\r\n");
            case SERVER_ERROR -> page(500, "");
            case BAD_GATEWAY -> page(502, "");
            case UNAVAILABLE -> page(503, "");
            case FAULT_IN_200 -> HttpMessage.answer(200, answers.contentType(), "", answers.fault());
            case WRONG_DOCUMENT -> HttpMessage.answer(200, answers.contentType(), "", answers.wrong());
            default ->
                Optional.ofNullable(answers.ofProtocol().get(fault))
                        .orElseThrow(() -> new IllegalStateException(fault + " has no answer"));
        };
    }

    private HttpMessage page(int status, String header) {
        return HttpMessage.answer(status, "text/html", header, answers.page());
    }

    /** Returns the server's complete answer to the request. */
    private HttpMessage forward(HttpMessage request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            (tls.isPresent() ? request.with("X-Forwarded-Proto: https") : request).writeTo(socket);
            return HttpMessage.read(new BufferedInputStream(socket.getInputStream()), true);
        }
    }

    /** Sends nothing until the client disconnects. */
    private void stall(Socket client) throws IOException {
        stalled.add(client);
        plan.stalled();
        client.getInputStream().readAllBytes();
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket client : stalled) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
