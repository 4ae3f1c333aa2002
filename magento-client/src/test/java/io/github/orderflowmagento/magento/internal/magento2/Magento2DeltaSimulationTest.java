package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.SearchServer;
import io.github.orderflowmagento.magento.internal.DeltaSimulation;
import io.github.orderflowmagento.magento.internal.DeltaSimulation.Following;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.SimulatedOrders;
import io.github.orderflowmagento.magento.internal.http.RequestLimiter;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows the changes of simulated orders through Magento 2's lists, over real sockets. */
class Magento2DeltaSimulationTest {
    private final List<SearchServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(SearchServer::close);
    }

    private static Instant since(SearchServer.Search search) {
        return LocalDateTime.parse(search.value("updated_at", "gteq", "2000-01-01 00:00:00"), SimulatedOrders.STAMP)
                .toInstant(ZoneOffset.UTC);
    }

    /** Orders come, change and go while pages are read, and between the reading of a page and the counting of what it is a page of. */
    private record Listed(SimulatedOrders orders) implements SearchServer.Table {
        @Override
        public List<Map<String, Object>> rows(SearchServer.Search search) {
            orders.passAWhile();
            return visible(search);
        }

        private List<Map<String, Object>> visible(SearchServer.Search search) {
            long from = Long.parseLong(search.value("entity_id", "gt", "0")) + 1;
            long to = Long.parseLong(search.value("entity_id", "lteq", String.valueOf(Long.MAX_VALUE)));
            String ids = search.value("entity_id", "in", "");
            Stream<SimulatedOrders.Row> rows = ids.isEmpty()
                    ? orders.rows(from, to, since(search)).stream()
                    : Stream.of(ids.split(",", -1))
                            .map(Long::valueOf)
                            .filter(id -> id >= from && id <= to)
                            .sorted()
                            .flatMap(id -> orders.rows(id, id, since(search)).stream());
            return rows.map(Listed::row).toList();
        }

        private static Map<String, Object> row(SimulatedOrders.Row order) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("entity_id", order.number());
            row.put("increment_id", String.valueOf(100_000_000 + order.number()));
            row.put("updated_at", SimulatedOrders.STAMP.format(order.stamp()));
            row.put("coupon_code", String.valueOf(order.version()));
            return row;
        }

        @Override
        public long total(SearchServer.Search search, long matching) {
            orders.passAWhile();
            return visible(search).size();
        }
    }

    private Magento connect(SimulatedOrders orders) {
        return connect(orders, false);
    }

    private Magento connectFollowingInvoices(SimulatedOrders orders) {
        return connect(orders, true);
    }

    /** Invoices come while pages are read. */
    private static List<Map<String, Object>> invoices(SimulatedOrders orders, SearchServer.Search search) {
        orders.passAWhile();
        return orders
                .invoices(
                        Long.parseLong(search.value("entity_id", "gt", "0")) + 1,
                        Long.parseLong(search.value("entity_id", "lteq", String.valueOf(Long.MAX_VALUE))),
                        since(search))
                .stream()
                .map(invoice -> Map.<String, Object>of(
                        "entity_id",
                        invoice.number(),
                        "order_id",
                        invoice.order(),
                        "updated_at",
                        SimulatedOrders.STAMP.format(invoice.stamp())))
                .toList();
    }

    private Magento connect(SimulatedOrders orders, boolean followsInvoices) {
        SearchServer server = new SearchServer()
                .table("invoices", search -> invoices(orders, search))
                .table("orders", new Listed(orders))
                .failing(orders::fails)
                .dating(orders::shopTime)
                .atMost(followsInvoices ? 50 : 20);
        servers.add(server);
        ShopHttp http = new ShopHttp(
                new OkHttpClient(),
                HttpUrl.get(server.url()),
                1_000_000,
                List.of(),
                RequestLimiter.none(),
                orders.clock());
        return new Magento2(
                "shop.example.com",
                http,
                new LoadLimits(100, Duration.ofSeconds(10), 1, OptionalInt.empty(), 50, true),
                Set.of(),
                false,
                followsInvoices,
                Optional.empty());
    }

    @Test
    void amongAMillionChangesNoneIsMissedAndFewAreReadTwice() throws IOException {
        DeltaSimulation.assertComplete(
                DeltaSimulation.millionChanges("Delta, Magento 2", this::connect, "delta-magento2.txt"));

        assertThat(servers)
                .isNotEmpty()
                .allSatisfy(server -> assertThat(server.requested())
                        .isNotEmpty()
                        .allMatch(request -> request.contains("[currentPage]=1&")));
    }

    @Test
    void noneOfAMillionChangesIsMissed() throws IOException {
        DeltaSimulation.assertComplete(
                DeltaSimulation.millionChanges(
                        "Delta, Magento 2, by invoices",
                        20,
                        this::connectFollowingInvoices,
                        "delta-magento2-invoices.txt"),
                0.5); // an order may be met by itself and by its invoice
    }

    @Test
    void theSimulationCatchesAClientThatDoesNotFollowInvoices() {
        SimulatedOrders shop = new SimulatedOrders(1, 1000).withInvoices(20);

        assertThat(DeltaSimulation.missedByWatermark(shop, connect(shop))).isPositive();
    }

    @Test
    void theSimulationCatchesAClientThatContinuesFromTheNewestStamp() {
        SimulatedOrders shop = new SimulatedOrders(1, 1000);
        assertThat(DeltaSimulation.missedBy(
                        new Following() {
                            private Instant newest = Instant.EPOCH;

                            @Override
                            public Stream<OrderSummary> walk(Orders orders) {
                                return orders.list(OrderQuery.builder()
                                                .updatedSince(newest.plusSeconds(1))
                                                .build())
                                        .peek(row -> {
                                            Instant stamp = row.updatedAt().orElseThrow();
                                            newest = stamp.isAfter(newest) ? stamp : newest;
                                        });
                            }
                        },
                        shop,
                        connect(shop)))
                .isPositive();
    }
}
