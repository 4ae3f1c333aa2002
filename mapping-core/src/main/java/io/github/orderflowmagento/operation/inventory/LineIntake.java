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

/** Takes lines as they arrive, and decides for each which stock it concerns and whether it counts. */
final class LineIntake {
    private final InventoryMapping mapping;
    private final StockKeys keys;
    private final ReceivedLines lines;
    private final MissingLines missing;
    private final RunRecorder recorder;
    private final RejectedLines refused;

    LineIntake(
            InventoryMapping mapping,
            StockKeys keys,
            ReceivedLines lines,
            MissingLines missing,
            RunRecorder recorder,
            RejectedLines refused) {
        this.mapping = mapping;
        this.keys = keys;
        this.lines = lines;
        this.missing = missing;
        this.recorder = recorder;
        this.refused = refused;
    }

    /** The line affects no other; what is unknown about its SKU is read with the next inventory. */
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

    /** Like {@link #unreadable}, for the caller's file: a line without a SKU is rejected under its number. */
    void unreadableInFile(UnreadableLine line) {
        if (line.externalReference().isPresent()) {
            unreadable(line);
        } else {
            missing.unknown();
            refused.addUnnamed("line " + line.number(), line.reason());
        }
    }

    /** Reports columns of a file that are ignored. */
    void unusedColumns(List<String> names) {
        names.forEach(name -> recorder.warn("columns of the file that are not read", name));
    }

    void received(InventoryLine line) {
        received(line, OptionalLong.empty());
    }

    /**
     * Takes a line. Exceptions of custom conditions on whether it counts affect only this SKU; with several sources, only in this source.
     *
     * @param number the line's number in its file, if it is from one
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
            refused(line, "whether the line counts cannot be determined: " + Failures.reason(e));
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

    /** @throws MappingException if the source of the line is unknown */
    private String key(InventoryLine line) {
        return keys.key(line.externalReference(), mapping.source(line));
    }

    private String keyOr(InventoryLine line, String other) {
        try {
            return key(line);
        } catch (MappingException e) {
            missing.unknown(); // the line may concern any of its SKU's stocks
            return other;
        }
    }

    /** A failing reverse mapping proves nothing, and is reported when the line is mapped. */
    private boolean isOfAnotherShop(String reference) {
        try {
            return !reference.isBlank() && mapping.skus().toShop(reference).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void ofAnotherShop(String reference) {
        lines.add(reference, Kind.OF_ANOTHER_SHOP, "it is not one of this shop's SKUs (" + mapping.skus() + ")");
    }
}
