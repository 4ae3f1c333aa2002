package io.github.orderflowmagento.mapping.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.orderflowmagento.orderflow.model.InventoryLine;

/**
 * Which inventory lines count, by their sequence numbers: an older line never overwrites a newer one, in whatever order
 * and how often they come. Numbers are compared as numbers, and within one SKU. Only lines that were applied are
 * remembered, so that one that failed may come again. A line without a number always counts: nothing is known of its
 * age.
 *
 * @param applied the number of the newest line that was applied, by SKU
 */
public record InventorySequences(Map<String, Long> applied) {
    private static final String RECORD_ID = "inventoryId";
    private static final String SITE = "site";

    /** Copies the map. */
    public InventorySequences {
        applied = Map.copyOf(applied);
    }

    /** Before any line was applied. */
    public static InventorySequences none() {
        return new InventorySequences(Map.of());
    }

    /**
     * What is to be done with lines, each SKU in one of the lists, in the order in which the SKUs came.
     *
     * @param due the lines to apply, of each SKU the newest
     * @param past the newest lines of SKUs for which a newer one, or the same, was applied before
     * @param ambiguous SKUs with several lines that are not versions of one record (of two sites, say, or without
     *     numbers): none of them can be taken for the SKU's
     */
    public record Selection(List<InventoryLine> due, List<InventoryLine> past, List<String> ambiguous) {
        /** Copies the lists. */
        public Selection {
            due = List.copyOf(due);
            past = List.copyOf(past);
            ambiguous = List.copyOf(ambiguous);
        }
    }

    /** Chooses among lines that were sent: they may come late, or twice, and each counts once. */
    public Selection ofMessages(Collection<InventoryLine> lines) {
        return selection(lines, false);
    }

    /**
     * Chooses among lines that were asked for just now: one that was applied before counts again, to put right what has
     * changed in the shop since.
     */
    public Selection ofInventory(Collection<InventoryLine> lines) {
        return selection(lines, true);
    }

    /** These numbers, and those of lines that have been applied now. */
    public InventorySequences after(Collection<InventoryLine> lines) {
        Map<String, Long> newest = new HashMap<>(applied);
        lines.forEach(line ->
                line.sequenceId().ifPresent(sequence -> newest.merge(line.externalReference(), sequence, Math::max)));
        return new InventorySequences(newest);
    }

    private Selection selection(Collection<InventoryLine> lines, boolean again) {
        List<InventoryLine> due = new ArrayList<>();
        List<InventoryLine> past = new ArrayList<>();
        List<String> ambiguous = new ArrayList<>();
        distinctBySku(lines).forEach((sku, versions) -> {
            List<InventoryLine> newest = newest(versions);
            if (newest.size() > 1 || !areVersions(versions)) {
                ambiguous.add(sku);
            } else {
                (isPast(newest.get(0), again) ? past : due).add(newest.get(0));
            }
        });
        return new Selection(due, past, ambiguous);
    }

    private static Map<String, Set<InventoryLine>> distinctBySku(Collection<InventoryLine> lines) {
        Map<String, Set<InventoryLine>> bySku = new LinkedHashMap<>();
        lines.forEach(line -> bySku.computeIfAbsent(line.externalReference(), sku -> new LinkedHashSet<>())
                .add(line));
        return bySku;
    }

    private static List<InventoryLine> newest(Collection<InventoryLine> versions) {
        long highest =
                versions.stream().mapToLong(InventorySequences::sequence).max().orElseThrow();
        return versions.stream().filter(line -> sequence(line) == highest).toList();
    }

    /** Whether the lines tell of one record at different times. */
    private static boolean areVersions(Collection<InventoryLine> lines) {
        InventoryLine first = lines.iterator().next();
        return lines.size() == 1
                || lines.stream()
                        .allMatch(line -> line.sequenceId().isPresent()
                                && hasSame(RECORD_ID, first, line)
                                && hasSame(SITE, first, line));
    }

    private static boolean hasSame(String attribute, InventoryLine one, InventoryLine other) {
        return Objects.equals(
                one.attributes().get(attribute), other.attributes().get(attribute));
    }

    private boolean isPast(InventoryLine line, boolean again) {
        Long before = applied.get(line.externalReference());
        if (before == null || line.sequenceId().isEmpty()) {
            return false;
        }
        return again ? sequence(line) < before : sequence(line) <= before;
    }

    private static long sequence(InventoryLine line) {
        return line.sequenceId().orElse(Long.MIN_VALUE);
    }
}
