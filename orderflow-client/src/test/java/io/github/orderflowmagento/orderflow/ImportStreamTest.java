package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ImportStreamTest {

    private static final String REFUSED = "HTTP/1.1 400 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    private static final String AWAY = "HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    @Test
    void aHundredThousandProductsAreTakenFromTheSourceAsTheyAreSent() throws IOException {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger arrived = new AtomicInteger();
        AtomicInteger farthestAhead = new AtomicInteger();
        Stream<ImportItem> source = IntStream.range(0, 100_000).mapToObj(i -> {
            farthestAhead.accumulateAndGet(taken.incrementAndGet() - arrived.get(), Math::max);
            return product("SKU-" + i);
        });
        RawServer.Answering counting =
                (request, out) -> arrived.addAndGet(accept(request, out).size());

        try (RawServer server = new RawServer(counting);
                OrderFlow warehouse =
                        server.client().importDocuments(500, 1 << 20).build();
                Stream<ImportBatch> batches = warehouse.products().importAll(source)) {
            long successes = batches.flatMap(batch -> batch.orThrow().results().stream())
                    .filter(result -> result.outcome() == Outcome.SUCCESS)
                    .count();

            assertThat(successes).isEqualTo(100_000);
            assertThat(server.requests()).hasSize(200);
        }
        assertThat(farthestAhead).hasValueLessThanOrEqualTo(501);
    }

    @Test
    void sendingStopsWhenIterationStops() throws IOException {
        AtomicInteger taken = new AtomicInteger();
        try (RawServer server = new RawServer(ImportStreamTest::accept);
                OrderFlow warehouse =
                        server.client().importDocuments(10, 1 << 20).build();
                Stream<ImportBatch> batches =
                        warehouse.products().importAll(products(100).peek(i -> taken.incrementAndGet()))) {
            assertThat(batches.limit(2)).hasSize(2);

            assertThat(server.requests()).hasSize(2);
            assertThat(taken).hasValue(20);
        }
    }

    @Test
    void closingTheStreamClosesTheSourceAndSendsNothing() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        try (RawServer server = new RawServer(ImportStreamTest::accept);
                OrderFlow warehouse = server.client().build()) {
            warehouse
                    .products()
                    .importAll(products(3).onClose(() -> closed.set(true)))
                    .close();

            assertThat(closed).isTrue();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aDocumentEndsBeforeAnItemThatDoesNotFit() throws IOException {
        int three = ImportDocument.write(List.of(product("A"))).length * 3;

        assertThat(sent(client -> client.importDocuments(100, three), products("A", "B", "C", "D", "E")))
                .containsExactly("A B C", "D E");
    }

    @Test
    void anItemLargerThanADocumentIsSentAlone() throws IOException {
        assertThat(sent(client -> client.importDocuments(100, 1), products("A", "B")))
                .containsExactly("A", "B");
    }

    @Test
    void aReferenceThatComesAgainBeginsTheNextDocument() throws IOException {
        assertThat(sent(client -> client, products("A", "B", "A", "C"))).containsExactly("A B", "A C");
    }

    @Test
    void aRejectedDocumentDoesNotStopTheOthers() throws IOException {
        List<ImportBatch> batches = batchesOfOne(List.of(REFUSED, REFUSED, "", REFUSED, REFUSED, ""));

        assertThat(batches)
                .extracting(batch -> batch.failure().isPresent())
                .containsExactly(true, true, false, true, true, false);
        assertThat(batches).hasSize(6).noneMatch(ImportBatch::endsEarly);
        assertThat(batches.get(0).externalReferences()).containsExactly("SKU-0");
    }

    @Test
    void theThirdRefusalInARowEndsTheImport() throws IOException {
        List<ImportBatch> batches = batchesOfOne(List.of("", REFUSED, REFUSED, REFUSED, "", ""));

        assertThat(batches).extracting(ImportBatch::endsEarly).containsExactly(false, false, false, true);
    }

    @ParameterizedTest
    @CsvSource({
        "503, Busy",
        "429, Busy",
        "401, RefusedCredentials",
        "403, NotPermitted",
        "404, NotFound",
        "'', NoAnswer"
    })
    void anUnreachableWarehouseIsNotCalledAgain(String status, String kind) throws IOException {
        String answer = status.isEmpty() ? "HTTP/1.1" : AWAY.replace("503", status);

        List<ImportBatch> batches = batchesOfOne(List.of("", answer, "", ""));

        assertThat(batches).hasSize(2);
        assertThat(batches.get(1).endsEarly()).isTrue();
        assertThat(batches.get(1).failure())
                .hasValueSatisfying(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind));
        assertThat(batches.get(1).externalReferences()).containsExactly("SKU-1");
    }

    @Test
    void anExceptionOfTheSourceFollowsTheBatchesBeforeIt() throws IOException {
        List<ImportBatch> batches = new ArrayList<>();
        Stream<ImportItem> breaking = products(4).peek(item -> {
            if (item.externalReference().equals("SKU-3")) {
                throw new IllegalStateException("the shop is gone");
            }
        });

        try (RawServer server = new RawServer(ImportStreamTest::accept);
                OrderFlow warehouse =
                        server.client().importDocuments(2, 1 << 20).build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> warehouse.products().importAll(breaking).forEach(batches::add))
                    .withMessage("the shop is gone");
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(batches).hasSize(1);
    }

    @Test
    void anItemOfAnotherKindIsRejectedByName() throws IOException {
        try (RawServer server = new RawServer(ImportStreamTest::accept);
                OrderFlow warehouse = server.client().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> warehouse.orders().importAll(products("MUG")).count())
                    .withMessage("Item 'MUG' is PRODUCT/MERGE, expected ORDER/INSERT");
        }
    }

    /** The references in each document that was sent. */
    private static List<String> sent(
            Function<OrderFlowClient.Builder, OrderFlowClient.Builder> settings, Stream<ImportItem> items)
            throws IOException {
        try (RawServer server = new RawServer(ImportStreamTest::accept);
                OrderFlow warehouse = settings.apply(server.client()).build()) {
            assertThat(warehouse.products().importAll(items))
                    .isNotEmpty()
                    .allMatch(batch -> batch.report().isPresent());
            return server.requests().stream()
                    .map(request -> String.join(" ", references(request)))
                    .toList();
        }
    }

    /** Sends one document of one item after the other; an answer that is empty stands for a report. */
    private static List<ImportBatch> batchesOfOne(List<String> answers) throws IOException {
        AtomicInteger next = new AtomicInteger();
        RawServer.Answering scripted = (request, out) -> {
            String answer = answers.get(next.getAndIncrement());
            if (answer.isEmpty()) {
                accept(request, out);
            } else {
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            }
        };
        try (RawServer server = new RawServer(scripted);
                OrderFlow warehouse = server.client().importDocuments(1, 1).build()) {
            return warehouse.products().importAll(products(answers.size())).toList();
        }
    }

    private static List<String> accept(RawServer.Request request, OutputStream out) throws IOException {
        List<String> references = references(request);
        RawServer.begin(out);
        out.write(references.stream()
                .map(reference -> "<s externalReference='" + reference + "'/>")
                .collect(Collectors.joining("", "<r><importSuccesses>", "</importSuccesses></r>"))
                .getBytes(StandardCharsets.UTF_8));
        return references;
    }

    private static List<String> references(RawServer.Request request) {
        return ImportDocument.read(new ByteArrayInputStream(request.body().toByteArray())).stream()
                .map(ImportItem::externalReference)
                .toList();
    }

    private static Stream<ImportItem> products(int count) {
        return IntStream.range(0, count).mapToObj(i -> product("SKU-" + i));
    }

    private static Stream<ImportItem> products(String... skus) {
        return Stream.of(skus).map(ImportStreamTest::product);
    }

    private static ImportItem product(String sku) {
        return ImportItem.builder()
                .type(ImportType.PRODUCT)
                .operation(ImportOperation.MERGE)
                .externalReference(sku)
                .putProperties("description", "Plain White Mug")
                .build();
    }
}
