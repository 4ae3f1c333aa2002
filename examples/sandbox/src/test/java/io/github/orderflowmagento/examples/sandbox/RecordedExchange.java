package io.github.orderflowmagento.examples.sandbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A request that was sent to a Magento 2, and what came back.
 *
 * @param request its bytes, each as a character
 */
record RecordedExchange(String name, String request, Answer answer) {

    static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");

    /** Headers by name in lower case. */
    record Answer(int status, Map<String, String> headers, String text) {

        static Answer of(byte[] bytes) throws IOException {
            InputStream in = new ByteArrayInputStream(bytes);
            int status = Integer.parseInt(line(in).split(" ", -1)[1]);
            Map<String, String> headers = new TreeMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String[] parts = header.split(": ?", 2);
                headers.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1]);
            }
            byte[] body = in.readAllBytes();
            boolean isZipped = "gzip".equals(headers.get("content-encoding"));
            return new Answer(
                    status,
                    headers,
                    new String(
                            isZipped ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body,
                            StandardCharsets.UTF_8));
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).strip();
        }
    }

    static RecordedExchange named(String name) {
        try {
            return new RecordedExchange(
                    name,
                    Files.readString(RECORDINGS.resolve(name).resolve("request.http"), StandardCharsets.ISO_8859_1),
                    Answer.of(Files.readAllBytes(RECORDINGS.resolve(name).resolve("response.http"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<RecordedExchange> all() {
        try (Stream<Path> files = Files.walk(RECORDINGS)) {
            return files.filter(file -> file.endsWith("request.http"))
                    .map(file ->
                            RECORDINGS.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .map(RecordedExchange::named)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RecordedExchange in(List<RecordedExchange> exchanges, String name) {
        return exchanges.stream()
                .filter(exchange -> exchange.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The first line of the request. */
    String line() {
        return head().lines().findFirst().orElse("");
    }

    String group() {
        return name.replaceFirst("/.*", "");
    }

    Instant answered() {
        return ZonedDateTime.parse(answer.headers().get("date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    /** The second in which a signed request was signed. */
    Instant sent() {
        java.util.regex.Matcher timestamp =
                java.util.regex.Pattern.compile("oauth_timestamp=\"(\\d{10})\"").matcher(head());
        Instant signed = timestamp.find() ? Instant.ofEpochSecond(Long.parseLong(timestamp.group(1))) : answered();
        return Math.abs(signed.until(answered(), java.time.temporal.ChronoUnit.SECONDS)) < 60 ? signed : answered();
    }

    /** Sends the same bytes to another server. */
    Answer sendTo(String url) {
        return send(request, url);
    }

    static Answer send(String request, String url) {
        URI uri = URI.create(url);
        String closing = request.replaceFirst("\r\n", "\r\nConnection: close\r\n");
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
            return Answer.of(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() {
        return request.substring(0, request.indexOf("\r\n\r\n"));
    }
}
