package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.UnaskedFieldException;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the lists of a Magento 2 are walked: pages, their limits, and what breaks them. */
class Magento2ListsTest {
    private static final OrderQuery ALL = OrderQuery.builder().build();

    private final SearchServer server = new SearchServer();
    private final Magento shop = MagentoClient.magento2()
            .baseUrl(server.url())
            .oauth(Magento2Shop.CREDENTIALS)
            .pageSize(10)
            .build();
    private final List<Long> unlisted = new ArrayList<>();

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    static Map<String, Object> order(long number) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("entity_id", number);
        order.put("increment_id", incrementId(number));
        order.put("status", "processing");
        order.put("updated_at", "2026-10-07 10:45:07");
        order.put("items", List.of());
        order.put(
                "extension_attributes",
                Map.of(
                        "shipping_assignments",
                        List.of(Map.of("shipping", Map.of("address", Map.of("parent_id", number))))));
        return order;
    }

    private static String incrementId(long number) {
        return String.format("%09d", number);
    }

    private void orders(LongStream numbers) {
        server.table("orders", numbers.mapToObj(Magento2ListsTest::order).toList());
    }

    private List<Long> listed() {
        return shop.orders().list(ALL).map(row -> row.orderId().orElseThrow()).toList();
    }

    private List<Long> changed() {
        return shop.orders().changes(ALL, Watermark.initial()).stream(unlisted::add)
                .map(row -> row.orderId().orElseThrow())
                .toList();
    }

    @Test
    void aListIsReadPageByPageBehindTheLastRow() {
        orders(LongStream.rangeClosed(1, 25).map(i -> i * 1000));

        assertThat(listed()).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(server.asked()).hasSize(3).allMatch(request -> request.contains("searchCriteria[currentPage]=1&"));
    }

    @Test
    void aPageSizeThatTheShopRefusesIsLearntOnce() {
        orders(LongStream.rangeClosed(1, 11));
        server.atMost(4);

        assertThat(listed()).hasSize(11);
        assertThat(listed()).hasSize(11);
        assertThat(shop.within(Duration.ofMinutes(1)).orders().list(ALL)).hasSize(11);

        assertThat(server.asked()).hasSize(1 + 3 + 3 + 3);
        assertThat(server.asked())
                .filteredOn(request -> request.contains("[pageSize]=10&"))
                .hasSize(1);
        assertThat(server.asked())
                .filteredOn(request -> request.contains("[pageSize]=4&"))
                .hasSize(9);
    }

    @Test
    void aShopThatSendsFewerRowsThanAskedForIsReadToItsEnd() {
        server.table("orders", new SearchServer.Table() {
            @Override
            public List<Map<String, Object>> rows(SearchServer.Search search) {
                long from = Long.parseLong(search.value("entity_id", "gt", "0"));
                return LongStream.rangeClosed(from + 1, Math.min(25, from + 7))
                        .mapToObj(Magento2ListsTest::order)
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
    void aFullPageIsNotTakenForTheLastOneThoughARowHasLeftTheSearchBeforeItIsCounted() {
        server.table("orders", new SearchServer.Table() {
            @Override
            public List<Map<String, Object>> rows(SearchServer.Search search) {
                return LongStream.rangeClosed(1, 11)
                        .mapToObj(Magento2ListsTest::order)
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
    void ofAPageThatBreaksOffNoRowHasComeAndTheNextWalkBeginsWhereThisOneDid() {
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
    void anEmptyPageIsAskedForAgainIfTheShopCountsARowThatHasComeSince() {
        AtomicInteger requests = new AtomicInteger();
        server.table("orders", search -> requests.incrementAndGet() == 1 ? List.of() : List.of(order(1)));
        server.altering(body -> requests.get() == 1 ? body.replace("\"total_count\":0", "\"total_count\":1") : body);

        assertThat(listed()).containsExactly(1L);
    }

    @Test
    void anEmptyShopIsKnownToBeEmptyAfterOneRequest() {
        orders(LongStream.empty());

        assertThat(listed()).isEmpty();
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 11, 25, 30})
    void anEntityThatBreaksItsPageCostsItselfOnlyAndIsTold(long broken) {
        orders(LongStream.rangeClosed(1, 30));
        server.breaking(broken);

        assertThat(changed()).hasSize(29).isSorted().doesNotContain(broken).doesNotHaveDuplicates();
        assertThat(unlisted).containsExactly(broken);
        assertThat(server.asked()).hasSizeLessThan(20);
    }

    @Test
    void entitiesThatBreakTheirPagesFarApartAreAllTold() {
        orders(LongStream.rangeClosed(1, 30).map(i -> i * 10_000));
        server.breaking(10_000L, 150_000L, 170_000L, 300_000L);

        assertThat(changed()).hasSize(26).isSorted().doesNotHaveDuplicates();
        assertThat(unlisted).containsExactly(10_000L, 150_000L, 170_000L, 300_000L);
    }

    @Test
    void whereNobodyWantsToKnowWhatBreaksAPageItIsNotAskedForAgain() {
        orders(LongStream.rangeClosed(1, 30));
        server.breaking(5L);

        assertThatThrownBy(this::listed).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aShopThatListsNothingIsLeftAloneAfterFewRequests() {
        orders(LongStream.rangeClosed(1, 30));
        server.failing(() -> true);

        assertThatThrownBy(this::changed).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(unlisted).isEmpty();
        assertThat(server.asked()).hasSizeLessThan(20);
    }

    @Test
    void aShopOfWhichEveryEntityBreaksItsPageIsLeftAloneThoughTheirNumbersHaveGaps() {
        orders(LongStream.rangeClosed(1, 100).map(i -> i * 7));
        server.breaking(LongStream.rangeClosed(1, 100).map(i -> i * 7).boxed().toArray(Long[]::new));

        assertThatThrownBy(this::changed).isInstanceOf(MagentoException.ServerFault.class);
        assertThat(server.asked()).hasSizeLessThan(200);
    }

    @Test
    void aShopThatDoesNotHeedTheFilterIsNotAskedForParts() {
        server.table(
                "orders",
                search -> search.conditions().stream()
                                .anyMatch(condition -> condition.operator().equals("gt")
                                        && !condition.value().equals("0"))
                        ? List.of()
                        : LongStream.rangeClosed(1, 10)
                                .mapToObj(Magento2ListsTest::order)
                                .toList());
        server.altering(body ->
                body.replace("\"items\":null,\"total_count\":0", "\"items\":[{\"entity_id\":1}],\"total_count\":1"));

        assertThatThrownBy(this::changed)
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("number 1 behind 10: something in it changes filter or order");
        assertThat(server.asked()).hasSize(2);
        assertThat(unlisted).isEmpty();
    }

    @Test
    void anOrderThatBreaksTheAnswerCostsNoOtherOrderWhenReadWhole() {
        orders(LongStream.rangeClosed(1, 100));
        server.breaking(42L);

        List<Answer<Order>> answers = shop.orders()
                .details(LongStream.rangeClosed(1, 100)
                        .mapToObj(Magento2ListsTest::incrementId)
                        .toList());

        assertThat(answers).hasSize(100);
        assertThat(answers)
                .filteredOn(answer -> answer.failure().isPresent())
                .extracting(Answer::key)
                .containsExactly(incrementId(42));
        assertThat(server.asked()).hasSizeLessThan(20);
    }

    @Test
    void aShopThatFailsOverEveryOrderIsLeftAloneAfterFewRequests() {
        orders(LongStream.rangeClosed(1, 100));
        server.failing(() -> true);

        assertThat(shop.orders()
                        .details(IntStream.rangeClosed(1, 100)
                                .mapToObj(Magento2ListsTest::incrementId)
                                .toList()))
                .hasSize(100)
                .allMatch(answer -> answer.failure().isPresent());
        assertThat(server.asked()).hasSizeLessThan(20);
    }

    @Test
    void noRequestIsSentForPartsOnceTheTimeIsOver() {
        orders(LongStream.rangeClosed(1, 100));

        assertThat(shop.within(Duration.ofNanos(1)).orders().details(List.of(incrementId(1), incrementId(2))))
                .hasSize(2)
                .allMatch(answer -> answer.failure()
                        .filter(MagentoException.NotReached.class::isInstance)
                        .isPresent());
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void longNumbersAreNamedInSeveralRequestsSinceWebServersRefuseLongAddresses() {
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

    @Test
    void aFieldOfARowThatWasNotAskedForIsNotOneThatIsMissing() {
        orders(LongStream.rangeClosed(1, 1));

        Fields row = shop.orders().list(ALL).findFirst().orElseThrow().fields();

        assertThat(row.wasAsked("coupon_code")).isTrue();
        assertThat(row.text("coupon_code")).isEmpty();
        assertThat(row.wasAsked("remote_ip")).isFalse();
        for (ThrowingCallable reading : List.<ThrowingCallable>of(
                () -> row.text("remote_ip"),
                () -> row.nested("extension_attributes").text("gift_message"),
                () -> row.list("status_histories"))) {
            assertThatThrownBy(reading)
                    .isInstanceOf(UnaskedFieldException.class)
                    .hasMessageContaining("was not asked for; read the entity by details(...)")
                    .hasMessageContaining("Magento2Builder.allFields()");
        }
    }

    @Test
    void aFieldOfAWholeOrderThatIsMissingIsMissing() {
        orders(LongStream.rangeClosed(1, 1));

        Fields order =
                shop.orders().details(List.of(incrementId(1))).get(0).orThrow().fields();

        assertThat(order.wasAsked("remote_ip")).isTrue();
        assertThat(order.text("remote_ip")).isEmpty();
    }

    @Test
    void rowsAreWholeWhereThatIsAskedFor() {
        Map<String, Object> order = order(1);
        order.put("remote_ip", "192.0.2.1");
        server.table("orders", List.of(order));

        try (Magento whole = MagentoClient.magento2()
                .baseUrl(server.url())
                .oauth(Magento2Shop.CREDENTIALS)
                .allFields()
                .build()) {
            assertThat(whole.orders().list(ALL).map(row -> row.fields().text("remote_ip")))
                    .containsExactly(Optional.of("192.0.2.1"));
        }
        assertThat(server.asked()).hasSize(2).noneMatch(request -> request.contains("fields="));
    }

    @Test
    void theShipmentsOfAnOrderComeWithoutTheirLabelsAndThoseReadByNumberWithThem() {
        Map<String, Object> shipment = new LinkedHashMap<>(Map.of(
                "entity_id",
                1,
                "increment_id",
                "000000001",
                "order_id",
                7,
                "items",
                List.of(),
                "tracks",
                List.of(Map.of("entity_id", 3, "track_number", "T1")),
                "comments",
                List.of()));
        shipment.put("shipping_label", "JVBERi0xLjQ=");
        server.table("shipments", List.of(shipment));
        OrderSummary order =
                OrderSummary.builder().orderId(7).incrementId("000000007").build();

        Shipment listed =
                shop.shipments().ofOrders(List.of(order)).get(0).orThrow().get(0);
        assertThat(listed.tracks()).hasSize(1);
        assertThatThrownBy(() -> listed.fields().text("shipping_label")).isInstanceOf(UnaskedFieldException.class);
        assertThat(shop.shipments().ofOrder(order)).hasSize(1);
        assertThat(server.asked())
                .isNotEmpty()
                .allMatch(request -> request.contains("fields=items[") && !request.contains("label"));

        assertThat(shop.shipments()
                        .details(List.of("000000001"))
                        .get(0)
                        .orThrow()
                        .fields()
                        .text("shipping_label"))
                .contains("JVBERi0xLjQ=");
    }

    @Test
    void theRowsOfRecordedOrdersTakeAFractionOfTheBytesOfWholeOnes() throws IOException {
        List<Map<String, Object>> recorded = new ArrayList<>();
        for (Recording order : Recording.all(Magento2Shop.RECORDINGS.resolve("orders"))) {
            if (order.name().startsWith("full-")) {
                recorded.add(new JsonMapper().readValue(order.responseText(), new TypeReference<>() {}));
            }
        }
        recorded.sort(Comparator.comparing(order -> (Integer) order.get("entity_id")));
        server.table("orders", recorded);

        List<String> numbers =
                shop.orders().list(ALL).map(OrderSummary::incrementId).toList();
        long rows = server.bytes();
        server.table("products", List.of());
        server.table("products/attributes", List.of());
        assertThat(shop.orders().details(numbers)).hasSize(recorded.size());
        long whole = server.bytes() - rows;

        Files.writeString(
                Path.of("target", "bytes-magento2.txt"),
                String.format(
                        "Magento 2: the rows of %d recorded orders have %,d bytes, the whole orders %,d%n",
                        recorded.size(), rows, whole));
        assertThat(recorded).hasSizeGreaterThan(50);
        assertThat(rows).isLessThan(whole / 5);
    }
}
