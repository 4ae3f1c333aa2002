package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of random gaps, caps, and rows that break their page or have no readable number: all others are listed once, in order. */
class Magento2AnyListTest {
    private static final OrderQuery ALL = OrderQuery.builder().build();

    private final Random random = new Random(21);

    /**
     * A shop of these orders.
     *
     * @param broken those that break their page
     * @param nameless those whose number cannot be read
     */
    private record OddShop(
            Set<Long> numbers,
            Set<Long> broken,
            Set<Long> nameless,
            int cap,
            boolean isSilent,
            boolean isCountingWhatItSends,
            int pageSize) {
        SearchServer server() {
            List<Map<String, Object>> rows =
                    numbers.stream().map(Magento2Lists::order).toList();
            SearchServer server = new SearchServer()
                    .table("orders", rows)
                    .resource("store/storeViews", List.of())
                    .breaking(broken.toArray(new Long[0]))
                    .altering(this::withoutNames);
            if (isCountingWhatItSends) {
                server.countingWhatItSends();
            }
            return isSilent ? server.capping(cap) : server.atMost(cap);
        }

        private String withoutNames(String body) {
            String altered = body;
            for (long number : nameless) {
                altered = altered.replace("\"entity_id\":" + number + ",", "\"entity_id\":\"Array\",");
            }
            return altered;
        }

        /** Lists all orders. False if the list ends with a failure, which is seen and tried again. */
        boolean isListed() {
            List<Long> unlisted = new ArrayList<>();
            List<String> listed;
            try (SearchServer server = server();
                    Magento shop = MagentoClient.magento2()
                            .baseUrl(server.url())
                            .oauth(Magento2Shop.CREDENTIALS)
                            .pageSize(pageSize)
                            .build()) {
                listed = shop.orders().changes(ALL, Watermark.initial()).stream(unlisted::add)
                        .map(OrderSummary::incrementId)
                        .toList();
            } catch (MagentoException e) {
                assertThat(broken).as("%s: %s", this, e).isNotEmpty();
                return false;
            }
            assertThat(listed)
                    .as(toString())
                    .containsExactlyElementsOf(numbers.stream()
                            .filter(number -> !broken.contains(number))
                            .map(number -> String.format("%09d", number))
                            .toList());
            assertThat(unlisted).as(toString()).containsExactlyInAnyOrderElementsOf(broken);
            return true;
        }
    }

    private Set<Long> numbers() {
        Set<Long> numbers = new TreeSet<>();
        int size = random.nextInt(60);
        long last = 0;
        while (numbers.size() < size) {
            last += 1 + (random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(3));
            numbers.add(last);
        }
        return numbers;
    }

    private Set<Long> someOf(Set<Long> numbers, int oneOf) {
        Set<Long> some = new TreeSet<>();
        for (long number : numbers) {
            if (random.nextInt(oneOf) == 0) {
                some.add(number);
            }
        }
        return some;
    }

    /** Never two in a row: a page of nothing else cannot be walked past. */
    private Set<Long> nameless(Set<Long> numbers, Set<Long> broken) {
        Set<Long> nameless = new TreeSet<>();
        long last = 0;
        for (long number : numbers) {
            if (!broken.contains(number) && random.nextInt(6) == 0 && !nameless.contains(last)) {
                nameless.add(number);
            }
            last = number;
        }
        return nameless;
    }

    @Test
    void anyListWithBreakingRowsIsReadToItsEnd() {
        int listed = 0;
        for (int round = 0; round < 150; round++) {
            Set<Long> numbers = numbers();
            Set<Long> broken = someOf(numbers, 12);
            int cap = 1 + random.nextInt(12);
            int pageSize = 1 + random.nextInt(15);
            listed += new OddShop(numbers, broken, Set.of(), cap, random.nextBoolean(), false, pageSize).isListed()
                    ? 1
                    : 0;
        }
        assertThat(listed).isGreaterThan(135);
    }

    @Test
    void anyListWithRowsWithoutANumberIsReadToItsEnd() {
        int listed = 0;
        for (int round = 0; round < 300; round++) {
            Set<Long> numbers = numbers();
            Set<Long> broken = random.nextBoolean() ? someOf(numbers, 15) : Set.of();
            int cap = 2 + random.nextInt(12);
            int pageSize = 2 + random.nextInt(15);
            listed += new OddShop(numbers, broken, nameless(numbers, broken), cap, true, random.nextBoolean(), pageSize)
                            .isListed()
                    ? 1
                    : 0;
        }
        assertThat(listed).isGreaterThan(270);
    }
}
