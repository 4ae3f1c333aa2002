package io.github.orderflowmagento.orderflow.message;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Resolves references. SOAP encoding (SOAP 1.1, section 5.4.1) allows a value elsewhere in the body: {@code <skuQty href="#id0"/>} with a
 * {@code <multiRef id="id0">…} after the call, as some Java libraries write it. Unresolved, such a list would be read as empty.
 */
final class SoapReferences {

    /** The maximum depth of references to references. */
    private static final int MOST = 10;

    private final Map<String, XmlElement> values = new HashMap<>();

    private SoapReferences() {}

    /** Returns the call in a body, with each reference replaced by its target. */
    static XmlElement call(XmlElement body) {
        SoapReferences references = new SoapReferences();
        @Nullable XmlElement call = null;
        for (XmlElement child : body.children()) {
            String id = child.attributes().get("id");
            if (call == null && id == null) {
                call = child;
            } else if (id == null) {
                throw new InvalidMessageException("The SOAP message holds more than one call");
            } else {
                references.values.put(id, child);
            }
        }
        if (call == null) {
            throw new InvalidMessageException("The SOAP message holds no call");
        }
        return references.resolve(call, 0);
    }

    private XmlElement resolve(XmlElement element, int depth) {
        String reference = element.attributes().get("href");
        if (reference == null) {
            return withChildren(element, element, depth);
        }
        String id = reference.replaceFirst("^#", "");
        XmlElement value = values.get(id);
        if (value == null || depth == MOST) {
            throw new InvalidMessageException("The SOAP message refers to '" + reference + "' in '" + element.name()
                    + "', which is missing, used twice, or too deep");
        }
        if (!value.children().isEmpty()) {
            // Each target once only, or a small message could expand without limit.
            values.remove(id);
        }
        return withChildren(element, value, depth + 1);
    }

    private XmlElement withChildren(XmlElement named, XmlElement content, int depth) {
        XmlElement.Builder resolved = XmlElement.builder()
                .name(named.name())
                .namespace(named.namespace())
                .attributes(content.attributes())
                .text(content.text());
        content.children().forEach(child -> resolved.addChildren(resolve(child, depth)));
        return resolved.build();
    }
}
