package io.github.orderflowmagento.examples.contract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of every shop for orders. */
class OrdersContractTest extends ShopContract {
    @ParameterizedTest
    @EnumSource
    void ordersAreAnsweredOneByOneInTheOrderAsked(Kind kind) {
        List<Answer<Order>> answers = shop(kind).orders().details(List.of(OTHER, "999", ORDER));

        assertKeys(answers, OTHER, "999", ORDER);
        assertThat(answers.get(0).orThrow().incrementId()).isEqualTo(OTHER);
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).orThrow().incrementId()).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsReadInItsStoreAndNotInAnother(Kind kind) {
        OrderNumber number = OrderNumber.of(ORDER);
        Magento shop = shop(kind);
        long store = order(shop, ORDER).storeId().orElseThrow();

        List<Answer<Order>> answers = shop.orders()
                .detailsOf(List.of(
                        number.inStore(store),
                        number.inStore(store + 1),
                        number.notInStores(Set.of(store)),
                        number.notInStores(Set.of(store + 1)),
                        number));

        assertKeys(answers, ORDER + " (store 1)", ORDER + " (store 2)", ORDER, ORDER, ORDER);
        assertThat(answers.get(0).orThrow().incrementId()).isEqualTo(ORDER);
        assertThat(answers.get(1).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).failure()).containsInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(3).value()).isPresent();
        assertThat(answers.get(4).value()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void ordersAreListedByStatusInAscendingOrder(Kind kind) {
        List<OrderSummary> rows =
                shop(kind).orders().list(OrderQuery.status("processing")).toList();

        assertThat(rows).hasSize(8).allMatch(row -> row.status().equals(Optional.of("processing")));
        assertThat(rows).extracting(row -> row.orderId().orElseThrow()).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void theSecondWalkMeetsWhatHasChanged(Kind kind) {
        Magento shop = shop(kind);
        Changes<OrderSummary> first = shop.orders().changes(OrderQuery.builder().build(), Watermark.initial());
        long all = first.stream().count();
        clock.advance(Duration.ofHours(1));
        shop.orders().addComment(order(shop, OTHER), "the customer called");
        clock.advance(Duration.ofHours(1));

        Changes<OrderSummary> second =
                shop.orders().changes(OrderQuery.builder().build(), first.next());

        assertThat(all).isEqualTo(14);
        assertThat(second.stream()).extracting(OrderSummary::incrementId).containsExactly(OTHER);
    }

    @ParameterizedTest
    @EnumSource
    void anUnfinishedWalkHasNoWatermark(Kind kind) {
        Changes<OrderSummary> changes =
                shop(kind).orders().changes(OrderQuery.builder().build(), Watermark.initial());

        assertThat(changes.stream().limit(1)).hasSize(1);
        assertThatThrownBy(changes::next).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCommentIsTheNewestAndKeepsTheStatus(Kind kind) {
        Magento shop = shop(kind);
        Optional<String> status = order(shop, ORDER).status();

        shop.orders().addComment(order(shop, ORDER), "first");
        shop.orders().addComment(order(shop, ORDER), "second");

        assertThat(order(shop, ORDER).comments())
                .extracting(Comment::comment)
                .startsWith(Optional.of("second"), Optional.of("first"));
        assertThat(order(shop, ORDER).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderOnHoldCannotBeHeldOrShipped(Kind kind) {
        Magento shop = shop(kind);
        shop.orders().hold(order(shop, ORDER));

        assertThat(order(shop, ORDER).state()).isEqualTo(OrderState.HOLDED);
        assertThatThrownBy(() -> shop.orders().hold(order(shop, ORDER))).isInstanceOf(MagentoException.Rejected.class);
        assertThatThrownBy(() -> shop.shipments().create(request(shop, ORDER).build()))
                .isInstanceOf(MagentoException.Rejected.class);
        shop.orders().unhold(order(shop, ORDER));
        assertThat(order(shop, ORDER).state()).isEqualTo(OrderState.PROCESSING);
    }

    @ParameterizedTest
    @EnumSource
    void aPendingOrderIsCancelledOnce(Kind kind) {
        Magento shop = shop(kind);

        shop.orders().cancel(order(shop, PENDING));

        assertThat(order(shop, PENDING).state()).isEqualTo(OrderState.CANCELED);
        assertThatThrownBy(() -> shop.orders().cancel(order(shop, PENDING)))
                .isInstanceOf(MagentoException.Rejected.class);
    }
}
