package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import okio.Buffer;
import okio.GzipSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestCompressionTest {

    private static final String REPORT = "\r\n<r><importSuccesses><s externalReference='MUG'/></importSuccesses></r>";
    private static final String PLAIN_ONLY = "HTTP/1.1 200 OK\r\nConnection: close\r\n" + REPORT;
    private static final String TAKES_GZIP = "HTTP/1.1 200 OK\r\nAccept-Encoding: deflate, gzip;q=0.8\r\n" + REPORT;
    private static final String REFUSES = "HTTP/1.1 415 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final ImportItem MUG = mug("Plain White Mug, ".repeat(200));

    @Test
    void nothingIsCompressedUntilTheServerAnnouncesGzip() throws IOException {
        assertThat(encodings(RequestCompression.WHEN_ACCEPTED, TAKES_GZIP, 3)).containsExactly("", "gzip", "gzip");
        assertThat(encodings(RequestCompression.WHEN_ACCEPTED, PLAIN_ONLY, 2)).containsExactly("", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.000, *", ""})
    void aServerThatNamesOtherEncodingsGetsNoGzip(String accepted) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nAccept-Encoding: " + accepted + "\r\n" + REPORT;

        assertThat(encodings(RequestCompression.WHEN_ACCEPTED, answer, 2)).containsExactly("", "");
    }

    @Test
    void itCanBeForcedOnAndOff() throws IOException {
        assertThat(encodings(RequestCompression.ALWAYS, PLAIN_ONLY, 1)).containsExactly("gzip");
        assertThat(encodings(RequestCompression.NEVER, TAKES_GZIP, 2)).containsExactly("", "");
    }

    @Test
    void theContentLengthIsThatOfTheCompressedDocument() throws IOException {
        try (RawServer server = RawServer.answering(PLAIN_ONLY)) {
            merge(server, RequestCompression.ALWAYS, 1, MUG);

            RawServer.Request request = server.requests().get(0);
            assertThat(request.header("Content-Length"))
                    .isEqualTo("" + request.body().size());
            assertThat(request.header("Transfer-Encoding")).isEmpty();
            assertThat(request.header("Content-Type")).isEqualTo("application/xml");
            assertThat(request.body().size()).isLessThan(ImportDocument.write(List.of(MUG)).length / 2);
            assertThat(unzipped(request)).isEqualTo(ImportDocument.text(List.of(MUG)));
        }
    }

    @Test
    void aServerThatRejectsGzipNeverGetsItAgain() throws IOException {
        RawServer.Answering refusing = (request, out) -> out.write(
                (request.header("Content-Encoding").isEmpty() ? TAKES_GZIP : REFUSES).getBytes(StandardCharsets.UTF_8));
        try (RawServer server = new RawServer(refusing)) {
            merge(server, RequestCompression.ALWAYS, 2, MUG);

            assertThat(server.requests())
                    .extracting(request -> request.header("Content-Encoding"))
                    .containsExactly("gzip", "", "");
            assertThat(server.requests().get(1).body().utf8()).isEqualTo(ImportDocument.text(List.of(MUG)));
        }
    }

    @Test
    void aServerThatRejectsPlainTooIsNotCalledAThirdTime() throws IOException {
        try (RawServer server = RawServer.answering(REFUSES)) {
            assertThatExceptionOfType(OrderFlowException.Rejected.class)
                    .isThrownBy(() -> merge(server, RequestCompression.ALWAYS, 1, MUG));

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aShortDocumentIsSentPlain() throws IOException {
        try (RawServer server = RawServer.answering(PLAIN_ONLY)) {
            merge(server, RequestCompression.ALWAYS, 1, mug("White"));

            assertThat(server.requests().get(0).header("Content-Encoding")).isEmpty();
        }
    }

    private static List<String> encodings(RequestCompression mode, String answer, int calls) throws IOException {
        try (RawServer server = RawServer.answering(answer)) {
            merge(server, mode, calls, MUG);
            return server.requests().stream()
                    .map(request -> request.header("Content-Encoding"))
                    .toList();
        }
    }

    private static void merge(RawServer server, RequestCompression mode, int calls, ImportItem item) {
        try (OrderFlow warehouse = server.client().requestCompression(mode).build()) {
            for (int i = 0; i < calls; i++) {
                warehouse.products().merge(List.of(item));
            }
        }
    }

    private static String unzipped(RawServer.Request request) {
        try (GzipSource gzip = new GzipSource(new Buffer().write(request.body()))) {
            return Okio.buffer(gzip).readUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportItem mug(String description) {
        return ImportItem.builder()
                .type(ImportType.PRODUCT)
                .operation(ImportOperation.MERGE)
                .externalReference("MUG")
                .putProperties("longDescription", description)
                .build();
    }
}
