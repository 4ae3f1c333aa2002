package io.github.orderflowmagento.examples.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP/1.1 connection of a caller. Each answer is sent in one piece.
 *
 * <p>The JDK's HTTP server is not used, since it always dates answers by the system's clock, can neither reset nor hold a connection, and
 * answers small requests on a persistent connection 40 ms late.
 */
final class HttpConnection implements AutoCloseable {

    /** An invalid request, with the status of its answer. */
    static final class Unreadable extends Exception {

        private final int status;
        private final String reason;

        Unreadable(int status, String reason) {
            super(reason);
            this.status = status;
            this.reason = reason;
        }

        SandboxAnswer answer() {
            return SandboxAnswer.status(status).withBody(reason);
        }
    }

    private static final int IDLE_MILLISECONDS = 10 * 60 * 1000;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int LARGEST_BODY = 64 * 1024 * 1024;

    private final Socket socket;
    private final InputStream in;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLISECONDS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Waits for the next request; empty at the end of the connection. */
    Optional<SandboxRequest> read() throws IOException, Unreadable {
        String start = line();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new Unreadable(400, "not an HTTP/1.1 request");
        }
        Map<String, String> headers = headers();
        headers.putIfAbsent("connection", parts[2].equals("HTTP/1.0") ? "close" : "keep-alive");
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            send("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        try {
            return Optional.of(new SandboxRequest(parts[0], parts[1], headers, body(headers)));
        } catch (IllegalArgumentException malformed) {
            throw new Unreadable(400, "a query or a length that cannot be read");
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Waits until the caller, or {@link #close}, has closed the connection. */
    void awaitEnd() throws IOException {
        socket.setSoTimeout(0);
        while (in.read() >= 0) {
            // ignore further bytes
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Map<String, String> headers() throws IOException, Unreadable {
        Map<String, String> headers = new HashMap<>();
        for (int count = 0; count <= MOST_HEADERS; count++) {
            String header = line();
            if (header.isEmpty()) {
                return headers;
            }
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new Unreadable(400, "a header without a name");
            }
            headers.putIfAbsent(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        throw new Unreadable(431, "more than " + MOST_HEADERS + " headers");
    }

    private byte[] body(Map<String, String> headers) throws IOException, Unreadable {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException, Unreadable {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
            if (length == 0) {
                headers(); // trailers
                return body.toByteArray();
            }
            body.writeBytes(exactly(bounded(body.size(), length)));
            line();
        }
    }

    private byte[] exactly(int length) throws IOException, Unreadable {
        byte[] bytes = in.readNBytes(bounded(0, length));
        if (bytes.length < length) {
            throw new IOException("the caller went away in the middle of a request");
        }
        return bytes;
    }

    private static int bounded(int before, int length) throws Unreadable {
        if (length < 0) {
            throw new Unreadable(400, "a negative length");
        }
        if (length > LARGEST_BODY - before) {
            throw new Unreadable(413, "the sandbox takes bodies of 64 MiB at most");
        }
        return length;
    }

    /** Returns the next line without its end; also empty at the end of the stream. */
    private String line() throws IOException, Unreadable {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new Unreadable(431, "a line of more than 64 KiB");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
