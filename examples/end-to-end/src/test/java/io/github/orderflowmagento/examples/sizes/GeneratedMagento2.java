package io.github.orderflowmagento.examples.sizes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/**
 * A Magento 2 of any number of products and orders, over HTTP: the sandbox, where one product and one order come again under numbers from
 * 1 on. Each was saved a second after the one before it, the last one a day ago; each tenth order is cancelled. It keeps their numbers alone.
 */
final class GeneratedMagento2 implements AutoCloseable {
    private static final int ONE_IS_CANCELLED_OF = 10;
    private static final Duration AGE = Duration.ofDays(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final SandboxMagento2Shop sandbox =
            SandboxMagento2Shop.builder().takesBearerTokens().start();
    private final TemplateShop template = new TemplateShop(sandbox);
    private final GeneratedShipments shipments = new GeneratedShipments(sandbox, template);
    private final GeneratedStock stock;
    private final Instant newest = Instant.now().minus(AGE);
    private final long count;

    /** Of each resource, by the fields that are requested. */
    private final Map<String, String> templates = new ConcurrentHashMap<>();

    /** The listed entities, and the ids of the sandbox's own. */
    private enum Kind {
        PRODUCTS("products", "sku", TemplateShop.PRODUCT, "SKU-%08d"),
        ORDERS("orders", "increment_id", TemplateShop.ORDER, "%09d");

        private final String resource;
        private final String key;
        private final String own;
        private final String format;

        Kind(String resource, String key, String own, String format) {
            this.resource = resource;
            this.key = key;
            this.own = own;
            this.format = format;
        }

        String key(long number) {
            return format.formatted(number);
        }

        long number(String text) {
            return Long.parseLong(text.replaceFirst("^SKU-", ""));
        }

        boolean isListedBy(SandboxRequest request) {
            return request.path().endsWith("/V1/" + resource) && !TemplateShop.isOwn(request);
        }
    }

    GeneratedMagento2(long count) {
        this.count = count;
        for (Kind kind : Kind.values()) {
            sandbox.stub(kind::isListedBy, request -> list(kind, request));
        }
        this.stock = new GeneratedStock(sandbox, Math.toIntExact(count));
    }

    /** The number of the product or order that is known by this. */
    static long number(String key) {
        return Kind.PRODUCTS.number(key);
    }

    /** How many of the orders are not cancelled. */
    static long open(long orders) {
        return orders - orders / ONE_IS_CANCELLED_OF;
    }

    static boolean isCancelled(long order) {
        return order % ONE_IS_CANCELLED_OF == 0;
    }

    /** Returns the number of an order as the shop's customers know it. */
    static String orderNumber(long order) {
        return Kind.ORDERS.key(order);
    }

    GeneratedStock stock() {
        return stock;
    }

    GeneratedShipments shipments() {
        return shipments;
    }

    String url() {
        return sandbox.url();
    }

    /** An access token, which is sufficient. */
    String token() {
        return sandbox.token();
    }

    private SandboxAnswer list(Kind kind, SandboxRequest request) {
        Search search = Search.of(request);
        Optional<String> named = search.value(kind.key, "in");
        if (named.isPresent()) {
            long[] numbers = Arrays.stream(named.get().split(",", -1))
                    .mapToLong(kind::number)
                    .sorted()
                    .toArray();
            return json(rows(kind, request, LongStream.of(numbers)), numbers.length);
        }
        boolean areCancelled = search.value("state", "in").isPresent();
        long above = Math.max(search.number("entity_id", "gt", 0), notSavedSince(search));
        long upTo = Math.min(search.number("entity_id", "lteq", count), count);
        LongStream matching = LongStream.rangeClosed(above + 1, upTo)
                .filter(number -> kind == Kind.PRODUCTS || isCancelled(number) == areCancelled);
        long total =
                kind == Kind.PRODUCTS ? upTo - above : areCancelled ? upTo / 10 - above / 10 : open(upTo) - open(above);
        return json(rows(kind, request, matching.limit(search.pageSize())), Math.max(0, total));
    }

    private long notSavedSince(Search search) {
        return search.value("updated_at", "gteq")
                .map(time -> TIME.parse(time, Instant::from))
                .map(since -> count - 1 - Duration.between(since, newest).toSeconds())
                .orElse(0L);
    }

    private String rows(Kind kind, SandboxRequest request, LongStream numbers) {
        String template =
                templates.computeIfAbsent(kind + request.query("fields").orElse(""), added -> template(kind, request));
        return numbers.mapToObj(number -> row(kind, template, number)).collect(Collectors.joining(","));
    }

    private String row(Kind kind, String template, long number) {
        return template.replace("\"@ID\"", String.valueOf(number))
                .replace("@KEY", kind.key(number))
                .replace("@TIME", TIME.format(newest.minusSeconds(count - number)))
                .replace("@STATUS", isCancelled(number) ? "canceled" : "processing");
    }

    /** The sandbox's answer about its own product or order, with placeholders for what identifies it. */
    private String template(Kind kind, SandboxRequest request) {
        ObjectNode row = template.row(
                request.path(), kind.key, kind.own, request.query("fields").orElse(""));
        String number = row.path(kind == Kind.PRODUCTS ? "id" : "entity_id").asText();
        mark(row, kind);
        TemplateShop.replace(row, "parent_id", number, "@ID");
        TemplateShop.replace(row, "order_id", number, "@ID");
        return row.toString();
    }

    private static void mark(ObjectNode row, Kind kind) {
        Map<String, String> marks = Map.of(
                kind == Kind.PRODUCTS ? "id" : "entity_id",
                "@ID",
                kind.key,
                "@KEY",
                "created_at",
                "@TIME",
                "updated_at",
                "@TIME");
        marks.forEach((name, mark) -> {
            if (row.has(name)) {
                row.put(name, mark);
            }
        });
        for (String name : new String[] {"status", "state"}) {
            if (kind == Kind.ORDERS && row.has(name)) {
                row.put(name, "@STATUS");
            }
        }
    }

    static SandboxAnswer json(String rows, long total) {
        return SandboxAnswer.of("{\"items\":[" + rows + "],\"total_count\":" + total + "}")
                .withHeader("Content-Type", "application/json; charset=utf-8");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
