package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the lists of a Magento 2 are walked: pages and their limits. */
class Magento2ListsTest extends Magento2Lists {
    @Test
    void aListIsReadPageByPageBehindTheLastRow() {
        orders(LongStream.rangeClosed(1, 25).map(i -> i * 1000));

        assertThat(listed()).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(server.requested())
                .hasSize(3)
                .allMatch(request -> request.contains("searchCriteria[currentPage]=1&"));
    }

    @Test
    void aPageSizeThatTheShopRefusesIsLearntOnce() {
        orders(LongStream.rangeClosed(1, 11));
        server.atMost(4);

        assertThat(listed()).hasSize(11);
        assertThat(listed()).hasSize(11);
        assertThat(shop.within(Duration.ofMinutes(1)).orders().list(ALL)).hasSize(11);

        assertThat(server.requested()).hasSize(1 + 3 + 3 + 3);
        assertThat(server.requested())
                .filteredOn(request -> request.contains("[pageSize]=10&"))
                .hasSize(1);
        assertThat(server.requested())
                .filteredOn(request -> request.contains("[pageSize]=4&"))
                .hasSize(9);
    }

    @Test
    void aShopThatSendsFewerRowsThanRequestedIsReadToItsEnd() {
        server.table("orders", new SearchServer.Table() {
            @Override
            public List<Map<String, Object>> rows(SearchServer.Search search) {
                long from = Long.parseLong(search.value("entity_id", "gt", "0"));
                return LongStream.rangeClosed(from + 1, Math.min(25, from + 7))
                        .mapToObj(Magento2Lists::order)
                        .toList();
            }

            @Override
            public long total(SearchServer.Search search, long matching) {
                return 25 - Long.parseLong(search.value("entity_id", "gt", "0"));
            }
        });

        assertThat(listed())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void aFullPageIsNotTheLastWhenARowLeavesBeforeTheCount() {
        server.table("orders", new SearchServer.Table() {
            @Override
            public List<Map<String, Object>> rows(SearchServer.Search search) {
                return LongStream.rangeClosed(1, 11)
                        .mapToObj(Magento2Lists::order)
                        .toList();
            }

            @Override
            public long total(SearchServer.Search search, long matching) {
                return matching - 1;
            }
        });

        assertThat(listed()).hasSize(11);
    }

    @Test
    void aTruncatedPageReturnsNoRow() {
        orders(LongStream.rangeClosed(1, 25));
        AtomicInteger pages = new AtomicInteger();
        server.altering(page -> pages.incrementAndGet() == 2 ? page.substring(0, page.length() / 2) : page);
        Changes<OrderSummary> changes = shop.orders().changes(ALL, Watermark.initial());
        List<Long> seen = new ArrayList<>();

        assertThatThrownBy(() ->
                        changes.stream().forEach(row -> seen.add(row.orderId().orElseThrow())))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("breaks off");
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThatThrownBy(changes::next).isInstanceOf(IllegalStateException.class);
        assertThat(listed()).hasSize(25);
    }

    @Test
    void anEmptyPageIsRequestedAgainIfTheShopCountsARow() {
        AtomicInteger requests = new AtomicInteger();
        server.table("orders", search -> requests.incrementAndGet() == 1 ? List.of() : List.of(order(1)));
        server.altering(body -> requests.get() == 1 ? body.replace("\"total_count\":0", "\"total_count\":1") : body);

        assertThat(listed()).containsExactly(1L);
    }

    @Test
    void anEmptyShopIsKnownToBeEmptyAfterOneRequest() {
        orders(LongStream.empty());

        assertThat(listed()).isEmpty();
        assertThat(server.requested()).hasSize(1);
    }

    @Test
    void aShopThatIgnoresTheFilterIsReadWhole() {
        server.table(
                "orders",
                search -> search.conditions().stream()
                                .anyMatch(condition -> condition.operator().equals("gt")
                                        && !condition.value().equals("0"))
                        ? List.of()
                        : LongStream.rangeClosed(1, 10)
                                .mapToObj(Magento2Lists::order)
                                .toList());
        server.altering(body ->
                body.replace("\"items\":null,\"total_count\":0", "\"items\":[{\"entity_id\":1}],\"total_count\":1"));

        assertThatThrownBy(this::changed)
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("number 1 behind 10: something in the shop changes filter or order");
        assertThat(server.requested()).hasSize(2);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void noRequestIsSentForPartsOnceTheTimeIsOver() {
        orders(LongStream.rangeClosed(1, 100));

        assertThat(shop.within(Duration.ofNanos(1)).orders().details(List.of(incrementId(1), incrementId(2))))
                .hasSize(2)
                .allMatch(answer -> answer.failure()
                        .filter(MagentoException.NotReached.class::isInstance)
                        .isPresent());
        assertThat(server.requested()).isEmpty();
    }

    @Test
    void longNumbersAreNamedInSeveralRequests() {
        List<String> numbers = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "ÄÖÜ-%03d-".formatted(i).repeat(5))
                .toList();
        server.table(
                "orders",
                search -> IntStream.range(0, numbers.size())
                        .mapToObj(i -> {
                            Map<String, Object> order = order(i + 1L);
                            order.put("increment_id", numbers.get(i));
                            return order;
                        })
                        .toList());

        assertThat(shop.orders()
                        .list(OrderQuery.builder().addAllIncrementIds(numbers).build()))
                .extracting(OrderSummary::incrementId)
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(server.longestAddress()).isLessThan(8000);
    }

    @Test
    void aNumberWithACommaIsSearchedForByItself() {
        Map<String, Object> odd = order(1);
        odd.put("increment_id", "1,2");
        server.table("orders", List.of(odd, order(2)));

        assertThat(shop.orders().details(List.of("1,2", incrementId(2))))
                .hasSize(2)
                .allMatch(answer -> answer.value().isPresent());
    }
}
