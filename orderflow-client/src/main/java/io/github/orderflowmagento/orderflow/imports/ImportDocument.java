package io.github.orderflowmagento.orderflow.imports;

import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import org.codehaus.stax2.XMLOutputFactory2;

import io.github.orderflowmagento.orderflow.internal.text.AttributeEscaping;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Writes and reads the imports document: root {@code imports}, one {@code import} per item, the item's properties as
 * {@code key=value} lines in a CDATA section. For the same properties the document equals, byte for byte, that of the OrderFlow
 * extension for Magento.
 *
 * <p>Every line break in a value (CR LF, LF, or one of Unicode's) is written as {@code [BR]}, as the OrderFlow API Documentation
 * requires; each {@code [BR]} is read as a line feed. A value that literally holds {@code [BR]} is therefore read as a line break,
 * by OrderFlow too. All other text is read as it was written; characters that XML cannot carry are rejected when the item is built.
 *
 * <p>Safe for use by several threads.
 */
public final class ImportDocument {

    private static final WstxOutputFactory WRITERS = writers();

    private ImportDocument() {}

    /**
     * Returns the document in UTF-8.
     *
     * @param items the items, in order; an empty list makes a document without items
     * @throws InvalidPropertyException if an item cannot be written
     */
    public static byte[] write(List<ImportItem> items) {
        return text(items).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the document as text, to show it; its declaration says UTF-8.
     *
     * @param items the items, in order
     * @throws InvalidPropertyException if an item cannot be written
     */
    public static String text(List<ImportItem> items) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("imports");
            for (ImportItem item : items) {
                write(item, xml);
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Checked items could not be written", e);
        }
        return text.toString();
    }

    /**
     * Reads the items of a document, in its order. The stream is read to its end and not closed.
     *
     * @param document an imports document, in the encoding that it declares
     * @throws InvalidMessageException if it is not an imports document, or an item has an unknown type or operation
     * @throws InvalidPropertyException if a property has a name or value that is not allowed
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public static List<ImportItem> read(InputStream document) {
        List<ImportItem> items = new ArrayList<>();
        XmlElement root = SafeXml.eachChild(document, element -> items.add(item(element)));
        if (!root.name().equals("imports")) {
            throw new InvalidMessageException("Expected the element 'imports', found '" + root.name() + "'");
        }
        return List.copyOf(items);
    }

    private static void write(ImportItem item, XMLStreamWriter xml) throws XMLStreamException {
        if (!(item instanceof ImmutableImportItem)) {
            item.check(); // another implementation of ImportItem may be unchecked
        }
        xml.writeStartElement("import");
        xml.writeAttribute("type", item.type().wire());
        xml.writeAttribute("operation", item.operation().wire());
        xml.writeAttribute("externalReference", item.externalReference());
        xml.writeCData(PropertyLines.write(item));
        xml.writeEndElement();
    }

    private static ImportItem item(XmlElement element) {
        String reference = attribute(element, "externalReference");
        ImportItem.Builder item = ImportItem.builder()
                .externalReference(reference)
                .type(oneOf(ImportType.values(), ImportType::wire, attribute(element, "type")))
                .operation(oneOf(ImportOperation.values(), ImportOperation::wire, attribute(element, "operation")));
        PropertyLines.read(element.text(), reference, item);
        return item.build();
    }

    private static String attribute(XmlElement element, String name) {
        String value = element.attributes().get(name);
        if (value == null) {
            throw new InvalidMessageException("An import lacks the attribute '" + name + "'");
        }
        return value;
    }

    private static <T> T oneOf(T[] known, Function<T, String> wire, String word) {
        return Arrays.stream(known)
                .filter(value -> wire.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidMessageException("An import has the unknown word '" + word + "'"));
    }

    private static WstxOutputFactory writers() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.setProperty(XMLOutputFactory2.P_ATTR_VALUE_ESCAPER, new AttributeEscaping());
        factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, false);
        factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
        // "]]>" within a value is split over two CDATA sections.
        factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_CONTENT, true);
        factory.setProperty(WstxOutputProperties.P_OUTPUT_FIX_CONTENT, true);
        return factory;
    }
}
