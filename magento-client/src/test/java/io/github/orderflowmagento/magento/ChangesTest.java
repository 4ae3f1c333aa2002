package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Following the changes of a shop, over a real socket: which clock counts, and what is requested. */
class ChangesTest {
    /** The newest of the recorded orders was saved on 7 October at 10:45:07. */
    private static final String RECORDED_ORDERS = "order-list-status-in-updated-range";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    /** The first page of the list is the recording, answered at that time; the pages behind it are empty. */
    private void lists(String list, String recording, String date) {
        ResponseDefinitionBuilder empty = RecordedShop.xml("<array><data/></array>");
        recorded.answers(list, empty.withHeader("Date", date));
        recorded.answersAll(List.of(list, "1"), RecordedShop.recorded(recording).withHeader("Date", date));
    }

    @Test
    void theNextWalkGoesOnFromTheNewestOrderMet() {
        lists("sales_order.list", RECORDED_ORDERS, "Mon, 23 Nov 2026 05:03:25 GMT");
        Changes<OrderSummary> changes =
                recorded.shop().orders().changes(OrderQuery.builder().build(), Watermark.initial());
        assertThat(changes.stream()).isNotEmpty();
        // ten minutes before the newest
        recorded.answersAll(
                List.of("sales_order.list", "2026-10-07 10:35:07"), RecordedShop.recorded("order-list-empty"));

        Changes<OrderSummary> next =
                recorded.shop().orders().changes(OrderQuery.builder().build(), changes.next());

        assertThat(next.stream()).isEmpty();
    }

    @Test
    void theShopsClockCountsHoweverWrongThisMachinesIs() {
        lists("sales_order.list", RECORDED_ORDERS, "Wed, 07 Oct 2026 10:30:00 GMT");
        Changes<OrderSummary> changes =
                recorded.shop().orders().changes(OrderQuery.builder().build(), Watermark.initial());
        assertThat(changes.stream()).isNotEmpty();

        assertThat(changes.next().until())
                .get()
                .satisfies(until -> assertThat(until)
                        .isBeforeOrEqualTo(Instant.parse("2026-10-07T10:30:00Z"))
                        .isAfter(Instant.parse("2026-10-07T10:30:00Z").minus(Duration.ofMinutes(5))));
    }

    @Test
    void withoutTimestampsTheNextWalkBeginsWhereThisOneBegan() {
        lists("catalog_product.list", "product-list-id-from-to", "Mon, 23 Nov 2026 05:03:25 GMT");
        Changes<ProductSummary> changes = recorded.shop().products().changes(ProductQuery.all(), Watermark.initial());
        assertThat(changes.stream()).isNotEmpty();

        assertThat(changes.next().until())
                .get()
                .satisfies(until -> assertThat(until)
                        .isBeforeOrEqualTo(Instant.parse("2026-11-23T05:03:25Z"))
                        .isAfter(Instant.parse("2026-11-23T05:03:25Z").minus(Duration.ofMinutes(5))));
    }

    @Test
    void aProductWithATimestampIsFoundAgainOnlyAfterAnotherSave() {
        ProductQuery mug = ProductQuery.builder().addSkus("7").build();
        recorded.answers("catalog_product.list", savedAt("2026-11-23 05:00:00"));
        Changes<ProductSummary> first = recorded.shop().products().changes(mug, Watermark.initial());
        assertThat(first.stream()).extracting(row -> row.sku().orElseThrow()).containsExactly("7");

        Changes<ProductSummary> second = recorded.shop().products().changes(mug, first.next());
        assertThat(second.stream()).isEmpty();
        assertThat(second.isNew("7", Instant.parse("2026-11-23T05:00:00Z"))).isFalse();

        recorded.answers("catalog_product.list", savedAt("2026-11-23 05:00:01"));
        Changes<ProductSummary> third = recorded.shop().products().changes(mug, second.next());
        assertThat(third.stream())
                .extracting(ProductSummary::updatedAt)
                .containsExactly(Optional.of(Instant.parse("2026-11-23T05:00:01Z")));
    }

    /** Two products of one stamp, of which one has the other's number for a SKU. */
    @Test
    void aSkuOfDigitsIsNotTakenForAnotherProductsNumber() {
        recorded.answers("catalog_product.list", savedAt("2026-11-23 05:00:00"));
        Changes<ProductSummary> changes = recorded.shop()
                .products()
                .changes(ProductQuery.builder().addSkus("7").build(), Watermark.initial());
        assertThat(changes.stream()).isNotEmpty();

        assertThat(changes.next().seen()).containsOnlyKeys("7").doesNotContainKey("12");
    }

    /** Product number 12. */
    private static ResponseDefinitionBuilder savedAt(String time) {
        return Wire.XML_RPC
                .answer(List.of(Map.of("product_id", "12", "sku", "7", "type", "simple", "updated_at", time)))
                .withHeader("Date", "Mon, 23 Nov 2026 05:03:25 GMT");
    }

    @Test
    void withoutTheShopsTimeTheSameChangesAreReadAgain() {
        recorded.answers("sales_order.list", RecordedShop.xml("<array><data/></array>"));
        recorded.answersAll(List.of("sales_order.list", "1"), RecordedShop.recorded(RECORDED_ORDERS));
        Changes<OrderSummary> changes =
                recorded.shop().orders().changes(OrderQuery.builder().build(), Watermark.initial());
        assertThat(changes.stream()).isNotEmpty();

        assertThat(changes.next().until()).isEmpty();
    }

    @Test
    void theQueryStartsTheFirstWalkAndTheWatermarkLaterOnes() {
        lists("sales_order.list", RECORDED_ORDERS, "Mon, 23 Nov 2026 05:03:25 GMT");
        OrderQuery query = OrderQuery.builder()
                .updatedSince(Instant.parse("2026-10-01T00:00:00Z"))
                .build();

        assertThat(recorded.shop().orders().changes(query, Watermark.initial()).stream())
                .isNotEmpty();
        assertThat(recorded.lastRequestHolding("sales_order.list")).contains("<string>2026-10-01 00:00:00</string>");

        Watermark later =
                Watermark.builder().until(Instant.parse("2026-11-01T00:10:00Z")).build();
        assertThat(recorded.shop().orders().changes(query, later).stream()).isNotEmpty();
        assertThat(recorded.lastRequestHolding("sales_order.list")).contains("<string>2026-11-01 00:00:00</string>");
    }

    @Test
    void aListThatBreaksOffLeavesNoWatermark() {
        lists("sales_order.list", RECORDED_ORDERS, "Mon, 23 Nov 2026 05:03:25 GMT");
        recorded.answersAll(List.of("sales_order.list", "2147483647"), RecordedShop.recorded("fault-acl-denied"));
        Changes<OrderSummary> changes =
                recorded.shop().orders().changes(OrderQuery.builder().build(), Watermark.initial());

        assertThatThrownBy(() -> changes.stream().toList()).isInstanceOf(MagentoException.NotPermitted.class);
        assertThatThrownBy(changes::next).isInstanceOf(IllegalStateException.class);
    }
}
