package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Orders of a Magento 2, with the answers of a real one. */
class Magento2OrdersTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private Order order(String name, String incrementId) {
        recorded.answers("orders", listOfRecorded(name));
        return recorded.shop().orders().details(List.of(incrementId)).get(0).orThrow();
    }

    @Test
    void anOrderSaysWhereItGoesAndHow() {
        Order order = order("orders/full-two-lines", "000000002");

        assertThat(order.orderId()).contains(2L);
        assertThat(order.shippingMethod()).contains("flatrate_flatrate");
        assertThat(order.shippingAddress().orElseThrow().street()).containsExactly("1 Test Street");
        assertThat(order.shippingAddress().orElseThrow().city()).contains("Leeds");
        assertThat(order.items()).extracting(item -> item.sku().orElse("")).containsExactly("PLAIN-1", "PLAIN-2");
        assertThat(order.shippableItems()).hasSize(2);
    }

    @Test
    void theGiftMessagesOfAnOrderAndOfItsRowsAreTexts() {
        assertThat(order("orders/full-gift-message-order", recordedNumber("orders/full-gift-message-order"))
                        .giftMessage())
                .contains("Happy birthday!\nLove & <kisses> “x”");
        assertThat(order("orders/full-gift-message-item", recordedNumber("orders/full-gift-message-item"))
                        .items()
                        .get(0)
                        .giftMessage())
                .contains("Für dich");
    }

    private static String recordedNumber(String name) {
        return recording(name).responseText().replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");
    }

    @Test
    void whetherABundleShipsSeparatelyComesFromItsProduct() {
        String name = "orders/full-bundle-dyn-sep";
        recorded.answers("products", listOfRecorded("products/full-bnd-dyn-sep"));

        Order order = order(name, recordedNumber(name));

        OrderItem bundle = order.items().get(0);
        assertThat(bundle.shipsSeparately()).contains(true);
        assertThat(order.shippableItems()).containsExactlyElementsOf(order.childrenOf(bundle));
    }

    @Test
    void howABundleOfADeletedProductShipsIsUnknown() {
        String name = "orders/full-bundle-dyn-tog";
        recorded.answers("products", listOf());

        Order order = order(name, recordedNumber(name));

        assertThat(order.items().get(0).shipsSeparately()).isEmpty();
        assertThatThrownBy(order::shippableItems).hasMessageContaining("unknown");
    }

    @Test
    void aBundleThatCannotBeReadCostsTheOrdersThatHoldItOnly() {
        recorded.answers("products", recorded("orders/filter-unknown-field-fault"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("orders", listOfRecorded("orders/full-two-lines", "orders/full-bundle-dyn-sep"));

        List<Answer<Order>> orders =
                recorded.shop().orders().details(List.of("000000002", recordedNumber("orders/full-bundle-dyn-sep")));

        assertThat(orders.get(0).orThrow().items()).hasSize(2);
        assertThat(orders.get(1).failure()).get().isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void anOrderReadByItselfIsReadByTheSameProjection() {
        String first = recording("orders/full-two-lines").responseText();
        recorded.answers("orders", listOf(first.replaceAll("\"parent_id\":2,", "\"parent_id\":1,")));
        recorded.answers("orders/2", recorded("orders/full-two-lines"));

        recorded.shop().orders().details(List.of("000000002"), Projection.typed());

        assertThat(recorded.requested()).hasSize(2).allMatch(request -> request.contains("increment_id,"));
    }

    @Test
    void anOrderReadByItselfThatIsAnsweredByNothingWasNotUnderstood() {
        String first = recording("orders/full-two-lines").responseText();
        recorded.answers("orders", listOf(first.replaceAll("\"parent_id\":2,", "\"parent_id\":1,")));
        recorded.answers("orders/2", json("[]"));

        assertThat(recorded.shop()
                        .orders()
                        .details(List.of("000000002"), Projection.typed())
                        .get(0)
                        .failure())
                .get()
                .isInstanceOf(MagentoException.NotUnderstood.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[] | not a list of entities", "{\"items\":null,\"total_count\":7} | counts 7 and sends none"})
    void anInvalidAnswerToAProjectionIsNotAMissingOrder(String answer, String problem) {
        recorded.answers("orders", json(answer));
        recorded.answers("products", json(answer));

        assertThat(recorded.shop().orders().details(List.of("000000002"), Projection.typed()))
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.failure())
                        .get()
                        .isInstanceOf(MagentoException.NotUnderstood.class)
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains(problem));
        assertThat(recorded.shop().products().details(List.of("MUG-001"), Projection.typed()))
                .hasSize(1)
                .allSatisfy(product ->
                        assertThat(product.failure()).get().isInstanceOf(MagentoException.NotUnderstood.class));
    }

    @Test
    void anAddressThatBelongsToAnotherOrderIsReadAgainFromItsOwn() {
        String first = recording("orders/full-two-lines").responseText();
        recorded.answers("orders", listOf(first.replaceAll("\"parent_id\":2,", "\"parent_id\":1,")));
        recorded.answers("orders/2", recorded("orders/full-two-lines"));

        Order order =
                recorded.shop().orders().details(List.of("000000002")).get(0).orThrow();

        assertThat(order.shippingAddress().orElseThrow().fields().text("parent_id"))
                .contains("2");
    }

    private static final OrderNumber TWICE = OrderNumber.of("000000002");

    /** The order of the recording in store 1, and another of its number in store 2. */
    private void ordersOfTwoStores() {
        String first = recording("orders/full-two-lines").responseText();
        recorded.answers("orders", listOf(first, ofStore(first, "2")));
    }

    private static String ofStore(String order, String store) {
        return order.replace("\"entity_id\":2,", "\"entity_id\":3,")
                .replace("\"parent_id\":2,", "\"parent_id\":3,")
                .replace("\"order_id\":2,", "\"order_id\":3,")
                .replace("\"store_id\":1", "\"store_id\":" + store);
    }

    private Answer<Order> answer(OrderNumber number) {
        return recorded.shop().orders().detailsOf(List.of(number)).get(0);
    }

    @Test
    void twoOrdersOfOneNumberAreRejectedByTheirStores() {
        ordersOfTwoStores();

        assertThat(recorded.shop().orders().details(List.of("000000002")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.Ambiguous.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("several stores have an order with this number: those with the numbers [1, 2]");
    }

    @Test
    void ordersOfOneNumberAreReadByStoreInOneRequest() {
        ordersOfTwoStores();

        List<Answer<Order>> answers = recorded.shop().orders().detailsOf(List.of(TWICE.inStore(2), TWICE.inStore(1)));

        assertThat(answers).extracting(Answer::key).containsExactly("000000002 (store 2)", "000000002 (store 1)");
        assertThat(answers)
                .extracting(answer -> answer.orThrow().orderId().orElseThrow())
                .containsExactly(3L, 2L);
        assertThat(recorded.requested())
                .filteredOn(requested -> requested.contains("/orders?"))
                .hasSize(1);
    }

    @Test
    void anOrderIsReadByTheStoresThatAreNotMeant() {
        ordersOfTwoStores();

        Answer<Order> answer = answer(TWICE.notInStores(Set.of(2L)));

        assertThat(answer.key()).isEqualTo("000000002");
        assertThat(answer.orThrow().storeId()).contains(1L);
    }

    @Test
    void anOrderOfAnotherStoreAloneIsNotFound() {
        ordersOfTwoStores();

        assertThat(answer(TWICE.inStore(3)).failure())
                .get()
                .isInstanceOf(MagentoException.NotFound.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("order 000000002 (store 3): the shop has no order with this number in store 3, only in store"
                        + " [1, 2]");
    }

    @Test
    void anOrderWhoseStoreIsDeletedIsNotTakenForThatOfAStore() {
        String order = recording("orders/full-two-lines").responseText();
        recorded.answers("orders", listOf(ofStore(order, "null")));

        assertThat(answer(TWICE.inStore(1)).failure())
                .get()
                .isInstanceOf(MagentoException.Rejected.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("the shop does not send the store of an order with this number");
        assertThat(answer(TWICE).orThrow().orderId()).contains(3L);
    }

    @Test
    void aListIsReadInPagesBehindTheLastNumberOfTheOneBefore() {
        recorded.answers("orders", recorded("orders/list-page-1"));

        assertThatThrownBy(() -> recorded.shop()
                        .orders()
                        .list(OrderQuery.builder().build())
                        .toList())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("something in the shop changes filter or order");
        assertThat(recorded.requested())
                .first()
                .asString()
                .contains("[field]=entity_id&searchCriteria[filter_groups][0][filters][0][value]=0&")
                .contains("[condition_type]=gt")
                .contains("searchCriteria[pageSize]=300&searchCriteria[currentPage]=1&")
                .contains("fields=items[base_currency_code,");
    }

    @Test
    void anAnswerWithoutRowsWhereThereAreSomeIsNoEmptyShop() {
        recorded.answers("orders", json("{\"items\":null,\"total_count\":7}"));

        assertThatThrownBy(() -> recorded.shop()
                        .orders()
                        .list(OrderQuery.builder().build())
                        .toList())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("counts 7 and sends none");
    }

    @Test
    void anAnswerToAnUnknownProjectionIsNotAnEmptyShop() {
        recorded.answers("orders", json("[]"));

        assertThatThrownBy(() -> recorded.shop()
                        .orders()
                        .list(OrderQuery.builder().build())
                        .toList())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("not a list of entities");
    }

    @Test
    void aCommentCarriesTheStatusThatTheOrderHas() {
        recorded.answers("orders", listOfRecorded("orders/full-two-lines"));
        recorded.answersPosts("orders/2/comments", recorded("orders-write/comment-with-status"));
        OrderSummary order = recorded.shop()
                .orders()
                .list(OrderQuery.status("pending"))
                .findFirst()
                .orElseThrow();

        recorded.shop().orders().addComment(order, "picked");

        assertThat(recorded.requests())
                .last()
                .extracting(request -> request.getBodyAsString())
                .asString()
                .contains("\"status\":\"pending\"")
                .contains("\"comment\":\"picked\"");
    }

    @Test
    void aCancellationAnsweredByFalseIsARejection() {
        recorded.answers("orders", listOfRecorded("orders/full-two-lines"));
        recorded.answersPosts("orders/2/cancel", recorded("orders-write/cancel-complete"));
        OrderSummary order = recorded.shop()
                .orders()
                .list(OrderQuery.status("pending"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> recorded.shop().orders().cancel(order))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("nothing was done");
    }

    @Test
    void anOrderWithoutShippingAssignmentsIsRejected() {
        String order = recording("orders/full-two-lines")
                .responseText()
                .replace("\"shipping_assignments\"", "\"other_assignments\"");
        recorded.answers("orders", listOf(order));

        assertThat(recorded.shop().orders().details(List.of("000000002")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("does not send where it goes");
    }

    @Test
    void aVirtualOrderHasNoAddressAndIsNotRefused() {
        Order order = order("orders/full-virtual-only", recordedNumber("orders/full-virtual-only"));

        assertThat(order.shippingAddress()).isEmpty();
        assertThat(order.shippingMethod()).isEmpty();
        assertThat(order.isVirtual()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"without-addresses, 000000110, 118", "without-shipping-address, 000000109, 117"})
    void anOrderWhoseAddressIsGoneHasNone(String name, String number, String id) {
        recorded.answers("orders/" + id, recorded("faults/order-" + name));

        Order order = order("faults/order-" + name, number);

        assertThat(order.shippingAddress()).isEmpty();
        assertThat(order.isVirtual()).contains(false);
        assertThat(order.fields().isNull("billing_address")).isEqualTo(name.equals("without-addresses"));
    }

    @Test
    void aConfigurableNamesTheVariantThatWasBought() {
        recorded.answersForVariants();
        Order order = order("orders/full-configurable", recordedNumber("orders/full-configurable"));

        OrderItem parent = order.items().get(0);
        assertThat(parent.options().text("simple_sku")).contains("TEE-RED-M");
        assertThat(parent.options().text("simple_name")).contains("Tee Red M");
        assertThat(order.childrenOf(parent)).hasSize(1);
    }

    @Test
    void theTaxWithinADiscountIsTheHiddenTaxOfMagento1() {
        Order order = order("orders/full-de-coupon-fixed", recordedNumber("orders/full-de-coupon-fixed"));

        assertThat(order.hiddenTaxAmount().orElseThrow()).isEqualByComparingTo("0.8");
        assertThat(order.fields().decimal("base_shipping_hidden_tax_amnt").orElseThrow())
                .isZero();
        assertThat(order.items().get(0).hiddenTaxAmount().orElseThrow()).isEqualByComparingTo("0.8");
    }

    @Test
    void missingFieldsOfAWholeOrderWereNeverSet() {
        Order order = order("orders/full-two-lines", "000000002");

        assertThat(order.fields().isNull("customer_note")).isTrue();
        assertThat(order.fields().isNull("relation_child_real_id")).isTrue();
        assertThat(order.items()).hasSize(2).allSatisfy(row -> {
            assertThat(row.lockedDoShip()).contains(false);
            assertThat(row.fields().isNull("parent_item_id")).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "full-coupon-percent, 20, 24.00",
        "full-coupon-fixed-cart, 20, 24.00",
        "full-de-coupon-fixed, 60, 71.40",
        "full-fr-3-street-lines-coupon, 23.46, 28.15"
    })
    void theTotalOfARowIsBeforeDiscountThoughTheShopSendsItAfter(String name, BigDecimal total, BigDecimal inclTax) {
        OrderItem row = order("orders/" + name, recordedNumber("orders/" + name))
                .items()
                .get(0);

        assertThat(row.rowTotal().orElseThrow()).isEqualByComparingTo(total);
        assertThat(row.rowTotalInclTax().orElseThrow()).isEqualByComparingTo(inclTax);
        assertThat(row.fields().decimal("row_total_after_discount").orElseThrow())
                .isEqualByComparingTo(total.subtract(row.discountAmount().orElseThrow()));
    }

    @Test
    void theTotalsOfAllRowsAreTheSubtotalOfTheirOrder() {
        for (String name : List.of("full-coupon-percent", "full-coupon-fixed-cart", "full-de-coupon-fixed")) {
            Order order = order("orders/" + name, recordedNumber("orders/" + name));

            assertThat(order.items().stream()
                            .map(row -> row.rowTotal().orElseThrow())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(name)
                    .isEqualByComparingTo(order.subtotal().orElseThrow());
        }
    }

    @Test
    void aTotalThatAnOlderVersionSendsBeforeDiscountStaysAsItIs() {
        String sent = recording("orders/full-coupon-percent")
                .responseText()
                .replace("row_total\":18,", "row_total\":20,")
                .replace("row_total\":20.98,", "row_total\":23.31,")
                .replace("row_total\":17.99,", "row_total\":19.99,");
        recorded.answers("orders", listOf(sent));

        Order order = recorded.shop()
                .orders()
                .details(List.of(recordedNumber("orders/full-coupon-percent")))
                .get(0)
                .orThrow();

        assertThat(order.items())
                .extracting(row -> row.rowTotal().orElseThrow().toPlainString())
                .containsExactly("20", "23.31", "19.99");
    }

    /** The shop leaves a null out. */
    @Test
    void anOrderOfADeletedStoreViewSaysThatItHasNone() {
        recorded.answers(
                "orders",
                listOf(recording("orders/full-two-lines").responseText().replace("\"store_id\":1,", "")));

        Order order =
                recorded.shop().orders().details(List.of("000000002")).get(0).orThrow();

        assertThat(order.storeId()).isEmpty();
        assertThat(order.fields().isNull("store_id")).isTrue();
    }
}
