package io.github.orderflowmagento.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import io.github.orderflowmagento.magento.internal.magento1.shape.Magento1Shape;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/** Answers of a real shop, and the real extension's documents for the same entities. */
public final class Recorded {
    private static final Path FOLDER = Path.of("src/test/resources/recordings");

    private Recorded() {}

    public static Order order(String recording) {
        return Order.of(fields(recording));
    }

    public static Product product(String recording) {
        return Product.of(fields(recording));
    }

    public static Fields fields(String recording) {
        byte[] body = body(FOLDER.resolve("magento").resolve(recording).resolve("response.http"));
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body))
                    .getDocumentElement();
            Element value = (Element) root.getElementsByTagName("value").item(0);
            String call = recording.startsWith("product") ? "catalog_product.info" : "sales_order.info";
            return Magento1Shape.fields(call, map(Objects.requireNonNull(child(value))));
        } catch (Exception e) {
            throw new IllegalStateException(recording, e);
        }
    }

    /** The imports of a recorded request of the extension. */
    public static List<ImportItem> imports(String exchange) {
        byte[] body = body(FOLDER.resolve("orderflow").resolve(exchange).resolve("request.http"));
        return ImportDocument.read(new ByteArrayInputStream(body));
    }

    private static byte[] body(Path file) {
        try {
            byte[] message = Files.readAllBytes(file);
            int head = new String(message, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            return Arrays.copyOfRange(message, head, message.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object plain(Element typed) {
        return switch (typed.getTagName()) {
            case "nil" -> null;
            case "struct" -> map(typed);
            case "array" -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (Element value : children(children(typed).get(0))) {
                    list.add(plain(children(value).get(0)));
                }
                yield list;
            }
            default -> typed.getTextContent();
        };
    }

    private static Map<String, @Nullable Object> map(Element struct) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Element member : children(struct)) {
            List<Element> nameAndValue = children(member);
            map.put(
                    nameAndValue.get(0).getTextContent(),
                    plain(children(nameAndValue.get(1)).get(0)));
        }
        return map;
    }

    private static @Nullable Element child(Element parent) {
        return children(parent).isEmpty() ? null : children(parent).get(0);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
