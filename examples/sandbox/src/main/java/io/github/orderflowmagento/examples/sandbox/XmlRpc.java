package io.github.orderflowmagento.examples.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes XML-RPC byte for byte as the recorded shop does. */
final class XmlRpc {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private XmlRpc() {}

    static String answer(@Nullable Object value) {
        return document("<methodResponse><params><param>" + value(value) + "</param></params></methodResponse>");
    }

    static String fault(int code, String message) {
        Struct fault = new Struct().put("faultCode", code).put("faultString", message);
        return document("<methodResponse><fault>" + value(fault) + "</fault></methodResponse>");
    }

    private static String document(String root) {
        return DECLARATION + root;
    }

    static String value(@Nullable Object value) {
        StringBuilder xml = new StringBuilder();
        append(xml, value);
        return xml.toString();
    }

    private static void append(StringBuilder xml, @Nullable Object value) {
        xml.append("<value>");
        if (value == null) {
            xml.append("<nil/>");
        } else if (value instanceof Boolean flag) {
            xml.append("<boolean>").append(flag ? '1' : '0').append("</boolean>");
        } else if (value instanceof Integer || value instanceof Long) {
            xml.append("<int>").append(value).append("</int>");
        } else if (value instanceof Double) {
            xml.append("<double>").append(value).append("</double>");
        } else if (value instanceof List<?> list) {
            appendArray(xml, list);
        } else if (value instanceof Struct struct) {
            appendStruct(xml, struct);
        } else {
            String text = Xml.escape(value.toString());
            xml.append(text.isEmpty() ? "<string/>" : "<string>" + text + "</string>");
        }
        xml.append("</value>");
    }

    private static void appendStruct(StringBuilder xml, Struct struct) {
        if (struct.isEmpty()) {
            appendArray(xml, List.of()); // PHP does not distinguish an empty map from an empty list
            return;
        }
        xml.append("<struct>");
        for (String name : struct.names()) {
            xml.append("<member><name>").append(Xml.escape(name)).append("</name>");
            append(xml, struct.get(name));
            xml.append("</member>");
        }
        xml.append("</struct>");
    }

    private static void appendArray(StringBuilder xml, List<?> list) {
        if (list.isEmpty()) {
            xml.append("<array><data/></array>");
            return;
        }
        xml.append("<array><data>");
        list.forEach(entry -> append(xml, entry));
        xml.append("</data></array>");
    }
}
