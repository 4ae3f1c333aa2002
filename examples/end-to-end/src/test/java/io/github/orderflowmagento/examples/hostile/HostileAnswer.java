package io.github.orderflowmagento.examples.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A malicious or corrupt answer.
 *
 * @param name what it tries
 * @param isRefused whether no client may take it for an answer; others may be read, as long as they do no harm
 */
record HostileAnswer(String name, boolean isRefused, HostileServer.Answer answer) {
    private static final int MEGABYTE = 1_000_000;

    /** More than the clients' limit here. */
    private static final String LARGE = "x".repeat(20 * MEGABYTE);

    private static final Map<String, String> GZIP = Map.of("Content-Encoding", "gzip");

    /**
     * Returns all of them.
     *
     * @param root the element that the client looks for
     * @param file the address of a file that must not be read
     * @param url an address that must not be requested
     */
    static List<HostileAnswer> all(String root, String file, String url) {
        return Stream.of(
                        entities(root, file, url),
                        large(root),
                        encodings(root),
                        json(),
                        compressed(root),
                        Stream.of(
                                refused("nothing", ""),
                                refused("NUL", "\0"),
                                refused("a document cut off in a tag", "<?xml version='1.0'?><" + root + "><a"),
                                refused("an element closed by another", "<" + root + "><a></b></" + root + ">"),
                                refused("an attribute twice", "<" + root + " b='1' b='2'/>"),
                                harmless("an unbound prefix", "<x:" + root + "/>")))
                .flatMap(answers -> answers)
                .toList();
    }

    private static Stream<HostileAnswer> entities(String root, String file, String url) {
        String laughs = IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>")
                .collect(Collectors.joining());
        return Stream.of(
                refused(
                        "billion laughs",
                        "<!DOCTYPE r [<!ENTITY l0 'ha'>" + laughs + "]><" + root + ">&l9;</" + root + ">"),
                refused(
                        "an external entity: a file",
                        "<!DOCTYPE r [<!ENTITY x SYSTEM '" + file + "'>]><" + root + ">&x;</" + root + ">"),
                refused(
                        "an external entity: an address",
                        "<!DOCTYPE r [<!ENTITY x SYSTEM '" + url + "'>]><" + root + ">&x;</" + root + ">"),
                refused("a DTD inside", "<" + root + "><!DOCTYPE r SYSTEM '" + url + "'></" + root + ">"),
                harmless("an external DTD", "<!DOCTYPE r SYSTEM '" + url + "'><" + root + "/>"),
                harmless("a parameter entity", "<!DOCTYPE r [<!ENTITY % p SYSTEM '" + url + "'>%p;]><" + root + "/>"),
                refused("an undeclared entity", "<" + root + ">&x;</" + root + ">"));
    }

    private static Stream<HostileAnswer> large(String root) {
        return Stream.of(
                refused("a million levels", "<" + root + ">" + "<a>".repeat(MEGABYTE)),
                refused("an attribute of 20 MB", "<" + root + " a='" + LARGE + "'/>"),
                refused("a name of 20 MB", "<" + root + "><" + LARGE + "/></" + root + ">"),
                refused("a text of 20 MB", "<" + root + "><a>" + LARGE + "</a></" + root + ">"),
                refused("a comment of 20 MB", "<" + root + "><!--" + LARGE + "--></" + root + ">"),
                refused(
                        "100,000 attributes",
                        "<" + root
                                + IntStream.range(0, 100_000)
                                        .mapToObj(i -> " a" + i + "=''")
                                        .collect(Collectors.joining())
                                + "/>"),
                refused("20 MB of blanks before a document", " ".repeat(20 * MEGABYTE) + "<" + root + "/>"));
    }

    private static Stream<HostileAnswer> encodings(String root) {
        String umlaut = "<" + root + " a='\u00e4'/>";
        return Stream.of(
                harmless("invalid UTF-8", "<" + root + ">\u00c3(</" + root + ">", StandardCharsets.ISO_8859_1),
                harmless("overlong UTF-8", "<" + root + ">\u00c0\u00bca/></" + root + ">", StandardCharsets.ISO_8859_1),
                refused("UTF-8 cut in a character", "<" + root + ">\u00e2\u0082", StandardCharsets.ISO_8859_1),
                harmless("UTF-16", "\ufeff" + umlaut, StandardCharsets.UTF_16LE),
                harmless("UTF-8 declared as UTF-16", "<?xml version='1.0' encoding='UTF-16'?>" + umlaut),
                harmless("an unknown encoding", "<?xml version='1.0' encoding='x-klingon'?>" + umlaut),
                refused("UTF-7", "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-"));
    }

    private static Stream<HostileAnswer> json() {
        return Stream.of(
                refused("JSON of a million levels", "[".repeat(MEGABYTE)),
                refused("JSON objects of a million levels", "{\"a\":".repeat(MEGABYTE)),
                refused("a number of a million digits", "{\"1\":{\"entity_id\":" + "9".repeat(MEGABYTE) + "}}"),
                refused("a number with a large exponent", "{\"1\":{\"entity_id\":1e999999999}}"),
                refused("JSON cut off", "{\"1\":{\"entity_id\":1,\"incre"),
                refused("JSON that is one text", "\"" + "x".repeat(MEGABYTE) + "\""));
    }

    private static Stream<HostileAnswer> compressed(String root) {
        byte[] document = ("<" + root + "/>").getBytes(StandardCharsets.UTF_8);
        byte[] once = gzip(document, 1);
        return Stream.of(
                of("a bomb of 200 MB", true, GZIP, gzip(new byte[MEGABYTE], 200)),
                of("compressed data cut off", true, GZIP, Arrays.copyOf(once, once.length - 9)),
                of("compressed data that is none", true, GZIP, document),
                of("compressed data that is not declared", true, Map.of(), once),
                of("data compressed twice", true, GZIP, gzip(once, 1)));
    }

    private static byte[] gzip(byte[] block, int times) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            for (int i = 0; i < times; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes anything", e);
        }
        return compressed.toByteArray();
    }

    private static HostileAnswer refused(String name, String text) {
        return refused(name, text, StandardCharsets.UTF_8);
    }

    private static HostileAnswer refused(String name, String text, Charset charset) {
        return of(name, true, Map.of(), text.getBytes(charset));
    }

    private static HostileAnswer harmless(String name, String text) {
        return harmless(name, text, StandardCharsets.UTF_8);
    }

    private static HostileAnswer harmless(String name, String text, Charset charset) {
        return of(name, false, Map.of(), text.getBytes(charset));
    }

    private static HostileAnswer of(String name, boolean isRefused, Map<String, String> headers, byte[] body) {
        return new HostileAnswer(
                name, isRefused, new HostileServer.Answer(200, headers, () -> new ByteArrayInputStream(body)));
    }

    @Override
    public String toString() {
        return name;
    }
}
