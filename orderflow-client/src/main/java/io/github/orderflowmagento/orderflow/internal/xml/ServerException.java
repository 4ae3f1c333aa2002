package io.github.orderflowmagento.orderflow.internal.xml;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Finds an {@code exception} element under the root, with which OrderFlow answers a call that it could not execute, with HTTP 200. Deeper
 * elements of that name may belong to one item.
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
