package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists of a Magento 2 whose pages break over some of their rows, or over all. */
class Magento2BreakingRowsTest extends Magento2Lists {
    @ParameterizedTest
    @ValueSource(longs = {1, 10, 11, 25, 30})
    void anEntityThatBreaksItsPageFailsAloneAndIsReported(long broken) {
        orders(LongStream.rangeClosed(1, 30));
        server.breaking(broken);

        assertThat(changed()).hasSize(29).isSorted().doesNotContain(broken).doesNotHaveDuplicates();
        assertThat(unlisted).containsExactly(broken);
        assertThat(server.requested()).hasSizeLessThan(20);
    }

    @Test
    void distantEntitiesThatBreakTheirPagesAreAllReported() {
        orders(LongStream.rangeClosed(1, 30).map(i -> i * 10_000));
        server.breaking(10_000L, 150_000L, 170_000L, 300_000L);

        assertThat(changed()).hasSize(26).isSorted().doesNotHaveDuplicates();
        assertThat(unlisted).containsExactly(10_000L, 150_000L, 170_000L, 300_000L);
    }

    @Test
    void aBrokenPageIsNotSplitWithoutACallback() {
        orders(LongStream.rangeClosed(1, 30));
        server.breaking(5L);

        assertThatThrownBy(this::listed).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(server.requested()).hasSize(1);
    }

    @Test
    void aShopThatListsNothingIsLeftAloneAfterFewRequests() {
        orders(LongStream.rangeClosed(1, 30));
        server.failing(() -> true);

        assertThatThrownBy(this::changed).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(unlisted).isEmpty();
        assertThat(server.requested()).hasSizeLessThan(20);
    }

    @Test
    void aShopOfWhichEveryEntityBreaksItsPageIsLeftAlone() {
        orders(LongStream.rangeClosed(1, 100).map(i -> i * 7));
        server.breaking(LongStream.rangeClosed(1, 100).map(i -> i * 7).boxed().toArray(Long[]::new));

        assertThatThrownBy(this::changed).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(server.requested()).hasSizeLessThan(200);
    }

    @Test
    void anOrderThatBreaksTheAnswerCostsNoOther() {
        orders(LongStream.rangeClosed(1, 100));
        server.breaking(42L);

        List<Answer<Order>> answers = shop.orders()
                .details(LongStream.rangeClosed(1, 100)
                        .mapToObj(Magento2Lists::incrementId)
                        .toList());

        assertThat(answers).hasSize(100);
        assertThat(answers)
                .filteredOn(answer -> answer.failure().isPresent())
                .extracting(Answer::key)
                .containsExactly(incrementId(42));
        assertThat(server.requested()).hasSizeLessThan(20);
    }

    @Test
    void aShopThatFailsOverEveryOrderIsLeftAloneAfterFewRequests() {
        orders(LongStream.rangeClosed(1, 100));
        server.failing(() -> true);

        assertThat(shop.orders()
                        .details(IntStream.rangeClosed(1, 100)
                                .mapToObj(Magento2Lists::incrementId)
                                .toList()))
                .hasSize(100)
                .allMatch(answer -> answer.failure().isPresent());
        assertThat(server.requested()).hasSizeLessThan(20);
    }
}
