package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.InvoiceState;
import io.github.orderflowmagento.magento.model.InvoiceSummary;
import io.github.orderflowmagento.magento.model.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Invoices of an order. */
class InvoicesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void anInvoiceShowsWhatWasInvoicedAndForHowMuch() {
        recorded.answers("sales_order_invoice.info", RecordedShop.results(RecordedShop.resultOf("invoice-info")));

        Invoice invoice =
                recorded.shop().invoices().details(List.of("100000046")).get(0).orThrow();

        assertThat(invoice.incrementId()).isEqualTo("100000046");
        assertThat(invoice.orderId()).isEqualTo(1);
        assertThat(invoice.state()).isEqualTo(InvoiceState.PAID);
        assertThat(invoice.emailSent()).contains(false);
        assertThat(invoice.grandTotal()).contains(new BigDecimal("27.4800"));
        assertThat(invoice.baseCurrencyCode()).contains("GBP");
        assertThat(invoice.items()).singleElement().satisfies(item -> {
            assertThat(item.orderItemId()).isEqualTo(1);
            assertThat(item.sku()).contains("MUG-001");
            assertThat(item.qty()).isEqualByComparingTo("2");
            assertThat(item.baseRowTotalInclTax()).contains(new BigDecimal("15.6000"));
            assertThat(item.discountAmount()).isEmpty();
        });
        assertThat(invoice.comments()).extracting(Comment::comment).containsExactly(Optional.of("Invoiced"));
    }

    /** The list of invoices was not recorded: rows built by hand of the columns that the info has, too. */
    @Test
    void theInvoicesOfAnOrderAreListedOldestFirst() {
        recorded.answers(
                "sales_order_invoice.list",
                RecordedShop.results(
                        row("100000047", "2026-11-24 10:00:00", "1"), row("100000046", "2026-11-23 05:03:27", "2")));

        assertThat(recorded.shop()
                        .invoices()
                        .ofOrder(Order.builder()
                                .orderId(1)
                                .incrementId("100000001")
                                .build()))
                .extracting(InvoiceSummary::incrementId, InvoiceSummary::state)
                .containsExactly(tuple("100000046", InvoiceState.PAID), tuple("100000047", InvoiceState.OPEN));
        assertThat(recorded.lastRequestHolding("sales_order_invoice.list"))
                .contains("<name>order_id</name><value><int>1</int>");
    }

    private static String row(String number, String createdAt, String state) {
        return "<value><struct>" + member("increment_id", number) + member("created_at", createdAt)
                + member("state", state) + member("grand_total", "27.4800") + "</struct></value>";
    }

    private static String member(String name, String value) {
        return "<member><name>" + name + "</name><value><string>" + value + "</string></value></member>";
    }
}
