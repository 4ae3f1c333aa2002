package io.github.orderflowmagento.magento;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Orders whose status an invoice has changed, and not their time. */
class Magento2InvoicedOrdersTest {
    private static final OrderQuery PROCESSING = OrderQuery.status("processing");
    private static final Watermark NOON =
            Watermark.builder().until(Instant.parse("2026-11-23T12:00:00Z")).build();
    private static final String ELEVEN = "2026-11-23 11:00:00";
    private static final String ONE_PM = "2026-11-23 13:00:00";

    private final SearchServer server = new SearchServer().dating(() -> Instant.parse("2026-11-23T14:00:00Z"));
    private final Magento shop = MagentoClient.magento2()
            .baseUrl(server.url())
            .oauth(Magento2Shop.CREDENTIALS)
            .followInvoices()
            .build();
    private final List<Long> unlisted = new ArrayList<>();

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(row);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> order(long number, String status, String updatedAt) {
        return with(with(Magento2Lists.order(number), "status", status), "updated_at", updatedAt);
    }

    private static Map<String, Object> invoice(long number, long order, String updatedAt) {
        return Map.of("entity_id", number, "order_id", order, "updated_at", updatedAt);
    }

    private List<String> changedSince(Watermark from) {
        return numbers(shop.orders().changes(PROCESSING, from));
    }

    private List<String> numbers(Changes<OrderSummary> changes) {
        return changes.stream(unlisted::add).map(OrderSummary::incrementId).toList();
    }

    @Test
    void anOrderThatAnInvoiceMadeProcessingIsFoundThoughItsTimeStays() {
        server.table(
                "orders",
                List.of(
                        order(1, "processing", ELEVEN),
                        order(2, "processing", ELEVEN),
                        order(3, "pending", ELEVEN),
                        order(4, "processing", ONE_PM)));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM), invoice(8, 3, ONE_PM), invoice(9, 1, ELEVEN)));

        assertThat(changedSince(NOON)).containsExactly("000000004", "000000002");
        assertThat(server.requested())
                .filteredOn(request -> request.contains("/V1/invoices?"))
                .isNotEmpty()
                .allMatch(request -> request.contains("fields=items[entity_id,order_id,updated_at]"));
    }

    @Test
    void anOrderThatWasMetBeforeIsFoundAgainWithItsInvoice() {
        server.table("orders", List.of(order(2, "processing", "2026-11-23 11:55:00")));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM)));
        Watermark met = Watermark.builder()
                .from(NOON)
                .putSeen("2", Instant.parse("2026-11-23T11:55:00Z"))
                .build();

        assertThat(changedSince(met)).containsExactly("000000002");
    }

    @Test
    void anInvoiceThatWasMetBeforeFindsItsOrderNoMore() {
        server.table("orders", List.of(order(2, "processing", ELEVEN)));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM)));
        Changes<OrderSummary> first = shop.orders().changes(PROCESSING, NOON);
        assertThat(numbers(first)).containsExactly("000000002");

        assertThat(changedSince(first.next())).isEmpty();
    }

    @Test
    void withoutInvoicesAWalkCostsOneRequestMore() {
        server.table("orders", List.of(order(1, "processing", ONE_PM)));
        server.table("invoices", List.of());

        assertThat(changedSince(NOON)).hasSize(1);
        assertThat(server.requested())
                .filteredOn(request -> request.contains("/V1/invoices?"))
                .hasSize(1);
    }

    @Test
    void theFirstWalkReadsEverythingAndNeedsNoInvoices() {
        server.table("orders", List.of(order(1, "processing", ELEVEN)));

        assertThat(changedSince(Watermark.initial())).hasSize(1);
        assertThat(server.requested()).isNotEmpty().noneMatch(request -> request.contains("/V1/invoices?"));
    }

    @Test
    void aThousandOrdersAreFoundAndReadInElevenRequests() {
        server.table(
                "orders",
                LongStream.rangeClosed(1, 1000)
                        .mapToObj(number -> order(number, "processing", ONE_PM))
                        .toList());
        server.table("invoices", List.of());

        assertThat(shop.orders().details(changedSince(NOON)))
                .hasSize(1000)
                .allMatch(answer -> answer.value().isPresent());
        assertThat(server.requested()).hasSize(11);
    }

    @Test
    void theOrdersOfManyInvoicesAreReadTogether() {
        server.table(
                "orders",
                LongStream.rangeClosed(1, 500)
                        .mapToObj(number -> order(number, "processing", ELEVEN))
                        .toList());
        server.table(
                "invoices",
                LongStream.rangeClosed(1, 500)
                        .mapToObj(number -> invoice(number, number, ONE_PM))
                        .toList());

        assertThat(changedSince(NOON)).hasSize(500).doesNotHaveDuplicates();
        assertThat(server.requested()).hasSize(1 + 2 + 2);
    }

    @Test
    void anInvoiceThatCannotBeListedOrHasNoOrderIsReported() {
        server.table("orders", List.of(order(2, "processing", ELEVEN)));
        server.table(
                "invoices",
                List.of(
                        invoice(7, 2, ONE_PM),
                        invoice(8, 3, ONE_PM),
                        with(invoice(9, 4, ONE_PM), "order_id", "Array")));
        server.breaking(8L);

        assertThat(changedSince(NOON)).containsExactlyInAnyOrder("000000002", "", "");
        assertThat(unlisted).isEmpty();
    }

    @Test
    void aWalkWhoseInvoicedOrdersCannotBeReadLeavesNoWatermark() {
        server.table("orders", List.of(order(2, "processing", ELEVEN), order(3, "processing", ELEVEN)));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM), invoice(8, 3, ONE_PM)));
        server.breaking(2L, 3L);
        Changes<OrderSummary> changes = shop.orders().changes(PROCESSING, NOON);

        assertThatThrownBy(() -> numbers(changes)).isInstanceOf(MagentoException.ServerFault.class);
        assertThatThrownBy(changes::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMissingRightToReadInvoicesIsNamed() {
        server.table("orders", List.of());

        assertThatThrownBy(() -> changedSince(NOON))
                .isInstanceOf(MagentoException.class)
                .hasMessageContaining("invoices");
    }

    @Test
    void anInvoicedOrderThatBreaksTheListCostsItselfOnly() {
        server.table("orders", List.of(order(2, "processing", ELEVEN), order(3, "processing", ELEVEN)));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM), invoice(8, 3, ONE_PM)));
        server.breaking(2L);

        assertThat(changedSince(NOON)).contains("000000003");
        assertThat(unlisted).containsExactly(2L);
    }

    @Test
    void anOrderThatBreaksBothListsIsReportedOnce() {
        server.table("orders", List.of(order(2, "processing", ONE_PM), order(3, "processing", ELEVEN)));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM), invoice(8, 3, ONE_PM)));
        server.breaking(2L);

        assertThat(changedSince(NOON)).containsExactly("000000003");
        assertThat(unlisted).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "\"Array\"", "1e999999999", "[[1]]", "-1", "true", "\"0000-00-00 00:00:00\""})
    void anInvoiceWithoutAReadableTimeCostsNoOther(String sent) {
        server.table("orders", List.of(order(2, "processing", ELEVEN), order(3, "processing", ELEVEN)));
        server.table("invoices", List.of(invoice(7, 2, ONE_PM), invoice(8, 3, ONE_PM)));
        server.altering(body -> body.contains("\"order_id\":2")
                ? body.replaceFirst("\"updated_at\":\"[^\"]*\"", "\"updated_at\":" + sent)
                : body);

        assertThat(changedSince(NOON)).contains("000000003");
    }
}
