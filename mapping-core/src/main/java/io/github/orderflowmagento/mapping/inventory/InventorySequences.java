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
 * Selects inventory lines by sequence number, so that an older pushed line never overwrites a newer one, even if lines arrive in another
 * order or repeatedly. Numbers are compared within one SKU. Only applied lines are recorded, so a failed line can be sent again. A line
 * without a number is never treated as outdated, since its age is unknown.
 *
 * <p>Numbers may start again, for example after the warehouse was restored from a backup or reinstalled, or after one message had a number
 * that was far too high. A line that was requested just now cannot be late, so it is applied regardless of its number; later lines are then
 * compared with that number. A pushed line may be late.
 *
 * @param applied the number of the line that was applied last, by SKU
 * @param records the record ({@code inventoryId}) of that line, by SKU, if the line has a record that differs from its number
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
     * Returns the numbers of lines without records.
     *
     * @param applied the number of the line that was applied last, by SKU
     */
    public static InventorySequences of(Map<String, Long> applied) {
        return new InventorySequences(applied, Map.of());
    }

    /** Returns the initial value, before any line was applied. */
    public static InventorySequences none() {
        return InventorySequences.of(Map.of());
    }

    /**
     * The result of a selection. Each SKU is in exactly one of the lists, which are in order of arrival.
     *
     * @param due the lines to apply: the newest of each SKU
     * @param past lines that must not be applied, since a newer line or the same line of the SKU was applied before
     * @param otherRecord pushed lines whose number is not higher than the applied number, but which belong to another record: they are
     *     late, or the numbers started again
     * @param ambiguous SKUs with several lines that are not versions of one record (for example of two sites, or without numbers)
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

    /** Selects among pushed lines, which may arrive late or twice; a line with a number is applied only once. */
    public Selection ofMessages(Collection<InventoryLine> lines) {
        return selection(lines, false);
    }

    /**
     * Selects among lines that were requested just now. The newest line of each SKU is due, even if it was applied before (the shop's stock
     * may have changed) or has a lower number than the applied line ({@link #beginsAgain}).
     */
    public Selection ofInventory(Collection<InventoryLine> lines) {
        return selection(lines, true);
    }

    /** Returns whether the number of a requested line is lower than the number that was applied before. */
    public boolean beginsAgain(InventoryLine line) {
        Long before = applied.get(line.externalReference());
        return before != null
                && line.sequenceId().filter(number -> number < before).isPresent();
    }

    /** Returns these numbers, updated with those of the applied lines. */
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

    /** Returns whether the lines are versions of one record. */
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

    /** Returns whether the line may be of the record that was applied; also true if either has no record. */
    private boolean isOfAppliedRecord(InventoryLine line) {
        String before = records.get(line.externalReference());
        return before == null || record(line).filter(id -> !id.equals(before)).isEmpty();
    }

    /** Returns the record of a line; empty if it equals the number, since each line is then a separate record. */
    private static Optional<String> record(InventoryLine line) {
        String number = line.sequenceId().map(String::valueOf).orElse("");
        return Optional.ofNullable(line.attributes().get(RECORD_ID)).filter(id -> !id.isBlank() && !id.equals(number));
    }

    private static long sequence(InventoryLine line) {
        return line.sequenceId().orElse(Long.MIN_VALUE);
    }
}
