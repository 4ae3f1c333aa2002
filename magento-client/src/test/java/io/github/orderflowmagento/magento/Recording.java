package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One recorded HTTP exchange: the exact bytes that went to a real shop and came back. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Recording(String name, String requestHead, byte[] requestBody, String responseHead, byte[] responseBody) {
    /** The recordings that come with this module. */
    static final Path OWN = Path.of("src/test/resources/recordings");

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** The folder given by {@code -Drecordings.magento=DIR}, else the recordings that come with this module. */
    public static Path folder() {
        String given = System.getProperty("recordings.magento", "");
        return given.isBlank() ? OWN : Path.of(given);
    }

    /** All exchanges anywhere below the folder. */
    public static List<Recording> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("request.http"))
                    .sorted()
                    .map(file -> read(folder, folder.relativize(file.resolveSibling(""))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An exchange over XML-RPC that comes with this module. */
    public static Recording xmlrpc(String name) {
        return Wire.XML_RPC.recording(name);
    }

    /** The exchange of that name in the folder. */
    public static Recording read(Path folder, String name) {
        return read(folder, Path.of(name));
    }

    static Recording read(Path folder, Path name) {
        try {
            Path exchange = folder.resolve(name);
            byte[] request = Files.readAllBytes(exchange.resolve("request.http"));
            byte[] response = Files.readAllBytes(exchange.resolve("response.http"));
            String head = new String(request, 0, endOfHead(request), StandardCharsets.UTF_8);
            return new Recording(
                    name.toString(),
                    head,
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

    /** The first line of the request. */
    public String requestLine() {
        return requestHead.lines().findFirst().orElseThrow();
    }

    public int status() {
        return Integer.parseInt(responseHead.split("\\s+", 3)[1]);
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

    /** The web service it went over, if it is one of those that are called with XML. */
    Optional<Wire> wire() {
        if (requestLine().contains("/api/xmlrpc") || requestLine().contains("type=xmlrpc")) {
            return Optional.of(Wire.XML_RPC);
        }
        if (requestLine().contains("/api/v2_soap")) {
            return Optional.of(name.contains("wsi") ? Wire.SOAP_V2_WSI : Wire.SOAP_V2);
        }
        return requestLine().contains("/api/soap") ? Optional.of(Wire.SOAP_V1) : Optional.empty();
    }

    /** The name of the exchange without its folder; the same name is the same operation with the same data in every folder. */
    public String exchange() {
        return Path.of(name).getFileName().toString();
    }

    /** The exchange of the same name with the same shop over XML-RPC, beside its own web service, if it was recorded. */
    Optional<Recording> overXmlRpc() {
        Path exchange = Path.of(name);
        Path shop = exchange.getNameCount() < 3 ? null : exchange.subpath(0, exchange.getNameCount() - 2);
        Path sibling = Path.of(Wire.XML_RPC.folder()).resolve(exchange());
        return Stream.of(shop == null || name.startsWith("openmage-20") ? sibling : shop.resolve(sibling))
                .filter(same -> Files.exists(folder().resolve(same)))
                .map(same -> read(folder(), same))
                .findFirst();
    }

    /** The namespace of the shop's SOAP services. */
    String namespace() {
        return name.startsWith("openmage-20") ? "urn:OpenMage" : "urn:Magento";
    }

    @Override
    public String toString() {
        return name;
    }
}
