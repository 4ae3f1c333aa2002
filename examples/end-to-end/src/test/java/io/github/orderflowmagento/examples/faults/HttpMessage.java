package io.github.orderflowmagento.examples.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A request or answer of HTTP 1.1, as bytes, with its body's length in its head. */
final class HttpMessage {
    private final byte[] bytes;

    private HttpMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns an answer that closes its connection. */
    static HttpMessage answer(int status, String contentType, String header, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + content.length + "\r\n" + header + "Connection: close\r\n\r\n";
        return new HttpMessage((head + body).getBytes(StandardCharsets.UTF_8));
    }

    void writeTo(Socket socket) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    HttpMessage twice() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(bytes);
        both.writeBytes(bytes);
        return new HttpMessage(both.toByteArray());
    }

    /** Returns the message without the second half of its body. */
    HttpMessage cut() {
        return new HttpMessage(Arrays.copyOf(bytes, bytes.length - (bytes.length - lengthOfHead()) / 2 - 1));
    }

    /** Returns the same message, with a head for what is left. */
    HttpMessage cutShort() {
        int head = lengthOfHead();
        byte[] body = Arrays.copyOfRange(bytes, head, bytes.length - (bytes.length - head) / 2);
        String fitting = head().replaceFirst("(?i)(Content-Length: )\\d+", "$1" + body.length);
        return of(fitting, body);
    }

    /** Returns the message with another header at the end of its head. */
    HttpMessage with(String header) {
        int head = lengthOfHead();
        String longer = head().substring(0, head - 2) + header + "\r\n\r\n";
        return of(longer, Arrays.copyOfRange(bytes, head, bytes.length));
    }

    private static HttpMessage of(String head, byte[] body) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        message.writeBytes(body);
        return new HttpMessage(message.toByteArray());
    }

    private String head() {
        return new String(bytes, 0, lengthOfHead(), StandardCharsets.ISO_8859_1);
    }

    private int lengthOfHead() {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }

    /**
     * Reads one message, marked as the last on its connection.
     *
     * @param mayEndWithConnection whether the end of a body without a length is that of the connection, as of an answer's
     */
    static HttpMessage read(InputStream in, boolean mayEndWithConnection) throws IOException {
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
        return of(head + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n", body);
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
}
