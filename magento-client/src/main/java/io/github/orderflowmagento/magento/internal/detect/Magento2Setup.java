package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.DetectedSource;
import io.github.orderflowmagento.magento.detect.DetectedStock;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Presence;

/** How a Magento 2 is set up, as it tells credentials that it takes: its modules, store views, sources and stocks. */
final class Magento2Setup {
    private static final String INVENTORY = "Magento_InventoryApi";
    private static final int MOST_NAMED = 50;
    private static final String NOT_TOLD = "unknown, since the shop does not tell";

    private final Magento2Answer modules;
    private final Set<String> moduleNames;
    private final Magento2Answer storeViews;
    private final Magento2Answer sources;
    private final Presence multiSource;
    private @Nullable Magento2Answer stocks;
    private @Nullable Magento2Answer links;

    /** @param modules the answer to who asks for them, which needs no right */
    Magento2Setup(Magento2Answer modules, Magento2Resources resources) {
        this.modules = modules;
        this.moduleNames = names(modules);
        this.storeViews = resources.list("store/storeViews");
        this.sources = resources.all("inventory/sources", "source_code,enabled");
        this.multiSource = multiSource();
        if (multiSource != Presence.ABSENT) {
            this.stocks = resources.all("inventory/stocks", "stock_id,name,extension_attributes[sales_channels]");
            this.links = resources.all("inventory/stock-source-links", "stock_id,source_code,priority");
        }
    }

    private static Set<String> names(Magento2Answer modules) {
        Set<String> names = new LinkedHashSet<>();
        Objects.requireNonNullElse(modules.rows(), List.of()).forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    /** Modules tell for sure; without their list, the shop's knowing the resource does, be it to refuse it. */
    private Presence multiSource() {
        if (!moduleNames.isEmpty()) {
            return moduleNames.contains(INVENTORY) ? Presence.PRESENT : Presence.ABSENT;
        }
        if (sources.isNoRoute()) {
            return Presence.ABSENT;
        }
        return sources.granted() == Presence.UNKNOWN ? Presence.UNKNOWN : Presence.PRESENT;
    }

    Presence multiSourceInventory() {
        return multiSource;
    }

    Magento2Answer storeViews() {
        return storeViews;
    }

    void addTo(DetectedShop.Builder shop) {
        shop.modules(moduleNames).multiSourceInventory(multiSource).orderFlowExtension(extension());
        shop.addFindings(modulesFound(), edition(), extensionFound());
        addStoreCodes(shop);
        addStock(shop);
    }

    private Finding modulesFound() {
        List<String> others = moduleNames.stream()
                .filter(name -> !name.startsWith("Magento_"))
                .map(modules::shown)
                .toList();
        String conclusion = moduleNames.isEmpty()
                ? NOT_TOLD
                : moduleNames.size() + " are active, "
                        + (others.isEmpty()
                                ? "all of them Magento's own"
                                : others.size() + " of them not Magento's own: " + listed(others));
        return finding("modules", conclusion, modules.shows("a list of " + moduleNames.size()));
    }

    private static String listed(List<String> names) {
        String first = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? first + " and others" : first;
    }

    private Finding edition() {
        String conclusion = moduleNames.isEmpty()
                ? NOT_TOLD + " its modules"
                : moduleNames.contains("Magento_Enterprise")
                        ? "Adobe Commerce, since it has the module Magento_Enterprise"
                        : "Magento Open Source or made of it, since it has no module Magento_Enterprise";
        return Finding.builder().subject("edition").conclusion(conclusion).build();
    }

    private Presence extension() {
        if (moduleNames.isEmpty()) {
            return Presence.UNKNOWN;
        }
        return extensionModules().isEmpty() ? Presence.ABSENT : Presence.PRESENT;
    }

    private Set<String> extensionModules() {
        return moduleNames.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("orderflow"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Finding extensionFound() {
        String conclusion = switch (extension()) {
            case PRESENT -> "there, module " + String.join(", ", extensionModules());
            case ABSENT -> "not there, since no module has its name";
            case UNKNOWN -> NOT_TOLD + " its modules";
        };
        return Finding.builder()
                .subject("OrderFlow extension")
                .conclusion(conclusion)
                .build();
    }

    private void addStoreCodes(DetectedShop.Builder shop) {
        List<String> shown = new ArrayList<>();
        for (Map<?, ?> view : byNumber(storeViews.entities(), "id")) {
            // number 0 is the administration's
            if (view.get("code") instanceof String code && !Long.valueOf(0).equals(view.get("id"))) {
                shop.addStoreCodes(code);
                boolean isInactive = Long.valueOf(0).equals(view.get("is_active"));
                shown.add(storeViews.shown(code) + (isInactive ? " (not active)" : ""));
            }
        }
        shop.addFindings(finding(
                "store codes",
                shown.isEmpty() ? NOT_TOLD : String.join(", ", shown),
                storeViews.shows("a list of " + storeViews.entities().size() + ", the administration's among them")));
    }

    private void addStock(DetectedShop.Builder shop) {
        shop.addFindings(stockKept());
        if (multiSource == Presence.ABSENT) {
            return;
        }
        addSources(shop);
        if (stocks != null && links != null) {
            addStocks(shop, stocks, links);
        }
    }

    private Finding stockKept() {
        Finding.Builder found = Finding.builder().subject("stock");
        switch (multiSource) {
            case PRESENT -> found.conclusion("in sources (multi-source inventory)");
            case ABSENT -> found.conclusion("one record of each product, without sources");
            case UNKNOWN -> found.conclusion("unknown whether in sources, since the shop does not tell its modules");
        }
        if (moduleNames.isEmpty()) {
            return found.addEvidence(sources.shows("it has sources")).build();
        }
        String module = (multiSource == Presence.PRESENT ? "with " : "without ") + INVENTORY;
        return found.addEvidence(modules.shows(module)).build();
    }

    private void addSources(DetectedShop.Builder shop) {
        List<String> shown = new ArrayList<>();
        for (Map<?, ?> source : whole(sources)) {
            if (source.get("source_code") instanceof String code) {
                Optional<Boolean> isEnabled =
                        source.get("enabled") instanceof Boolean enabled ? Optional.of(enabled) : Optional.empty();
                shop.addSources(new DetectedSource(code, isEnabled));
                boolean isDisabled = isEnabled.filter(enabled -> !enabled).isPresent();
                shown.add(sources.shown(code) + (isDisabled ? " (disabled)" : ""));
            }
        }
        shop.addFindings(finding("sources", conclusion(sources, String.join(", ", shown)), told(sources)));
    }

    private static void addStocks(DetectedShop.Builder shop, Magento2Answer stocks, Magento2Answer links) {
        List<String> shown = new ArrayList<>();
        for (Map<?, ?> row : byNumber(whole(stocks), "stock_id")) {
            if (row.get("stock_id") instanceof Long id) {
                List<String> of = byNumber(whole(links), "priority").stream()
                        .filter(link -> id.equals(link.get("stock_id")))
                        .map(link -> String.valueOf(link.get("source_code")))
                        .toList();
                DetectedStock stock = new DetectedStock(id, String.valueOf(row.get("name")), websites(row), of);
                shop.addStocks(stock);
                shown.add(stocks.shown(words(stock)));
            }
        }
        shop.addFindings(finding("stocks", conclusion(stocks, String.join("; ", shown)), told(stocks), told(links)));
    }

    private static String words(DetectedStock stock) {
        return stock.stockId() + " for "
                + (stock.websites().isEmpty() ? "no website" : "website " + String.join(", ", stock.websites()))
                + " from "
                + (stock.sources().isEmpty() ? "sources that are not known" : String.join(", ", stock.sources()));
    }

    private static List<String> websites(Map<?, ?> stock) {
        List<String> codes = new ArrayList<>();
        if (stock.get("extension_attributes") instanceof Map<?, ?> attributes
                && attributes.get("sales_channels") instanceof List<?> channels) {
            for (Object channel : channels) {
                if (channel instanceof Map<?, ?> website && "website".equals(website.get("type"))) {
                    codes.add(String.valueOf(website.get("code")));
                }
            }
        }
        return codes;
    }

    /** What is not all that the shop has would look as if it were. */
    private static List<Map<?, ?>> whole(Magento2Answer answer) {
        return answer.isPart() ? List.of() : answer.entities();
    }

    private static String conclusion(Magento2Answer answer, String shown) {
        if (answer.isPart()) {
            return "unknown, since there are more than the shop sends at once";
        }
        return answer.isList() ? shown : NOT_TOLD;
    }

    private static Evidence told(Magento2Answer answer) {
        return answer.shows("a list of " + answer.entities().size());
    }

    private static List<Map<?, ?>> byNumber(List<Map<?, ?>> rows, String field) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.get(field) instanceof Long number ? number : Long.MAX_VALUE))
                .toList();
    }

    private static Finding finding(String subject, String conclusion, Evidence... evidence) {
        return Finding.builder()
                .subject(subject)
                .conclusion(conclusion)
                .addEvidence(evidence)
                .build();
    }
}
