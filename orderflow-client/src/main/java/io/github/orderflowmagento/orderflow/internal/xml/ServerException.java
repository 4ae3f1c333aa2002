package io.github.orderflowmagento.orderflow.internal.xml;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * OrderFlow answers a call it could not carry out with HTTP 200 and an element {@code exception} under the root. Deeper
 * down the word may be part of what an answer says of one item.
 */
public final class ServerException {

    private ServerException() {}

    public static void refuse(XmlElement root) {
        refuseElement(root);
        root.children().forEach(ServerException::refuseElement);
    }

    public static void refuseElement(XmlElement element) {
        if (isOne(element)) {
            throw InvalidMessageException.serverException(element.allText().strip());
        }
    }

    public static boolean isOne(XmlElement element) {
        return element.name().equalsIgnoreCase("exception");
    }
}
