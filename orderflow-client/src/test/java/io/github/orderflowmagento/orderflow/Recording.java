package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import okio.ByteString;

/** A recorded exchange: a folder with {@code request.http} and {@code response.http} as they went over the wire. */
public record Recording(String name, Message request, Message response) {

    /** One half of an exchange. */
    public record Message(String startLine, List<String> headers, ByteString body) {

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String text() {
            return body.utf8();
        }

        private static Message read(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            List<String> head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            return new Message(
                    head.get(0), head.subList(1, head.size()), ByteString.of(bytes, end + 4, bytes.length - end - 4));
        }
    }

    public static Recording of(Path folder) {
        try {
            return new Recording(
                    folder.getFileName().toString(),
                    Message.read(folder.resolve("request.http")),
                    Message.read(folder.resolve("response.http")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All exchanges in a folder; a folder without any would prove nothing and is a failure. */
    public static Stream<Recording> allIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Recording> all = files.filter(file -> file.endsWith("request.http"))
                    .sorted()
                    .map(request -> of(request.resolveSibling("")))
                    .toList();
            if (all.isEmpty()) {
                throw new AssertionError("No recordings in " + folder.toAbsolutePath());
            }
            return all.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String requestText() {
        return request.text();
    }

    public String responseText() {
        return response.text();
    }

    int status() {
        return Integer.parseInt(response.startLine().split(" ", 3)[1]);
    }

    String method() {
        return request.startLine().split(" ", 3)[0];
    }

    String target() {
        return request.startLine().split(" ", 3)[1];
    }
}
