package io.github.orderflowmagento.operation.inventory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.internal.sort.RowFormat;

/**
 * What the shop's stock of a SKU shall be.
 *
 * @param key the SKU as the warehouse calls it
 * @param number its place in the order of the inventory
 * @param update what to write
 * @param origin what says so
 * @param remembered what is remembered of the SKU
 * @param applied what is to be remembered once it is applied
 * @param remarks on the outcome
 */
record WantedStock(
        String key,
        long number,
        StockUpdate update,
        Origin origin,
        SkuRecord remembered,
        SkuRecord applied,
        Remarks remarks) {
    /** What says what the stock shall be. */
    enum Origin {
        /** A line of the SKU. */
        LINE,
        /** The same, where another line has a SKU that differs in case or outer blanks at most. */
        LINE_OF_SEVERAL_SPELLINGS,
        /** The warehouse's inventory has no line for the SKU any more. */
        NO_LINE,
        /** The lines that it has for the SKU are filtered out. */
        NO_LINE_THAT_COUNTS
    }

    /**
     * What is to be said beside the outcome.
     *
     * @param spelling a remark on a SKU that the shop spells otherwise; else empty
     * @param note what else; else empty
     */
    record Remarks(String spelling, String note) {
        static final Remarks NONE = new Remarks("", "");
    }

    static final RowFormat<WantedStock> FORMAT = new Format();

    WantedStock with(StockUpdate other) {
        return new WantedStock(key, number, other, origin, remembered, applied, remarks);
    }

    WantedStock with(Origin other) {
        return new WantedStock(key, number, update, other, remembered, applied, remarks);
    }

    WantedStock noted(String note) {
        String all = remarks.note().isEmpty() ? note : remarks.note() + "; " + note;
        return new WantedStock(key, number, update, origin, remembered, applied, new Remarks(remarks.spelling(), all));
    }

    /** The same where the shop is known to have the SKU. */
    WantedStock inventoried() {
        Optional<String> sku = Optional.of(update.sku());
        return new WantedStock(
                key, number, update, origin, remembered.withShopSku(sku), applied.withShopSku(sku), remarks);
    }

    /** The same for the SKU in the shop's spelling. */
    WantedStock spelled(String sku) {
        return update.sku().equals(sku)
                ? this
                : new WantedStock(
                        key,
                        number,
                        StockUpdate.builder().from(update).sku(sku).build(),
                        origin,
                        remembered,
                        applied,
                        new Remarks("; the shop spells it '" + sku + "'", remarks.note()));
    }

    String spelling() {
        return remarks.spelling();
    }

    /** Says what is to be said beside the outcome, which is about to be booked. */
    void note(RunRecorder recorder) {
        if (!remarks.note().isEmpty()) {
            recorder.note(key, remarks.note());
        }
    }

    boolean isMissing() {
        return origin == Origin.NO_LINE || origin == Origin.NO_LINE_THAT_COUNTS;
    }

    /** Whether the warehouse's inventory had the SKU, and the shop had it. */
    boolean wasInventoried() {
        return remembered.shopSku().isPresent();
    }

    private static final class Format implements RowFormat<WantedStock> {
        @Override
        public void write(WantedStock wanted, DataOutputStream out) throws IOException {
            RowFormat.writeText(wanted.key(), out);
            out.writeLong(wanted.number());
            RowFormat.writeText(wanted.update().sku(), out);
            RowFormat.writeText(wanted.update().source(), out);
            RowFormat.writeText(wanted.update().quantity().toString(), out);
            out.writeBoolean(wanted.update().isInStock());
            RowFormat.writeText(wanted.origin().name(), out);
            write(wanted.remembered(), out);
            write(wanted.applied(), out);
            RowFormat.writeText(wanted.remarks().spelling(), out);
            RowFormat.writeText(wanted.remarks().note(), out);
        }

        private static void write(SkuRecord record, DataOutputStream out) throws IOException {
            RowFormat.writeOptional(record.sequence().map(String::valueOf), out);
            RowFormat.writeOptional(record.inventoryId(), out);
            RowFormat.writeOptional(record.shopSku(), out);
            RowFormat.writeOptional(record.keptOtherwise(), out);
        }

        @Override
        public WantedStock read(DataInputStream in) throws IOException {
            return new WantedStock(
                    RowFormat.readText(in),
                    in.readLong(),
                    StockUpdate.builder()
                            .sku(RowFormat.readText(in))
                            .source(RowFormat.readText(in))
                            .quantity(new BigDecimal(RowFormat.readText(in)))
                            .isInStock(in.readBoolean())
                            .build(),
                    Origin.valueOf(RowFormat.readText(in)),
                    record(in),
                    record(in),
                    new Remarks(RowFormat.readText(in), RowFormat.readText(in)));
        }

        private static SkuRecord record(DataInputStream in) throws IOException {
            return new SkuRecord(
                    RowFormat.readOptional(in).map(Long::valueOf),
                    RowFormat.readOptional(in),
                    RowFormat.readOptional(in),
                    RowFormat.readOptional(in));
        }
    }
}
