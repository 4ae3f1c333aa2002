package io.github.orderflowmagento.orderflow.internal.xml;

import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Writes an element as text that can be stored and parsed again. */
public final class ElementText {

    private final StringBuilder text = new StringBuilder();

    private ElementText() {}

    public static String of(XmlElement element) {
        ElementText written = new ElementText();
        written.write(element, "");
        return written.text.toString();
    }

    private void write(XmlElement element, String outerNamespace) {
        text.append('<').append(element.name());
        if (!element.namespace().equals(outerNamespace)) {
            attribute("xmlns", element.namespace());
        }
        // the namespace of a prefix is not kept
        element.attributes().forEach((name, value) -> {
            if (name.indexOf(':') < 0) {
                attribute(name, value);
            }
        });
        text.append('>').append(escape(element.text()));
        element.children().forEach(child -> write(child, element.namespace()));
        text.append("</").append(element.name()).append('>');
    }

    private void attribute(String name, String value) {
        String escaped =
                escape(value).replace("\"", "&quot;").replace("\t", "&#9;").replace("\n", "&#10;");
        text.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    /** A carriage return that is written as such would be read as a line feed. */
    private static String escape(String value) {
        return XmlText.escape(value).replace("\r", "&#13;");
    }
}
