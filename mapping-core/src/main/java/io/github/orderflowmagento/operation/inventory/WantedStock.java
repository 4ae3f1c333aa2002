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
 * The wanted stock of a SKU in the shop.
 *
 * @param key the warehouse's SKU
 * @param number its position in the inventory
 * @param update the stock to write
 * @param origin where the stock comes from
 * @param remembered what is remembered of the SKU
 * @param applied what to remember once it is applied
 * @param remarks notes on the outcome
 */
record WantedStock(
        String key,
        long number,
        StockUpdate update,
        Origin origin,
        SkuRecord remembered,
        SkuRecord applied,
        Remarks remarks) {
    /** Where a wanted stock comes from. */
    enum Origin {
        /** A line of the SKU. */
        LINE,
        /** A line of the SKU, while another line has a SKU that differs at most in case or leading or trailing spaces. */
        LINE_OF_SEVERAL_FORMS,
        /** No line: the warehouse's inventory no longer has the SKU. */
        NO_LINE,
        /** Lines that are all filtered out. */
        NO_LINE_THAT_COUNTS
    }

    /**
     * Notes on the outcome.
     *
     * @param shopsSku a note on a SKU that is in other letter case in the shop; otherwise empty
     * @param note another note; otherwise empty
     */
    record Remarks(String shopsSku, String note) {
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
        return new WantedStock(key, number, update, origin, remembered, applied, new Remarks(remarks.shopsSku(), all));
    }

    /** Returns the same stock with the fact recorded that the shop has the SKU. */
    WantedStock inventoried() {
        Optional<String> sku = Optional.of(update.sku());
        return new WantedStock(
                key, number, update, origin, remembered.withShopSku(sku), applied.withShopSku(sku), remarks);
    }

    /** Returns the same stock for the SKU as the shop has it. */
    WantedStock withSku(String sku) {
        return update.sku().equals(sku)
                ? this
                : new WantedStock(
                        key,
                        number,
                        StockUpdate.builder().from(update).sku(sku).build(),
                        origin,
                        remembered,
                        applied,
                        new Remarks("; the shop's SKU is '" + sku + "'", remarks.note()));
    }

    String shopsSku() {
        return remarks.shopsSku();
    }

    /** Adds the notes to the outcome, which is about to be recorded. */
    void note(RunRecorder recorder) {
        if (!remarks.note().isEmpty()) {
            recorder.note(key, remarks.note());
        }
    }

    boolean isMissing() {
        return origin == Origin.NO_LINE || origin == Origin.NO_LINE_THAT_COUNTS;
    }

    /** Returns whether the SKU was in both the warehouse's inventory and the shop. */
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
            RowFormat.writeText(wanted.remarks().shopsSku(), out);
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
