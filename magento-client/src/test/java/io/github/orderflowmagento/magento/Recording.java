package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One recorded HTTP exchange: the exact bytes that went to a real shop and came back. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Recording(String name, String requestLine, byte[] requestBody, String responseHead, byte[] responseBody) {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The folder given by {@code -Drecordings.magento=DIR}, else the recordings that come with this module. */
    public static Path folder() {
        String given = System.getProperty("recordings.magento", "");
        return given.isBlank() ? Path.of("src/test/resources/recordings") : Path.of(given);
    }

    /** All exchanges anywhere below the folder. */
    public static List<Recording> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("request.http"))
                    .sorted()
                    .map(file -> read(folder, file.resolveSibling("")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An exchange over XML-RPC that comes with this module. */
    public static Recording xmlrpc(String name) {
        Path folder = Path.of("src/test/resources/recordings/xmlrpc");
        return read(folder, folder.resolve(name));
    }

    private static Recording read(Path folder, Path exchange) {
        try {
            byte[] request = Files.readAllBytes(exchange.resolve("request.http"));
            byte[] response = Files.readAllBytes(exchange.resolve("response.http"));
            String head = new String(request, 0, endOfHead(request), StandardCharsets.UTF_8);
            return new Recording(
                    folder.relativize(exchange).toString(),
                    head.lines().findFirst().orElseThrow(),
                    body(request),
                    new String(response, 0, endOfHead(response), StandardCharsets.UTF_8),
                    body(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int endOfHead(byte[] message) {
        for (int i = 0; i + END_OF_HEAD.length <= message.length; i++) {
            if (Arrays.equals(message, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i;
            }
        }
        return message.length;
    }

    private static byte[] body(byte[] message) {
        int start = Math.min(message.length, endOfHead(message) + END_OF_HEAD.length);
        return Arrays.copyOfRange(message, start, message.length);
    }

    public int status() {
        return Integer.parseInt(responseHead.split(" ", 3)[1]);
    }

    public String contentType() {
        return responseHead
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring("content-type:".length()).strip())
                .findFirst()
                .orElse("text/xml");
    }

    public String responseText() {
        return new String(responseBody, StandardCharsets.UTF_8);
    }

    boolean isXmlRpc() {
        return requestLine.contains("/api/xmlrpc") || requestLine.contains("type=xmlrpc");
    }

    @Override
    public String toString() {
        return name;
    }
}
