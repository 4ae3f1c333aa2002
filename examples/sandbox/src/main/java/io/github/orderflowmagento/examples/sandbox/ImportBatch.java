package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads an imports document: XML with a block of {@code key=value} lines in each import. */
final class ImportBatch {

    /** One entity to import, with its properties in the order sent. */
    record Entry(String type, String operation, String reference, Map<String, String> properties) {}

    private ImportBatch() {}

    static List<Entry> read(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(document);
        xml.nextTag();
        xml.require(XMLStreamConstants.START_ELEMENT, null, "imports");
        List<Entry> entries = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.require(XMLStreamConstants.START_ELEMENT, null, "import");
            String type = attribute(xml, "type");
            String operation = attribute(xml, "operation");
            String reference = attribute(xml, "externalReference");
            entries.add(new Entry(type, operation, reference, properties(xml.getElementText())));
        }
        while (xml.hasNext()) {
            xml.next(); // text after the root element is not well-formed
        }
        return entries;
    }

    private static String attribute(XMLStreamReader xml, String name) throws XMLStreamException {
        String value = xml.getAttributeValue(null, name);
        if (value == null) {
            throw new XMLStreamException("import without " + name);
        }
        return value;
    }

    private static Map<String, String> properties(String block) {
        Map<String, String> properties = new LinkedHashMap<>();
        block.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return properties;
    }
}
