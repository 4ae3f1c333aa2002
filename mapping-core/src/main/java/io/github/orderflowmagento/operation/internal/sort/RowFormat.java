package io.github.orderflowmagento.operation.internal.sort;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Writes a value to a temporary file and reads it. Data of other versions of this library is never read. Implementations are stateless. */
public interface RowFormat<T> {
    void write(T value, DataOutputStream out) throws IOException;

    T read(DataInputStream in) throws IOException;

    /** Writes a text of any length and any characters, including lone surrogates. */
    static void writeText(String text, DataOutputStream out) throws IOException {
        out.writeInt(text.length());
        for (int from = 0; from < text.length(); from += Texts.CHUNK) {
            out.writeUTF(text.substring(from, Math.min(from + Texts.CHUNK, text.length())));
        }
    }

    /** Reads a text written by {@link #writeText}. */
    static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length <= Texts.CHUNK) {
            return length == 0 ? "" : in.readUTF();
        }
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(in.readUTF());
        }
        return text.toString();
    }

    /** Writes an optional text. */
    static void writeOptional(Optional<String> text, DataOutputStream out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeText(text.get(), out);
        }
    }

    /** Reads a text written by {@link #writeOptional}. */
    static Optional<String> readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    }
}
