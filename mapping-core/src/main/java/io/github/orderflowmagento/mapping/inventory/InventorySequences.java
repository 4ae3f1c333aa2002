package io.github.orderflowmagento.mapping.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * Which inventory lines count, by their sequence numbers: of lines that are sent, an older one never overwrites a newer one, in
 * whatever order and how often they come. Numbers are compared as numbers, and within one SKU. Only lines that were applied are
 * remembered, so that one that failed may come again. A line without a number always counts: nothing is known of its
 * age.
 *
 * <p>Numbers may begin again: the warehouse was restored from a backup or installed anew, or one message carried a number that
 * was far too high. A line that was asked for just now is no late message, so it counts whatever its number, which is the one to compare
 * with from then on. Of a line that was sent it cannot be told.
 *
 * @param applied the number of the line that was applied last, by SKU
 * @param records the record ({@code inventoryId}) of that line, by SKU, where the line names one other than by its number
 */
public record InventorySequences(Map<String, Long> applied, Map<String, String> records) {
    private static final String RECORD_ID = "inventoryId";
    private static final String SITE = "site";

    /** Copies the maps. */
    public InventorySequences {
        applied = Map.copyOf(applied);
        records = Map.copyOf(records);
    }

    /**
     * Returns the numbers of lines that name no record.
     *
     * @param applied the number of the line that was applied last, by SKU
     */
    public static InventorySequences of(Map<String, Long> applied) {
        return new InventorySequences(applied, Map.of());
    }

    /** Before any line was applied. */
    public static InventorySequences none() {
        return InventorySequences.of(Map.of());
    }

    /**
     * What is to be done with lines, each SKU in one of the lists, in the order in which the SKUs came.
     *
     * @param due the lines to apply, of each SKU the newest
     * @param past the newest lines of SKUs for which a newer one, or the same, was applied before
     * @param otherRecord lines that were sent, with a number that is not higher than the one applied before, but of another record:
     *     late, or of numbers that began again
     * @param ambiguous SKUs with several lines that are not versions of one record (of two sites, for example, or without
     *     numbers): none of them can be taken for the SKU's
     */
    public record Selection(
            List<InventoryLine> due,
            List<InventoryLine> past,
            List<InventoryLine> otherRecord,
            List<String> ambiguous) {
        /** Copies the lists. */
        public Selection {
            due = List.copyOf(due);
            past = List.copyOf(past);
            otherRecord = List.copyOf(otherRecord);
            ambiguous = List.copyOf(ambiguous);
        }
    }

    /** Chooses among lines that were sent: they may come late, or twice, and each counts once. */
    public Selection ofMessages(Collection<InventoryLine> lines) {
        return selection(lines, false);
    }

    /**
     * Chooses among lines that were asked for just now. Each of them counts, also one that was applied before, to put right what has
     * changed in the shop since, and one with a lower number: {@link #beginsAgain}.
     */
    public Selection ofInventory(Collection<InventoryLine> lines) {
        return selection(lines, true);
    }

    /** Whether the number of a line that was asked for is lower than the one applied before. */
    public boolean beginsAgain(InventoryLine line) {
        Long before = applied.get(line.externalReference());
        return before != null
                && line.sequenceId().filter(number -> number < before).isPresent();
    }

    /** These numbers, with those of lines that have been applied now in place of the ones before. */
    public InventorySequences after(Collection<InventoryLine> lines) {
        Map<String, Long> numbers = new HashMap<>(applied);
        Map<String, String> namedRecords = new HashMap<>(records);
        lines.forEach(line -> line.sequenceId().ifPresent(number -> {
            String sku = line.externalReference();
            numbers.put(sku, number);
            record(line).ifPresentOrElse(id -> namedRecords.put(sku, id), () -> namedRecords.remove(sku));
        }));
        return new InventorySequences(numbers, namedRecords);
    }

    private Selection selection(Collection<InventoryLine> lines, boolean askedFor) {
        List<InventoryLine> due = new ArrayList<>();
        List<InventoryLine> past = new ArrayList<>();
        List<InventoryLine> otherRecord = new ArrayList<>();
        List<String> ambiguous = new ArrayList<>();
        distinctBySku(lines).forEach((sku, versions) -> {
            List<InventoryLine> newest = newest(versions);
            if (newest.size() > 1 || !areVersions(versions)) {
                ambiguous.add(sku);
            } else if (askedFor || isNewer(newest.get(0))) {
                due.add(newest.get(0));
            } else {
                (isOfAppliedRecord(newest.get(0)) ? past : otherRecord).add(newest.get(0));
            }
        });
        return new Selection(due, past, otherRecord, ambiguous);
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

    private boolean isNewer(InventoryLine line) {
        Long before = applied.get(line.externalReference());
        return before == null || line.sequenceId().isEmpty() || sequence(line) > before;
    }

    /** Whether the line may be of the record whose number was applied; it may if either of them names none. */
    private boolean isOfAppliedRecord(InventoryLine line) {
        String before = records.get(line.externalReference());
        return before == null || record(line).filter(id -> !id.equals(before)).isEmpty();
    }

    /** The record a line is of. Where lines are numbered by their records, each is of another one, which says no more than the number. */
    private static Optional<String> record(InventoryLine line) {
        String number = line.sequenceId().map(String::valueOf).orElse("");
        return Optional.ofNullable(line.attributes().get(RECORD_ID)).filter(id -> !id.isBlank() && !id.equals(number));
    }

    private static long sequence(InventoryLine line) {
        return line.sequenceId().orElse(Long.MIN_VALUE);
    }
}
