package io.github.orderflowmagento.orderflow.internal.xml;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every document is read both ways there are: as a tree, and as a list of any length. The figures go to
 * {@code target/hostile-corpus.md}.
 */
class HostileCorpusTest {

    private static final String READ = HostileDocument.READ;
    private static final String DOCTYPE = "DOCTYPE, which is refused";
    private static final String NO_XML = "not readable as XML";
    private static final String LONG_PART = "A part of the document has more than 4194304 bytes";
    private static final int MEGABYTE = 1_000_000;
    private static final long MOST_ALLOCATED = 300L * MEGABYTE;
    private static final String SECRET = "the-contents-of-the-file";

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final StringBuilder TABLE =
            new StringBuilder("| document | verdict | as a tree | as a list |\n|---|---|---|---|\n");
    private static final AtomicInteger HITS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static HttpServer server;
    private static String file;
    private static String url;

    @BeforeAll
    static void temptation() throws IOException {
        file = Files.writeString(folder.resolve("secret.txt"), SECRET).toUri().toString();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            HITS.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.dtd";
    }

    @AfterAll
    static void figures() throws IOException {
        server.stop(0);
        Files.writeString(Path.of("target", "hostile-corpus.md"), TABLE);
    }

    @ParameterizedTest
    @MethodSource({"entities", "endless", "encodings", "malformed"})
    void noDocumentCostsMuchOrReachesOut(HostileDocument document) {
        TABLE.append("| ").append(document.name()).append(" | ").append(document.verdict());
        measured(document, () -> SafeXml.read(document.stream()));
        measured(document, () -> readAsList(document));
        TABLE.append(" |\n");
        assertThat(HITS).hasValue(0);
    }

    private static void readAsList(HostileDocument document) {
        SafeXmlReader list = SafeXmlReader.ofStream(document.stream());
        list.root();
        while (list.nextChild() != null) {
            // each is let go of
        }
    }

    @ParameterizedTest
    @MethodSource("brokenBytes")
    void invalidBytesRejectAMessageButNotAList(HostileDocument document) {
        HostileDocument harmless = new HostileDocument(document.name(), HostileDocument.READ, document.content());
        TABLE.append("| ")
                .append(document.name())
                .append(" | ")
                .append(document.verdict())
                .append("; a list is read");
        measured(document, () -> SafeXml.read(document.stream()));
        measured(harmless, () -> readAsList(document));
        TABLE.append(" |\n");
    }

    @Test
    void tenMillionElementsAreRejectedAsATreeButReadAsAList() {
        HostileDocument siblings =
                HostileDocument.repeated("siblings", "elements", "<a>", "<c/>", 10 * MEGABYTE, "</a>");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SafeXml.read(siblings.stream()))
                .withMessage("The document has more than 500000 elements");
        SafeXmlReader list = SafeXmlReader.ofStream(siblings.stream());
        list.root();
        int count = 0;
        while (list.nextChild() != null) {
            count++;
        }
        assertThat(count).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void anEndlessMessageOfSmallPartsIsRejected() {
        HostileDocument comments = HostileDocument.repeated("comments", "", "<a>", "<!-- x -->", 10 * MEGABYTE, "</a>");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SafeXml.read(comments.stream()))
                .withMessage("The document has more than 67108864 bytes");
    }

    private static void measured(HostileDocument document, Runnable reading) {
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        if (document.isRead()) {
            reading.run();
        } else {
            assertThatExceptionOfType(InvalidMessageException.class)
                    .isThrownBy(reading::run)
                    .withMessageContaining(document.verdict())
                    .withMessageNotContaining(SECRET)
                    .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(3000));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        long allocated = MEMORY.getCurrentThreadAllocatedBytes() - before;
        TABLE.append(String.format(Locale.ROOT, " | %d ms, %.1f MB", millis, allocated / (double) MEGABYTE));
        assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }

    static Stream<HostileDocument> entities() {
        return Stream.of(
                HostileDocument.of(
                        "billion laughs",
                        DOCTYPE,
                        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                                + "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><l>&c;</l>"),
                HostileDocument.of(
                        "quadratic blow-up",
                        DOCTYPE,
                        "<!DOCTYPE l [<!ENTITY a '" + "x".repeat(50_000) + "'>]><l>" + "&a;".repeat(50_000) + "</l>"),
                HostileDocument.of(
                        "external entity: a file",
                        DOCTYPE,
                        "<!DOCTYPE a [<!ENTITY x SYSTEM '" + file + "'>]><a>&x;</a>"),
                HostileDocument.of(
                        "external entity: an address",
                        DOCTYPE,
                        "<!DOCTYPE a [<!ENTITY x SYSTEM '" + url + "'>]><a>&x;</a>"),
                HostileDocument.of("external DTD", DOCTYPE, "<!DOCTYPE a SYSTEM '" + url + "'><a/>"),
                HostileDocument.of("public DTD", DOCTYPE, "<!DOCTYPE a PUBLIC '-//X//Y' '" + url + "'><a/>"),
                HostileDocument.of(
                        "parameter entity", DOCTYPE, "<!DOCTYPE a [<!ENTITY % p SYSTEM '" + url + "'>%p;]><a/>"),
                HostileDocument.of("undeclared entity", NO_XML, "<a>&x;</a>"),
                HostileDocument.of("character reference to NUL", NO_XML, "<a>&#0;</a>"),
                HostileDocument.of("character reference beyond Unicode", NO_XML, "<a>&#x110000;</a>"),
                HostileDocument.of(
                        "XInclude",
                        READ,
                        "<a><x:include xmlns:x='http://www.w3.org/2001/XInclude' href='" + url + "'/></a>"),
                HostileDocument.of(
                        "xsi:schemaLocation",
                        READ,
                        "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x " + url
                                + "'/>"),
                HostileDocument.of("style sheet", READ, "<?xml-stylesheet href='" + url + "'?><a/>"));
    }

    static Stream<HostileDocument> endless() {
        String kilobyte = "x".repeat(1000);
        String blanks = " ".repeat(1000);
        return Stream.of(
                HostileDocument.repeated(
                        "100 MB of white space before the root", LONG_PART, "", blanks, 100_000, "<a/>"),
                HostileDocument.repeated(
                        "100 MB of white space in the root", "size limit", "<a>", blanks, 100_000, "</a>"),
                HostileDocument.repeated(
                        "100 MB of white space after the root", LONG_PART, "<a/>", blanks, 100_000, ""),
                HostileDocument.repeated("text of 100 MB", "size limit", "<a><b>", kilobyte, 100_000, "</b></a>"),
                HostileDocument.repeated(
                        "CDATA of 100 MB", "size limit", "<a><b><![CDATA[", kilobyte, 100_000, "]]></b></a>"),
                HostileDocument.repeated(
                        "text of 100 MB, an element every KB",
                        "characters of text",
                        "<a><b>",
                        kilobyte + "<c/>",
                        100_000,
                        "</b></a>"),
                HostileDocument.repeated("comment of 100 MB", "size limit", "<a><!--", kilobyte, 100_000, "--></a>"),
                HostileDocument.repeated(
                        "processing instruction of 100 MB", LONG_PART, "<a><?p ", kilobyte, 100_000, "?></a>"),
                HostileDocument.repeated("attribute of 100 MB", "size limit", "<a b='", kilobyte, 100_000, "'/>"),
                HostileDocument.repeated("element name of 100 MB", LONG_PART, "<a><", kilobyte, 100_000, "/></a>"),
                HostileDocument.repeated(
                        "element name of 2 MB", "name in the document", "<a><", kilobyte, 2_000, "/></a>"),
                HostileDocument.repeated("attribute name of 100 MB", LONG_PART, "<a ", kilobyte, 100_000, "=''/>"),
                HostileDocument.repeated(
                        "DTD of 100 MB", LONG_PART, "<!DOCTYPE a [", "<!-- " + kilobyte + " -->", 100_000, "]><a/>"),
                HostileDocument.generated(
                        "endless attributes", "limit (500)", "<a ", i -> "a" + i + "='' ", 10 * MEGABYTE, "/>"),
                HostileDocument.generated(
                        "endless namespaces",
                        "limit",
                        "<a ",
                        i -> "xmlns:a" + i + "='urn:" + i + "' ",
                        10 * MEGABYTE,
                        "/>"),
                HostileDocument.generated(
                        "endless different names",
                        "different names",
                        "<a>",
                        i -> "<b" + i + "/>",
                        10 * MEGABYTE,
                        "</a>"),
                HostileDocument.repeated(
                        "10 million children of one element", "elements", "<a><b>", "<c/>", 10 * MEGABYTE, "</b></a>"),
                HostileDocument.repeated("a million levels", "Depth limit (100)", "", "<a>", MEGABYTE, "</a>"),
                HostileDocument.repeated(
                        "a million namespaced levels", "Depth limit (100)", "", "<a xmlns='urn:x'>", MEGABYTE, "</a>"));
    }

    static Stream<HostileDocument> encodings() {
        Charset utf32 = Charset.forName("UTF-32BE");
        String umlaut = "<a b='\u00e4'/>";
        return Stream.of(
                HostileDocument.ofBytes("UTF-8 that stops in a character", NO_XML, "<a>\u00e2\u0082"),
                HostileDocument.of("declared UTF-7", NO_XML, "<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-"),
                HostileDocument.of("undeclared UTF-7", NO_XML, "+ADw-a/+AD4-"),
                HostileDocument.of("UTF-7 in text", READ, "<a>+ADw-b/+AD4-</a>"),
                HostileDocument.of("UTF-16 with a byte order mark", READ, "\ufeff" + umlaut, StandardCharsets.UTF_16LE),
                HostileDocument.of(
                        "UTF-16 without one", READ, "<?xml version='1.0'?>" + umlaut, StandardCharsets.UTF_16BE),
                HostileDocument.of("UTF-32", READ, "\ufeff" + umlaut, utf32),
                HostileDocument.of("UTF-8 declared as UTF-16", NO_XML, "<?xml version='1.0' encoding='UTF-16'?><a/>"),
                HostileDocument.of("unknown encoding", NO_XML, "<?xml version='1.0' encoding='x-klingon'?><a/>"),
                HostileDocument.of(
                        "an encoding with a bad name", NO_XML, "<?xml version='1.0' encoding='../a b'?><a/>"),
                HostileDocument.of(
                        "EBCDIC", READ, "<?xml version='1.0' encoding='IBM037'?><a/>", Charset.forName("IBM037")),
                HostileDocument.of(
                        "UTF-8 declared as Latin 1", READ, "<?xml version='1.0' encoding='ISO-8859-1'?>" + umlaut));
    }

    static Stream<HostileDocument> brokenBytes() {
        return Stream.of(
                HostileDocument.ofBytes("invalid UTF-8", NO_XML, "<a>\u00c3(</a>"),
                HostileDocument.ofBytes("overlong UTF-8 of <", NO_XML, "<a>\u00c0\u00bcb/></a>"),
                HostileDocument.ofBytes("UTF-8 of a surrogate", NO_XML, "<a>\u00ed\u00a0\u0080</a>"),
                HostileDocument.ofBytes(
                        "Latin 1 declared as UTF-8", NO_XML, "<?xml version='1.0' encoding='UTF-8'?><a b='\u00e4'/>"));
    }

    static Stream<HostileDocument> malformed() {
        return Stream.concat(
                Stream.of(
                        HostileDocument.of("processing instruction", READ, "<a><?php system('id') ?></a>"),
                        HostileDocument.of("NUL in text", NO_XML, "<a>\0</a>"),
                        HostileDocument.of("NUL after the root", NO_XML, "<a/>\0"),
                        HostileDocument.of("control character", NO_XML, "<a>\u0007</a>"),
                        HostileDocument.of("control character by reference", READ, "<a>&#7;</a>"),
                        HostileDocument.of("attribute twice", NO_XML, "<a b='1' b='2'/>"),
                        HostileDocument.of(
                                "attribute twice by namespace", NO_XML, "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>"),
                        HostileDocument.of("unbound prefix", NO_XML, "<x:a/>"),
                        HostileDocument.of("unbound attribute prefix", NO_XML, "<a x:b='1'/>"),
                        HostileDocument.of("XML 1.1", READ, "<?xml version='1.1'?><a/>")),
                List.of(
                                "<a/><b/>",
                                "<a/>x",
                                "<a/>&#65;",
                                "<a><b></a></b>",
                                "<a><!-- -- --></a>",
                                "<a b='<'/>",
                                "<a>]]></a>")
                        .stream()
                        .map(text -> HostileDocument.of(text.replace("<", "&lt;"), NO_XML, text)));
    }
}
