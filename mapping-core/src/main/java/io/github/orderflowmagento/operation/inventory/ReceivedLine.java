package io.github.orderflowmagento.operation.inventory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.operation.internal.sort.RowFormat;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * A line of the inventory as received.
 *
 * @param number the index of the line in the inventory
 * @param line the line, if it counts
 * @param kind how it counts
 * @param why why it does not count; empty if it does
 */
record ReceivedLine(long number, Optional<InventoryLine> line, Kind kind, String why) {
    /** In descending order of which one is reported for a SKU with several such lines. */
    enum Kind {
        COUNTS,
        UNREADABLE,
        REFUSED,
        OF_ANOTHER_SHOP
    }

    static final RowFormat<ReceivedLine> FORMAT = new Format();

    private static final class Format implements RowFormat<ReceivedLine> {
        @Override
        public void write(ReceivedLine row, DataOutputStream out) throws IOException {
            out.writeLong(row.number());
            RowFormat.writeText(row.kind().name(), out);
            RowFormat.writeText(row.why(), out);
            out.writeBoolean(row.line().isPresent());
            if (row.line().isPresent()) {
                write(row.line().get(), out);
            }
        }

        private static void write(InventoryLine line, DataOutputStream out) throws IOException {
            RowFormat.writeText(line.externalReference(), out);
            out.writeBoolean(line.sequenceId().isPresent());
            out.writeLong(line.sequenceId().orElse(0L));
            out.writeInt(line.attributes().size());
            for (Map.Entry<String, String> attribute : line.attributes().entrySet()) {
                RowFormat.writeText(attribute.getKey(), out);
                RowFormat.writeText(attribute.getValue(), out);
            }
        }

        @Override
        public ReceivedLine read(DataInputStream in) throws IOException {
            long number = in.readLong();
            Kind kind = Kind.valueOf(RowFormat.readText(in));
            String why = RowFormat.readText(in);
            return new ReceivedLine(number, in.readBoolean() ? Optional.of(line(in)) : Optional.empty(), kind, why);
        }

        private static InventoryLine line(DataInputStream in) throws IOException {
            String reference = RowFormat.readText(in);
            boolean isNumbered = in.readBoolean();
            long sequence = in.readLong();
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                attributes.put(RowFormat.readText(in), RowFormat.readText(in));
            }
            return InventoryLine.builder()
                    .externalReference(reference)
                    .sequenceId(isNumbered ? Optional.of(sequence) : Optional.empty())
                    .attributes(attributes)
                    .build();
        }
    }
}
