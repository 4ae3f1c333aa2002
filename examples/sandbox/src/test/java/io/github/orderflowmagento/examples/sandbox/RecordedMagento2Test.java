package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends what was sent to the recorded Magento 2, byte by byte, signatures included, in its order to a sandbox that begins as
 * that shop did; and compares the answers. All of them, but for those that {@link #LEFT_OUT} names.
 */
class RecordedMagento2Test {

    /** From then on the shop was only used, and no longer set up. */
    private static final Instant BEGIN = Instant.parse("2026-11-28T18:15:55Z");

    /** Names of exchanges, and why they are not compared. */
    private static final Map<String, String> LEFT_OUT = leftOut();

    private static Map<String, String> leftOut() {
        Map<String, String> leftOut = new LinkedHashMap<>();
        leftOut.put("auth/admin-(token|bearer-(ok|lower)).*", "logins of administrators are not served");
        leftOut.put("auth/two-factor-on-google.*", "two-factor logins are not served");
        leftOut.put("auth/oauth-port-lost.*", "compared with a shop that loses the port: see below");
        leftOut.put("store/(schema|countries|currency).*", "a resource that is not served");
        leftOut.put("orders/(statuses|transactions)", "a resource that is not served");
        leftOut.put(
                "products/(types|tier-prices|categories|bundle-children|attribute-sets|configurable-children.*)",
                "a resource that is not served");
        leftOut.put("products/(create|delete).*", "products are not written");
        leftOut.put("stockitems-write/product-put.*", "products are not written");
        leftOut.put("products/accept-(xml|text-html).*", "only JSON is served");
        leftOut.put("products/full-mug-001-store-de", "after the OrderFlow extension was installed");
        leftOut.put("orderflow-extension/modules", "after the OrderFlow extension was installed");
        leftOut.put(
                "products/filter-(category-id|visibility-in)",
                "counts products of which no more is known than the SKU");
        leftOut.put(
                "timing/products-100-(fields|full)-run-1",
                "lists products of which no more is known than SKU, name and type");
        leftOut.put("attributes/list-user-defined", "lists attributes of which no more is known than the code");
        leftOut.put("inventory/source-items-(all-count|by-source)", "counts rows that are not known");
        leftOut.put("inventory/(source-selection|salable-for-requested).*", "a resource that is not served");
        leftOut.put("limits/.*no-page-size", "with limits on the answer contains a page size of 999999");
        leftOut.put("faults/developer-mode.*", "the sandbox is in production mode");
        leftOut.put("faults/header-too-long", "an answer of the web server");
        leftOut.put("faults/(php-deprecation|utf8-bom).*", "what a broken module writes before the answer");
        leftOut.put("faults/(product-of-unknown-type|stockitem-get|attribute-options).*", "damage to the database");
        return leftOut;
    }

    @Test
    void answersAsTheRecordedShopDid() {
        Map<String, int[]> groups = new TreeMap<>();
        Map<String, String> differences = new TreeMap<>();
        List<Row> toPlace = RecordedOrders.placedLater();
        SettableClock clock = new SettableClock();
        try (SandboxMagento2Shop shop =
                shop(clock).bulkUuids(RecordedBulks.uuids(inOrder())).start()) {
            shop.consumers().stop();
            for (RecordedExchange exchange : inOrder()) {
                clock.now = exchange.answered();
                while (!toPlace.isEmpty() && !placed(toPlace.get(0)).isAfter(clock.now)) {
                    Row order = toPlace.remove(0);
                    shop.change(merchant -> merchant.place(order));
                }
                if (exchange.name().equals("faults/order-list-with-order-without-payment")) {
                    shop.change(merchant -> RecordedOrders.damaged().forEach(merchant::place));
                }
                UnrecordedRequests.sendBefore(exchange, shop);
                RecordedBulks.executeBefore(exchange, shop.consumers());
                boolean isLeftOut = reason(exchange).isPresent();
                groups.computeIfAbsent(exchange.group(), group -> new int[2])[isLeftOut ? 1 : 0]++;
                if (!isLeftOut) {
                    new Comparison(exchange)
                            .with(sent(exchange, shop))
                            .ifPresent(difference -> differences.put(exchange.name(), difference));
                }
            }
        }
        print(groups);
        assertThat(groups.values().stream().mapToInt(counts -> counts[0]).sum()).isGreaterThan(750);
        assertThat(differences).isEmpty();
    }

    @Test
    void checksSignaturesWithoutAPortThatTheWebServerLoses() {
        SettableClock clock = new SettableClock();
        try (SandboxMagento2Shop shop = shop(clock).losesPort().start()) {
            for (String name : List.of("signed-with-port-fault", "signed-without-port-ok")) {
                RecordedExchange exchange = RecordedExchange.named("auth/oauth-port-lost-by-proxy-" + name);
                clock.now = exchange.answered();
                assertThat(new Comparison(exchange).with(exchange.sendTo(shop.url())))
                        .as(name)
                        .isEmpty();
            }
        }
    }

    @Test
    void nothingIsLeftOutThatWasNotRecorded() {
        List<String> names = inOrder().stream().map(RecordedExchange::name).toList();
        assertThat(LEFT_OUT.keySet())
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(names).anyMatch(name -> name.matches(pattern)));
    }

    private static SandboxMagento2Shop.Builder shop(Clock clock) {
        return SandboxMagento2Shop.builder()
                .clock(clock)
                .signatureClock(clock)
                .integrations(RecordedShop.INTEGRATIONS)
                .data(RecordedShop.data());
    }

    /** With the settings that the recorded shop had then. */
    private static RecordedExchange.Answer sent(RecordedExchange exchange, SandboxMagento2Shop shop) {
        String name = exchange.name();
        shop.takeBearerTokens(name.matches("auth/(integration-bearer-(ok|slash|setting-on)|two-factor-on-bearer).*"));
        shop.limit(
                name.startsWith("limits/list-limit-20") ? 20 : null,
                name.contains("page-size-301") ? 300 : null,
                name.startsWith("limits/default-page-size-20") ? 20 : null);
        if (!name.startsWith("faults/maintenance")) {
            return exchange.sendTo(shop.url());
        }
        SandboxStub maintenance = shop.stub(request -> true, SandboxMagento2Shop.maintenance());
        RecordedExchange.Answer answer = exchange.sendTo(shop.url());
        maintenance.remove();
        return answer;
    }

    /** By the second of sending and of the answer. Of those in one second, reads come after the writes. */
    private static List<RecordedExchange> inOrder() {
        List<RecordedExchange> inOrder = new ArrayList<>(RecordedExchange.all().stream()
                .filter(exchange -> exchange.answer().headers().containsKey("date"))
                .filter(exchange -> exchange.answered().isAfter(BEGIN))
                .sorted(Comparator.comparing(RecordedExchange::sent)
                        .thenComparing(RecordedExchange::answered)
                        .thenComparing(exchange -> exchange.line().startsWith("GET")))
                .toList());
        // the second of two that were sent at once was served first
        moveBefore(inOrder, "shipments/race-whole-two-at-once-1", "shipments/race-whole-two-at-once-2");
        // as the list of bulks has them
        moveBefore(inOrder, "async/bulk-ship-by-order-id", "async/bulk-source-items-3");
        return inOrder;
    }

    private static void moveBefore(List<RecordedExchange> exchanges, String later, String earlier) {
        RecordedExchange moved = RecordedExchange.in(exchanges, earlier);
        exchanges.remove(moved);
        exchanges.add(exchanges.indexOf(RecordedExchange.in(exchanges, later)), moved);
    }

    /** Known from the rows of some, and from the reservations that the recorded shop had. */
    private static Instant placed(Row order) {
        int id = order.integer("entity_id");
        return switch (id) {
            case 131 -> Instant.parse("2026-11-28T19:09:30Z");
            case 130 -> Instant.parse("2026-11-28T18:41:06Z");
            case 125, 126, 127, 128, 129 -> Instant.parse("2026-11-28T18:36:15Z");
            default -> Instant.parse("2026-11-28T18:23:27Z").plusMillis((id - 95) * 7900L);
        };
    }

    private static Optional<String> reason(RecordedExchange exchange) {
        return LEFT_OUT.entrySet().stream()
                .filter(entry -> exchange.name().matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void print(Map<String, int[]> groups) {
        System.out.printf("%-22s %8s %8s%n", "recorded exchanges", "replayed", "left out");
        groups.forEach((group, counts) -> System.out.printf("%-22s %8d %8d%n", group, counts[0], counts[1]));
        System.out.printf(
                "%-22s %8d %8d%n",
                "all",
                groups.values().stream().mapToInt(counts -> counts[0]).sum(),
                groups.values().stream().mapToInt(counts -> counts[1]).sum());
        Map<String, Long> reasons = new TreeMap<>();
        inOrder().forEach(exchange -> reason(exchange).ifPresent(reason -> reasons.merge(reason, 1L, Long::sum)));
        reasons.forEach((reason, count) -> System.out.printf("%8d left out: %s%n", count, reason));
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = BEGIN;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
