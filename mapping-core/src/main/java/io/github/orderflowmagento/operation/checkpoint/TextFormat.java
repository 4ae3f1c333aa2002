package io.github.orderflowmagento.operation.checkpoint;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

import io.github.orderflowmagento.operation.internal.sort.RowFormat;

/** Rows that are texts. */
enum TextFormat implements RowFormat<String> {
    INSTANCE;

    @Override
    public void write(String text, DataOutputStream out) throws IOException {
        RowFormat.writeText(text, out);
    }

    @Override
    public String read(DataInputStream in) throws IOException {
        return RowFormat.readText(in);
    }
}
