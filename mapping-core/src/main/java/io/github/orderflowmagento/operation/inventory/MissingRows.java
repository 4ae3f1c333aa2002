package io.github.orderflowmagento.operation.inventory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

import io.github.orderflowmagento.operation.internal.sort.RowFormat;

/** The rows that are sorted to find missing lines. */
final class MissingRows {
    static final RowFormat<Present> PRESENT = new PresentFormat();
    static final RowFormat<Named> NAMED = new NamedFormat();

    private MissingRows() {}

    /**
     * A line that exists.
     *
     * @param key the run's key of its stock
     * @param counts whether it counts
     */
    record Present(String key, boolean counts) {}

    /**
     * A stock of the shop.
     *
     * @param missing the stock to be set if no line arrived for it; empty if one did
     */
    record Named(Optional<WantedStock> missing) {}

    private static final class PresentFormat implements RowFormat<Present> {
        @Override
        public void write(Present line, DataOutputStream out) throws IOException {
            RowFormat.writeText(line.key(), out);
            out.writeBoolean(line.counts());
        }

        @Override
        public Present read(DataInputStream in) throws IOException {
            return new Present(RowFormat.readText(in), in.readBoolean());
        }
    }

    private static final class NamedFormat implements RowFormat<Named> {
        @Override
        public void write(Named named, DataOutputStream out) throws IOException {
            out.writeBoolean(named.missing().isPresent());
            if (named.missing().isPresent()) {
                WantedStock.FORMAT.write(named.missing().get(), out);
            }
        }

        @Override
        public Named read(DataInputStream in) throws IOException {
            return new Named(in.readBoolean() ? Optional.of(WantedStock.FORMAT.read(in)) : Optional.empty());
        }
    }
}
