package io.github.orderflowmagento.orderflow.model;

/** OrderFlow answers a call it could not carry out with HTTP 200 and an element {@code exception} under the root. */
final class ServerException {

    private ServerException() {}

    static void refuse(XmlElement root) {
        root.children().forEach(ServerException::refuseElement);
    }

    static void refuseElement(XmlElement child) {
        if (child.name().equals("exception")) {
            throw new InvalidMessageException("The document holds an exception instead of an answer: "
                    + child.text().strip());
        }
    }
}
