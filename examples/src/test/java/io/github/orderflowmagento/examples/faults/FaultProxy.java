package io.github.orderflowmagento.examples.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import org.jspecify.annotations.Nullable;

/** A TCP proxy before a server, which does to a request what the plan says. Each connection carries one request. */
final class FaultProxy implements AutoCloseable {
    private static final String PAGE = "<html><body><h1>Something is wrong</h1></body></html>";

    private final URI server;
    private final FaultPlan plan;
    private final Answers answers;
    private final ExecutorService threads;
    private final ServerSocket listener;
    private final Set<Socket> stalled = ConcurrentHashMap.newKeySet();

    /** What the protocol of the server says in a fault, and what is a document of it that answers nothing. */
    record Answers(String contentType, String fault, String wrong) {}

    FaultProxy(URI server, FaultPlan plan, Answers answers, ExecutorService threads) {
        this.server = server;
        this.plan = plan;
        this.answers = answers;
        this.threads = threads;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /** Under a name, so that there is something to look up. */
    String url() {
        return "http://localhost:" + listener.getLocalPort() + server.getPath();
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

    private void serve(Socket client) {
        try (client) {
            if (plan.isAway(FaultKind.REFUSED)) {
                // as near to a port without a listener as a listener comes
                reset(client);
                return;
            }
            InputStream in = new BufferedInputStream(client.getInputStream());
            in.mark(1);
            if (in.read() < 0) {
                return;
            }
            in.reset();
            FaultKind fault = plan.next();
            if (fault == FaultKind.RESET_BEFORE) {
                reset(client);
            } else if (fault == FaultKind.RESET_INSIDE) {
                in.readNBytes(20);
                reset(client);
            } else {
                byte[] request = message(in, false);
                answer(client, request, fault);
            }
        } catch (IOException e) {
            // the client is gone: its side of the story is what counts
        }
    }

    private void answer(Socket client, byte[] request, @Nullable FaultKind fault) throws IOException {
        byte[] page = isExecuted(fault) ? forward(request) : new byte[0];
        if (fault == FaultKind.RESET_AFTER) {
            reset(client);
        } else if (fault == FaultKind.STALL || fault == FaultKind.STALL_AFTER) {
            stall(client);
        } else {
            client.getOutputStream().write(changed(page, fault));
        }
    }

    private static boolean isExecuted(@Nullable FaultKind fault) {
        if (fault == null) {
            return true;
        }
        return switch (fault) {
            case RESET_AFTER, STALL_AFTER, CUT_BODY, BAD_GATEWAY_AFTER, ANSWERED_TWICE -> true;
            default -> false;
        };
    }

    private byte[] changed(byte[] answer, @Nullable FaultKind fault) {
        if (fault == null) {
            return answer;
        }
        return switch (fault) {
            case CUT_BODY -> Arrays.copyOf(answer, answer.length - bodyLength(answer) / 2 - 1);
            case UNAUTHORIZED -> page(401, "");
            case FORBIDDEN -> page(403, "");
            case REQUEST_TIMEOUT -> page(408, "");
            case TOO_MANY -> page(429, "");
            case TOO_MANY_RETRY_AFTER -> page(429, "Retry-After: 30\r\n");
            case SERVER_ERROR -> page(500, "");
            case BAD_GATEWAY, BAD_GATEWAY_AFTER -> page(502, "");
            case UNAVAILABLE -> page(503, "");
            case FAULT_IN_200 -> message(200, answers.contentType(), "", answers.fault());
            case WRONG_DOCUMENT -> message(200, answers.contentType(), "", answers.wrong());
            case ANSWERED_TWICE -> twice(answer);
            default -> answer;
        };
    }

    private static byte[] page(int status, String header) {
        return message(status, "text/html", header, PAGE);
    }

    private static byte[] message(int status, String type, String header, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + type + "\r\nContent-Length: "
                + bytes.length + "\r\n" + header + "Connection: close\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] twice(byte[] answer) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(answer);
        both.writeBytes(answer);
        return both.toByteArray();
    }

    private static int bodyLength(byte[] message) {
        return message.length - headLength(message);
    }

    private static int headLength(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        return text.indexOf("\r\n\r\n") + 4;
    }

    /** The server's answer to the request, whole. */
    private byte[] forward(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.getOutputStream().write(request);
            return message(new BufferedInputStream(socket.getInputStream()), true);
        }
    }

    /**
     * One message with its length, asked to be the last on its connection.
     *
     * @param mayEndWithConnection whether the end of a body without a length is that of the connection, as of an answer's
     */
    private static byte[] message(InputStream in, boolean mayEndWithConnection) throws IOException {
        StringBuilder head = new StringBuilder();
        int length = -1;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (!lower.startsWith("connection:")) {
                head.append(line).append("\r\n");
            }
        }
        byte[] body = chunked
                ? chunks(in)
                : length < 0 && mayEndWithConnection ? in.readAllBytes() : in.readNBytes(Math.max(0, length));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes((head + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(body);
        return message.toByteArray();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Says nothing until the client goes away. */
    private void stall(Socket client) throws IOException {
        stalled.add(client);
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
