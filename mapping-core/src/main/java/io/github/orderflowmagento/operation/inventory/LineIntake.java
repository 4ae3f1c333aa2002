package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.inventory.ReceivedLine.Kind;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/** Takes lines as they come, and tells of each what stock it is of and whether it counts. */
final class LineIntake {
    private final InventoryMapping mapping;
    private final StockKeys keys;
    private final ReceivedLines lines;
    private final MissingLines missing;
    private final RunRecorder recorder;
    private final RefusedLines refused;

    LineIntake(
            InventoryMapping mapping,
            StockKeys keys,
            ReceivedLines lines,
            MissingLines missing,
            RunRecorder recorder,
            RefusedLines refused) {
        this.mapping = mapping;
        this.keys = keys;
        this.lines = lines;
        this.missing = missing;
        this.recorder = recorder;
        this.refused = refused;
    }

    /** The line concerns nobody else; what cannot be known of its SKU is known when the inventory is read again. */
    void unreadable(UnreadableLine line) {
        Optional<String> other = line.externalReference().filter(this::isOfAnotherShop);
        if (other.isPresent()) {
            ofAnotherShop(other.get());
            return;
        }
        missing.met(line);
        line.externalReference()
                .ifPresentOrElse(
                        sku -> lines.add(sku, Kind.UNREADABLE, line.reason()),
                        () -> recorder.skipped("inventory line " + line.number(), line.reason()));
    }

    /** As {@link #unreadable}, of a file of the caller's, who is to put it right: a line without a SKU is refused under its number. */
    void unreadableInFile(UnreadableLine line) {
        if (line.externalReference().isPresent()) {
            unreadable(line);
        } else {
            missing.unknown();
            refused.addUnnamed("line " + line.number(), line.reason());
        }
    }

    /** Columns of a file that mean nothing. */
    void unusedColumns(List<String> names) {
        names.forEach(name -> recorder.warn("columns of the file that are not read", name));
    }

    void received(InventoryLine line) {
        received(line, OptionalLong.empty());
    }

    /**
     * A line has come. Whether it counts is told by conditions that may be anybody's: what they throw concerns this SKU only. Where there are
     * several sources it is that of its own.
     *
     * @param number where it stands in its file, if it is of one
     */
    void received(InventoryLine line, OptionalLong number) {
        String reference = line.externalReference();
        if (isOfAnotherShop(reference)) {
            ofAnotherShop(reference);
            return;
        }
        try {
            if (mapping.reasonToSkip(line).isPresent()) {
                missing.met(keyOr(line, reference), false);
                return;
            }
        } catch (RuntimeException e) {
            missing.met(keyOr(line, reference), true);
            refused(line, "it cannot be told whether the line counts: " + Failures.reason(e));
            return;
        }
        try {
            String key = key(line);
            missing.met(key, true);
            if (number.isPresent()) {
                lines.add(key, line, number.getAsLong());
            } else {
                lines.add(key, line);
            }
        } catch (MappingException e) {
            refused(line, Failures.reason(e));
        }
    }

    private void refused(InventoryLine line, String why) {
        lines.add(keyOr(line, keys.ofRefused(line)), Kind.REFUSED, why);
    }

    /** @throws MappingException if the source of the line is not known */
    private String key(InventoryLine line) {
        return keys.key(line.externalReference(), mapping.source(line));
    }

    private String keyOr(InventoryLine line, String other) {
        try {
            return key(line);
        } catch (MappingException e) {
            missing.unknown(); // the line may be for any of its SKU's stocks
            return other;
        }
    }

    /** A way back that fails tells nothing, and is told of when the line is mapped. */
    private boolean isOfAnotherShop(String reference) {
        try {
            return !reference.isBlank() && mapping.skus().toShop(reference).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void ofAnotherShop(String reference) {
        lines.add(
                reference,
                Kind.OF_ANOTHER_SHOP,
                "it is none of this shop's SKUs (" + mapping.skus() + ", by InventoryMapping.withSkus)");
    }
}
