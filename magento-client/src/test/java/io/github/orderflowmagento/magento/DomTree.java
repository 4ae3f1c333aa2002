package io.github.orderflowmagento.magento;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A recorded document as a tree of maps, lists and texts, read with the JDK's DOM parser. The code under test reads with another
 * parser, so the two check each other.
 */
public final class DomTree {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String ENC = "http://schemas.xmlsoap.org/soap/encoding/";

    private DomTree() {}

    /** The root; null for what is no XML, which some exchanges hold on purpose. */
    public static @Nullable Element parse(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(body)).getDocumentElement();
        } catch (Exception e) {
            return null;
        }
    }

    static @Nullable Object xmlRpc(Element value) {
        List<Element> typed = children(value);
        if (typed.isEmpty()) {
            return value.getTextContent();
        }
        Element element = typed.get(0);
        return switch (element.getTagName()) {
            case "nil" -> null;
            case "boolean" -> element.getTextContent().equals("1");
            case "array" ->
                listOf(children(children(element).get(0)).stream()
                        .map(DomTree::xmlRpc)
                        .toList());
            case "struct" -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (Element member : children(element)) {
                    map.put(
                            children(member).get(0).getTextContent(),
                            xmlRpc(children(member).get(1)));
                }
                yield map;
            }
            default -> element.getTextContent();
        };
    }

    static @Nullable Object soap(Element element) {
        if (element.getAttributeNS(XSI, "nil").equals("true")) {
            return null;
        }
        List<Element> children = children(element);
        String type = element.getAttributeNS(XSI, "type");
        boolean literalList =
                !children.isEmpty() && children.get(0).getTagName().equals("complexObjectArray");
        if (element.hasAttributeNS(ENC, "arrayType") || literalList) {
            List<@Nullable Object> list = new ArrayList<>();
            children.forEach(child -> list.add(soap(child)));
            return list;
        }
        if (children.isEmpty()) {
            boolean structure = !type.isEmpty() && !type.startsWith("xsd:");
            String text = element.getTextContent();
            if (type.equals("xsd:boolean")) {
                return text.equals("true");
            }
            return structure ? Map.of() : text.equals("\n") ? "" : text;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Element child : children) {
            if (type.endsWith(":Map")) {
                map.put(
                        children(child).get(0).getTextContent(),
                        soap(children(child).get(1)));
            } else {
                map.put(child.getLocalName(), soap(child));
            }
        }
        return map;
    }

    private static List<@Nullable Object> listOf(List<? extends @Nullable Object> elements) {
        return new ArrayList<>(elements);
    }

    public static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Every leaf of a tree, as "path = text". */
    static List<String> leaves(@Nullable Object tree) {
        List<String> leaves = new ArrayList<>();
        collect("", tree, leaves);
        return leaves;
    }

    private static void collect(String path, @Nullable Object value, List<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> collect(path + "/" + name, member, leaves));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(path + "[" + i + "]", list.get(i), leaves);
            }
        } else {
            leaves.add(path + " = " + value);
        }
    }
}
