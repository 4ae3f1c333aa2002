package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows without a readable number, rows that break their page, and silent caps, all at once. */
class Magento2PagesAtTheSeamsTest {
    private static final OrderQuery ALL = OrderQuery.builder().build();

    private static long number(Map<String, Object> row) {
        return ((Number) row.getOrDefault("entity_id", 0)).longValue();
    }

    @Test
    void anyListIsReadToItsEnd() {
        Random random = new Random(8);
        int ended = 0;
        for (int round = 0; round < 300; round++) {
            TreeSet<Long> numbers = new TreeSet<>();
            int size = random.nextInt(60);
            long at = 0;
            while (numbers.size() < size) {
                at += 1 + (random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(3));
                numbers.add(at);
            }
            int cap = 2 + random.nextInt(12);
            boolean countsWhatItSends = random.nextBoolean();
            int pageSize = 2 + random.nextInt(15);
            boolean hasBroken = random.nextBoolean();
            TreeSet<Long> broken = new TreeSet<>();
            TreeSet<Long> nameless = new TreeSet<>();
            long last = 0;
            for (long number : numbers) {
                if (hasBroken && random.nextInt(15) == 0) {
                    broken.add(number);
                } else if (random.nextInt(6) == 0 && !nameless.contains(last)) {
                    nameless.add(number);
                }
                last = number;
            }
            List<Map<String, Object>> rows =
                    numbers.stream().map(Magento2ListsTest::order).toList();
            SearchServer server = new SearchServer().breaking(broken.toArray(new Long[0]));
            server.resource("store/storeViews", List.of());
            server.table("orders", new SearchServer.Table() {
                private List<Map<String, Object>> matching(SearchServer.Search search) {
                    long above = Long.parseLong(search.value("entity_id", "gt", "0"));
                    long upTo = Long.parseLong(search.value("entity_id", "lteq", String.valueOf(Long.MAX_VALUE)));
                    return rows.stream()
                            .filter(row -> number(row) > above && number(row) <= upTo)
                            .toList();
                }

                @Override
                public List<Map<String, Object>> rows(SearchServer.Search search) {
                    return matching(search).stream().limit(cap).toList();
                }

                @Override
                public long total(SearchServer.Search search, long matching) {
                    return countsWhatItSends
                            ? Math.min(matching, search.pageSize())
                            : matching(search).size();
                }
            });
            server.altering(body -> {
                String altered = body;
                for (long number : nameless) {
                    altered = altered.replace("\"entity_id\":" + number + ",", "\"entity_id\":\"Array\",");
                }
                return altered;
            });
            try (server;
                    Magento shop = MagentoClient.magento2()
                            .baseUrl(server.url())
                            .oauth(Magento2Shop.CREDENTIALS)
                            .pageSize(pageSize)
                            .build()) {
                List<Long> unlisted = new ArrayList<>();
                List<String> listed = new ArrayList<>();
                try {
                    shop.orders().changes(ALL, Watermark.initial()).stream(unlisted::add)
                            .map(OrderSummary::incrementId)
                            .forEach(listed::add);
                } catch (MagentoException e) {
                    ended++;
                    if (broken.isEmpty()) {
                        throw e;
                    }
                    continue;
                }
                List<String> expected = numbers.stream()
                        .filter(number -> !broken.contains(number))
                        .map(number -> String.format("%09d", number))
                        .collect(Collectors.toList());
                String words = "round " + round + ", cap " + cap + ", page " + pageSize + ", counts what it sends "
                        + countsWhatItSends + ", nameless " + nameless + ", broken " + broken;
                assertThat(listed).as(words).isEqualTo(expected);
                assertThat(unlisted).as(words).containsExactlyInAnyOrderElementsOf(broken);
            }
        }
        assertThat(ended).isLessThan(30);
    }

    /** The shop sends two rows at most, says nothing of it, and counts what it sends. */
    @Test
    void aPageOfNothingButRowsWithoutANumberDoesNotEndTheWalkInSilence() {
        List<Map<String, Object>> rows =
                LongStream.rangeClosed(1, 6).mapToObj(Magento2ListsTest::order).toList();
        try (SearchServer server = new SearchServer()
                        .table(
                                "orders",
                                search -> rows.stream()
                                        .filter(row ->
                                                number(row) > Long.parseLong(search.value("entity_id", "gt", "0")))
                                        .filter(row -> number(row)
                                                <= Long.parseLong(search.value(
                                                        "entity_id", "lteq", String.valueOf(Long.MAX_VALUE))))
                                        .limit(2)
                                        .toList())
                        .altering(body -> body.replaceAll("\"entity_id\":[34],", "\"entity_id\":\"Array\","));
                Magento shop = MagentoClient.magento2()
                        .baseUrl(server.url())
                        .oauth(Magento2Shop.CREDENTIALS)
                        .pageSize(4)
                        .build()) {
            List<String> listed = new ArrayList<>();
            boolean isSeen = false;
            try {
                shop.orders().changes(ALL, Watermark.initial()).stream(number -> {})
                        .map(OrderSummary::incrementId)
                        .forEach(listed::add);
            } catch (MagentoException e) {
                isSeen = true;
            }

            assertThat(isSeen || listed.size() == 6).as(listed.toString()).isTrue();
        }
    }
}
