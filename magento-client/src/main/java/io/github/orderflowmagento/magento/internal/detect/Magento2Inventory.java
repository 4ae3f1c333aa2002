package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.DetectedSource;
import io.github.orderflowmagento.magento.detect.DetectedStock;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Finding;

/**
 * The sources and stocks of a Magento 2. If a list is incomplete, or has a row that cannot be read, they are unknown: a part would look
 * like the whole.
 *
 * @param links which source belongs to which stock, and in which order
 */
record Magento2Inventory(Magento2Answer sources, Magento2Answer stocks, Magento2Answer links) {
    private static final String SOURCE_CODE = "source_code";
    private static final String STOCK_ID = "stock_id";

    static Magento2Inventory of(Magento2Answer sources, Magento2Resources resources) {
        return new Magento2Inventory(
                sources,
                resources.all("inventory/stocks", "stock_id,name,extension_attributes[sales_channels]"),
                resources.all("inventory/stock-source-links", "stock_id,source_code,priority"));
    }

    static Magento2Answer sources(Magento2Resources resources) {
        return resources.all("inventory/sources", "source_code,enabled");
    }

    void addTo(DetectedShop.Builder shop) {
        List<DetectedSource> theSources = theSources();
        List<DetectedStock> theStocks = theStocks();
        shop.sources(theSources).stocks(theStocks);
        shop.addFindings(finding(
                "sources",
                theSources.isEmpty()
                        ? unknown(sources)
                        : theSources.stream().map(this::words).collect(Collectors.joining(", ")),
                evidence(sources)));
        shop.addFindings(finding(
                "stocks",
                theStocks.isEmpty()
                        ? unknown(stocks)
                        : theStocks.stream().map(this::words).collect(Collectors.joining("; ")),
                evidence(stocks),
                evidence(links)));
    }

    private List<DetectedSource> theSources() {
        return whole(sources, SOURCE_CODE, String.class)
                .map(source -> new DetectedSource(
                        String.valueOf(source.get(SOURCE_CODE)), optional(source.get("enabled"), Boolean.class)))
                .toList();
    }

    private List<DetectedStock> theStocks() {
        return whole(stocks, STOCK_ID, Long.class)
                .sorted(by(STOCK_ID))
                .map(row -> {
                    long id = (Long) Objects.requireNonNull(row.get(STOCK_ID));
                    return new DetectedStock(id, optional(row.get("name"), String.class), websites(row), sourcesOf(id));
                })
                .toList();
    }

    private List<String> sourcesOf(long stockId) {
        return whole(links, SOURCE_CODE, String.class)
                .filter(link -> Long.valueOf(stockId).equals(link.get(STOCK_ID)))
                .sorted(by("priority"))
                .map(link -> String.valueOf(link.get(SOURCE_CODE)))
                .toList();
    }

    private static List<String> websites(Map<?, ?> stock) {
        List<String> codes = new ArrayList<>();
        if (stock.get("extension_attributes") instanceof Map<?, ?> attributes
                && attributes.get("sales_channels") instanceof List<?> channels) {
            for (Object channel : channels) {
                if (channel instanceof Map<?, ?> website
                        && "website".equals(website.get("type"))
                        && website.get("code") instanceof String code) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    /** Returns the rows, each with a key of that type; none if the list is incomplete. */
    private static Stream<Map<?, ?>> whole(Magento2Answer answer, String key, Class<?> type) {
        List<Map<?, ?>> rows = answer.entities();
        boolean isWhole = !answer.isPart() && rows.stream().allMatch(row -> type.isInstance(row.get(key)));
        return isWhole ? rows.stream() : Stream.empty();
    }

    private static <T> Optional<T> optional(@Nullable Object value, Class<T> type) {
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private static Comparator<Map<?, ?>> by(String number) {
        return Comparator.comparing(row -> row.get(number) instanceof Long value ? value : Long.MAX_VALUE);
    }

    private String words(DetectedSource source) {
        boolean isDisabled = source.isEnabled().filter(enabled -> !enabled).isPresent();
        return sources.shown(source.code()) + (isDisabled ? " (disabled)" : "");
    }

    private String words(DetectedStock stock) {
        String noSource = whole(links, SOURCE_CODE, String.class).findAny().isPresent()
                ? "no source"
                : "sources that are not known";
        return stocks.shown(stock.stockId() + " for "
                + (stock.websites().isEmpty() ? "no website" : "website " + String.join(", ", stock.websites()))
                + " from " + (stock.sources().isEmpty() ? noSource : String.join(", ", stock.sources())));
    }

    private static String unknown(Magento2Answer answer) {
        return "unknown, since the shop "
                + (answer.isPart()
                        ? "counts " + answer.total().orElse(0L) + " and sends "
                                + answer.entities().size()
                        : "does not answer");
    }

    private static Evidence evidence(Magento2Answer answer) {
        return answer.shows("a list of " + answer.entities().size());
    }

    private static Finding finding(String subject, String conclusion, Evidence... evidence) {
        return Finding.builder()
                .subject(subject)
                .conclusion(conclusion)
                .addEvidence(evidence)
                .build();
    }
}
