package io.github.orderflowmagento.examples.contract;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of every shop for all requests. */
class ShopContractTest extends ShopContract {
    @ParameterizedTest
    @EnumSource
    void nothingIsWrittenThatACheckForbids(Kind kind) {
        Magento shop = shop(kind);
        IllegalStateException reason = new IllegalStateException("no lease");
        Magento checked = shop.beforeWrites(() -> {
            throw reason;
        });

        List<Answer<ShipmentResult>> answers =
                checked.shipments().create(List.of(request(shop, ORDER).build()));

        assertKeys(answers, ORDER);
        assertThat(answers.get(0).failure())
                .containsInstanceOf(MagentoException.NotReached.class)
                .get()
                .satisfies(failure -> assertThat(failure).hasCause(reason));
        assertThatThrownBy(() -> checked.stock().update(List.of(update("MUG-001", "7"))))
                .isSameAs(reason);
        assertThat(shop.shipments().ofOrder(order(shop, ORDER))).isEmpty();
        assertThat(shop.stock().read(List.of("MUG-001")).get(0).orThrow().quantity())
                .isEqualByComparingTo("926");
    }

    @ParameterizedTest
    @EnumSource
    void theStoreViewsAreReturned(Kind kind) {
        assertThat(shop(kind).stores().views()).isNotEmpty().allMatch(view -> view.storeId() > 0);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheLimitNothingIsRequested(Kind kind) {
        Magento late = shop(kind).within(Duration.ZERO);

        assertThat(late.orders().details(List.of(ORDER)))
                .singleElement()
                .satisfies(
                        answer -> assertThat(answer.failure()).containsInstanceOf(MagentoException.NotReached.class));
    }

    @ParameterizedTest
    @EnumSource
    void aShopThatIsClosedAnswersNothing(Kind kind) {
        Magento shop = shop(kind);
        shop.close();

        assertThatThrownBy(() -> shop.orders().details(List.of(ORDER))).isInstanceOf(IllegalStateException.class);
    }
}
