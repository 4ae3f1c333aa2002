package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopFilterTest {

    private final SandboxShop shop = SandboxShop.start();
    private final ShopCaller caller = new ShopCaller(shop);

    @BeforeAll
    void logIn() throws IOException, InterruptedException {
        caller.session();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void aScalarMeansEquality() throws IOException, InterruptedException {
        assertThat(orders("status", "complete")).containsExactly("100000048");
        assertThat(orders("order_id", "9")).containsExactly("100000009");
        assertThat(orders("store_id", 3)).containsExactly("300000001");
    }

    @Test
    void inAndNinTakeLists() throws IOException, InterruptedException {
        assertThat(orders("status", is("in", List.of("complete", "closed")))).containsExactly("100000048", "100000051");
        assertThat(orders("status", is("nin", List.of("processing", "pending"))))
                .containsExactly("100000048", "100000051");
    }

    @Test
    void fromAndToGoTogetherAndIncludeTheEnds() throws IOException, InterruptedException {
        assertThat(orders("order_id", is("from", 9).put("to", 13)))
                .containsExactly("100000009", "100000011", "100000013");
    }

    @Test
    void onlyTheFirstOfOtherOperatorsCounts() throws IOException, InterruptedException {
        assertThat(orders("order_id", is("gteq", 55).put("lteq", 55))).containsExactly("100000051", "100000053");
    }

    @Test
    void aListOfConditionsMeansOr() throws IOException, InterruptedException {
        assertThat(orders("order_id", List.of(is("lt", 2), is("gt", 55)))).containsExactly("100000001", "100000053");
    }

    @Test
    void datesAreComparedAsText() throws IOException, InterruptedException {
        assertThat(orders("created_at", is("gt", "2026-10-26 13:30:00"))).containsExactly("100000053");
        assertThat(orders("created_at", is("gteq", "2026-10-26"))).containsExactly("100000051", "100000053");
    }

    @Test
    void decimalColumnsAreComparedAsNumbers() throws IOException, InterruptedException {
        assertThat(orders("grand_total", is("gt", "100"))).containsExactly("100000002", "100000013");
    }

    @Test
    void fieldsAreCombinedWithAnd() throws IOException, InterruptedException {
        Struct filter = new Struct().put("status", "processing").put("increment_id", is("like", "3%"));
        assertThat(caller.rows("order.list", filter)).hasSize(1);
    }

    @Test
    void emptyColumnsCanBeRequested() throws IOException, InterruptedException {
        assertThat(orders("coupon_code", is("notnull", 1))).containsExactly("100000013");
        assertThat(orders("coupon_code", is("null", true))).hasSize(13);
        assertThat(orders("coupon_code", is("neq", "X"))).containsExactly("100000013");
    }

    @Test
    void productFieldsHaveTheNamesOfTheListToo() throws IOException, InterruptedException {
        Struct filter = new Struct().put("type", "bundle").put("product_id", is("gt", 71));
        assertThat(caller.rows("product.list", filter))
                .extracting(row -> row.text("sku"))
                .containsExactly("BUNDLE-FIX");
    }

    @Test
    void anUnknownShipmentColumnIsAnSqlError() throws IOException, InterruptedException {
        assertThat(caller.fault("order_shipment.list", new Struct().put("nope", 1)))
                .startsWith("1 SQLSTATE[42S22]");
    }

    private static Struct is(String operator, Object value) {
        return new Struct().put(operator, value);
    }

    private List<String> orders(String field, @Nullable Object condition) throws IOException, InterruptedException {
        return caller.rows("sales_order.list", new Struct().put(field, condition)).stream()
                .map(row -> row.text("increment_id"))
                .toList();
    }
}
