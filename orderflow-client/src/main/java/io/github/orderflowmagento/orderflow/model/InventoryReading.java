package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way from the document to {@link InventoryLine}s, one at a time: a warehouse may hold very many. */
final class InventoryReading {

    private InventoryReading() {}

    static List<InventoryLine> lines(InputStream document) {
        List<InventoryLine> lines = new ArrayList<>();
        XmlElement root = SafeXml.eachChild(document, element -> lines.add(line(element)));
        // Any well-formed page has children; only this root makes them an inventory.
        if (!root.name().equals("inventory")) {
            throw new InvalidMessageException("Expected the element 'inventory', found '" + root.name() + "'");
        }
        return List.copyOf(lines);
    }

    private static InventoryLine line(XmlElement element) {
        ServerException.refuseElement(element);
        Optional<String> reference = Field.attribute("inventory line", element, "externalReference")
                .text()
                .or(() -> Field.attribute("inventory line", element, "product").text());
        String sku = reference.orElseThrow(() -> new InvalidMessageException("The inventory line <" + element.name()
                + "> has neither the attribute 'externalReference' nor 'product'"));
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(Field.attribute("inventory line '" + sku + "'", element, "sequenceId")
                        .wholeNumber())
                .attributes(element.attributes())
                .build();
    }
}
