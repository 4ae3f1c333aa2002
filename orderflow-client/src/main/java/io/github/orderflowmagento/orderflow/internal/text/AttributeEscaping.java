package io.github.orderflowmagento.orderflow.internal.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UnsupportedEncodingException;
import java.io.Writer;

import org.codehaus.stax2.io.EscapingWriterFactory;

/** Escapes attributes as in the recorded requests. Unlike the XML writer's default, {@code >} is escaped too. */
public final class AttributeEscaping implements EscapingWriterFactory {

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public Writer createEscapingWriterFor(Writer out, String encoding) {
        return new FilterWriter(out) {
            @Override
            public void write(int character) throws IOException {
                out.write(escape(Character.toString(character)));
            }

            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                out.write(escape(new String(buffer, offset, length)));
            }

            @Override
            public void write(String text, int offset, int length) throws IOException {
                out.write(escape(text.substring(offset, offset + length)));
            }
        };
    }

    @Override
    public Writer createEscapingWriterFor(OutputStream out, String encoding) throws UnsupportedEncodingException {
        return createEscapingWriterFor(new OutputStreamWriter(out, encoding), encoding);
    }
}
