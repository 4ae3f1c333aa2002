package io.github.orderflowmagento.orderflow.message;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * SOAP encoding (SOAP 1.1, section 5.4.1) lets a value stand elsewhere in the body: {@code <skuQty href="#id0"/>} with
 * a {@code <multiRef id="id0">…} behind the call, as some Java libraries write it. Taken for what it looks like, such a
 * list would be an empty one.
 */
final class SoapReferences {

    /** References to references, deeper than any message needs. */
    private static final int MOST = 10;

    private final Map<String, XmlElement> values = new HashMap<>();

    private SoapReferences() {}

    /** The call out of a body, with each reference replaced by what it refers to. */
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
                    + "', which is not there, used twice, or too deep");
        }
        if (!value.children().isEmpty()) {
            // Once only, or a small message could grow without end.
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
