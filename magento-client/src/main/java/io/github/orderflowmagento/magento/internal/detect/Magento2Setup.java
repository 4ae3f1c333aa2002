package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Presence;

/** The setup of a Magento 2, as accepted credentials can read it: its modules, store views and stock. */
final class Magento2Setup {
    /** Every Magento 2 has this one: a list without it is not a list of modules. */
    private static final String STORE = "Magento_Store";

    private static final String INVENTORY = "Magento_InventoryApi";
    private static final String COMMERCE = "Magento_Enterprise";
    private static final int MOST_NAMED = 50;
    private static final String NOT_ANSWERED = "unknown, since the shop does not answer";

    private final Magento2Answer modules;
    private final Set<String> moduleNames;
    private final Magento2Answer storeViews;
    private final Magento2Answer sources;
    private final Presence multiSource;
    private final @Nullable Magento2Inventory inventory;

    /** @param modules the answer to the request for them, which needs no right */
    Magento2Setup(Magento2Answer modules, Magento2Resources resources) {
        this.modules = modules;
        this.moduleNames = names(modules);
        this.storeViews = resources.list("store/storeViews");
        this.sources = Magento2Inventory.sources(resources);
        this.multiSource = multiSource();
        this.inventory = multiSource == Presence.ABSENT ? null : Magento2Inventory.of(sources, resources);
    }

    private static Set<String> names(Magento2Answer modules) {
        Set<String> names = new LinkedHashSet<>();
        Objects.requireNonNullElse(modules.rows(), List.of()).forEach(name -> names.add(String.valueOf(name)));
        return names.contains(STORE) ? names : Set.of();
    }

    /** The list of modules is conclusive; without it, a shop that knows the resource, even if it denies access, has the module. */
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

    /** Returns empty for a shop that certainly has no sources. */
    Optional<Magento2Inventory> inventory() {
        return Optional.ofNullable(inventory);
    }

    Magento2Answer storeViews() {
        return storeViews;
    }

    void addTo(DetectedShop.Builder shop) {
        shop.modules(moduleNames).multiSourceInventory(multiSource).orderFlowExtension(extension());
        shop.addFindings(modulesFound(), edition(), extensionFound());
        addStoreCodes(shop);
        shop.addFindings(stock());
        if (inventory != null) {
            inventory.addTo(shop);
        }
    }

    private Finding modulesFound() {
        List<String> others = moduleNames.stream()
                .filter(name -> !name.startsWith("Magento_"))
                .toList();
        String conclusion = moduleNames.isEmpty()
                ? NOT_ANSWERED
                : moduleNames.size() + " are active, "
                        + (others.isEmpty()
                                ? "all of them Magento's own"
                                : others.size() + " of them not Magento's own: " + listed(others));
        int rows = Objects.requireNonNullElse(modules.rows(), List.of()).size();
        return finding("modules", conclusion, modules.shows("a list of " + rows));
    }

    private String listed(List<String> names) {
        return names.stream().limit(MOST_NAMED).map(modules::shown).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? " and others" : "");
    }

    private Finding edition() {
        if (moduleNames.isEmpty()) {
            return finding("edition", NOT_ANSWERED + " its modules");
        }
        return finding(
                "edition",
                moduleNames.contains(COMMERCE)
                        ? "Adobe Commerce, since it has the module " + COMMERCE
                        : "Magento Open Source or made of it, since it has no module " + COMMERCE);
    }

    private Presence extension() {
        if (moduleNames.isEmpty()) {
            return Presence.UNKNOWN;
        }
        return extensionModules().isEmpty() ? Presence.ABSENT : Presence.PRESENT;
    }

    private List<String> extensionModules() {
        return moduleNames.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("orderflow"))
                .toList();
    }

    private Finding extensionFound() {
        String conclusion = switch (extension()) {
            case PRESENT -> "there, module " + listed(extensionModules());
            case ABSENT -> "absent, since no module has its name";
            case UNKNOWN -> NOT_ANSWERED + " its modules";
        };
        return finding("OrderFlow extension", conclusion);
    }

    private void addStoreCodes(DetectedShop.Builder shop) {
        List<String> shown = new ArrayList<>();
        for (Map<?, ?> view : storeViews.entities()) {
            // number 0 is the administration's
            if (view.get("code") instanceof String code && !Long.valueOf(0).equals(view.get("id"))) {
                shop.addStoreCodes(code);
                boolean isInactive = Long.valueOf(0).equals(view.get("is_active"));
                shown.add(storeViews.shown(code) + (isInactive ? " (not active)" : ""));
            }
        }
        shop.addFindings(finding(
                "store codes",
                shown.isEmpty() ? NOT_ANSWERED : String.join(", ", shown),
                storeViews.shows("a list of " + storeViews.entities().size() + ", the administration's among them")));
    }

    private Finding stock() {
        String conclusion = switch (multiSource) {
            case PRESENT -> "in sources (multi-source inventory)";
            case ABSENT -> "one record of each product, without sources";
            case UNKNOWN -> "unknown whether in sources, since the shop does not list its modules";
        };
        return finding(
                "stock",
                conclusion,
                moduleNames.isEmpty()
                        ? sources.shows("it has sources")
                        : modules.shows((multiSource == Presence.PRESENT ? "with " : "without ") + INVENTORY));
    }

    private static Finding finding(String subject, String conclusion, Evidence... evidence) {
        return Finding.builder()
                .subject(subject)
                .conclusion(conclusion)
                .addEvidence(evidence)
                .build();
    }
}
