package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.OrderItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Totals of rows with a discount, which versions of Magento 2 send before and after it. */
class Magento2RowTotalsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static OrderRow row(long id, String price, String qty, String total, String discount) {
        return OrderRow.of(id, "simple")
                .with("qty_ordered", qty)
                .with("price", price)
                .with("row_total", total)
                .with("discount_amount", discount)
                .with("tax_percent", "20");
    }

    /** Of an order with these rows and subtotals, in its own currency alone. */
    private List<OrderItem> rows(String subtotal, String subtotalInclTax, OrderRow... rows) {
        return OrderRow.read(
                recorded, Map.of("subtotal", subtotal, "subtotal_incl_tax", subtotalInclTax), List.of(rows));
    }

    /** 100 at 0.07 with tax: 5.83 net, and 0.06 for one, which is rounded. */
    @Test
    void aStoredTotalIsKeptIfThePriceWasRoundedUp() {
        OrderItem row =
                rows("5.83", "7.00", row(1, "0.06", "100", "5.83", "0.29")).get(0);

        assertThat(row.rowTotal()).contains(new BigDecimal("5.83"));
        assertThat(row.fields().has("row_total_after_discount")).isFalse();
    }

    /** 100 at 1.00 with tax: 83.33 net, and 0.83 for one. */
    @Test
    void aTotalLessTheDiscountIsSeenWhereThePriceWasRoundedDown() {
        OrderItem row =
                rows("83.33", "100.00", row(1, "0.83", "100", "82.83", "0.50")).get(0);

        assertThat(row.rowTotal()).contains(new BigDecimal("83.33"));
        assertThat(row.fields().decimal("row_total_after_discount")).contains(new BigDecimal("82.83"));
    }

    @Test
    void aTotalOfFourDecimalsKeepsThem() {
        OrderItem row = rows(
                        "12.345",
                        "14.814",
                        row(1, "1.2345", "10", "11.1105", "1.2345").with("row_total_incl_tax", "13.3326"))
                .get(0);

        assertThat(row.rowTotal().orElseThrow()).isEqualByComparingTo("12.345");
        assertThat(row.rowTotalInclTax().orElseThrow()).isEqualByComparingTo("14.814");
    }

    @Test
    void floatingPointRemaindersAreNotInTotals() {
        OrderItem row = rows("0.3", "0.36", row(1, "0.3", "1", "0.19999999999999998", "0.1"))
                .get(0);

        assertThat(row.rowTotal().orElseThrow()).isEqualByComparingTo("0.3");
    }

    @Test
    void aRowWithoutADiscountStaysAsItIsSent() {
        List<OrderItem> rows = rows(
                "30",
                "36",
                row(1, "10", "1", "9", "1").with("row_total_incl_tax", "10.8"),
                row(2, "20", "1", "20", "0").with("row_total_incl_tax", "24"));

        assertThat(rows.get(0).rowTotalInclTax().orElseThrow()).isEqualByComparingTo("12");
        assertThat(rows.get(1).rowTotalInclTax()).contains(new BigDecimal("24"));
        assertThat(rows.get(1).fields().has("row_total_after_discount")).isFalse();
    }

    /** The parent's total is that of its parts, whose discount stands on them alone. */
    @Test
    void theDiscountOfABundleStandsOnItsParts() {
        List<OrderItem> rows = rows(
                "30",
                "36",
                row(1, "30", "1", "30", "0").with("product_type", "bundle"),
                row(2, "10", "1", "9", "1").partOf(1),
                row(3, "20", "1", "18", "2").partOf(1));

        assertThat(rows)
                .extracting(row -> row.rowTotal().orElseThrow().intValueExact())
                .containsExactly(30, 10, 20);
    }

    @Test
    void aTotalThatDoesNotFollowFromTheSubtotalIsNotGuessed() {
        OrderItem row = rows("50", "60", row(1, "1", "100", "82.83", "0.50").with("row_total_incl_tax", "99.4"))
                .get(0);

        assertThat(row.rowTotal()).isEmpty();
        assertThat(row.rowTotalInclTax()).isEmpty();
        assertThatThrownBy(() -> row.fields().decimal("row_total"))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field row_total: '82.83 or 83.33' is not a number");
    }

    @Test
    void aTotalWithTaxThatDoesNotAddUpIsNotGuessed() {
        OrderItem row = rows("20", "25", row(1, "20", "1", "18", "2").with("row_total_incl_tax", "21.6"))
                .get(0);

        assertThat(row.rowTotal().orElseThrow()).isEqualByComparingTo("20");
        assertThat(row.rowTotalInclTax()).isEmpty();
        assertThat(row.fields().text("row_total_incl_tax")).contains("not known");
    }
}
