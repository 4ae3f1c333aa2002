package io.github.orderflowmagento.orderflow.message;

import java.util.Arrays;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * One call in a SOAP envelope, in either of the forms that a Magento shop can be configured for: RPC (each part is a child of {@code
 * ns:operation}) or WS-I (of {@code ns:operationRequestParam}).
 */
record SoapCall(XmlElement element, Optional<Operation> operation) {

    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

    /** The calls that OrderFlow makes, with the names of their answers; the last one's WS-I names are inferred. */
    enum Operation {
        LOGIN("login", "loginReturn", "string", "loginParam", "loginResponseParam"),
        END_SESSION("endSession", "endSessionReturn", "boolean", "endSessionParam", "endSessionResponseParam"),
        INVENTORY(
                "orderflowInventoryMultiUpdate",
                "result",
                "string",
                "orderflowInventoryMultiUpdateRequestParam",
                "orderflowInventoryMultiUpdateResponseParam"),
        DESPATCH(
                "orderflowShipmentCreate",
                "result",
                "string",
                "orderflowShipmentCreateRequestParam",
                "orderflowShipmentCreateRequestResponseParam"),
        RETURN(
                "orderflowReturnUpdate",
                "result",
                "string",
                "orderflowReturnUpdateRequestParam",
                "orderflowReturnUpdateResponseParam");

        private final String rpcCall;
        private final String rpcPart;
        private final String rpcType;
        private final String wsiCall;
        private final String wsiAnswer;

        Operation(String rpcCall, String rpcPart, String rpcType, String wsiCall, String wsiAnswer) {
            this.rpcCall = rpcCall;
            this.rpcPart = rpcPart;
            this.rpcType = rpcType;
            this.wsiCall = wsiCall;
            this.wsiAnswer = wsiAnswer;
        }
    }

    static SoapCall in(XmlElement envelope) {
        if (!envelope.name().equals("Envelope") || !envelope.namespace().equals(SOAP_1_1)) {
            throw new InvalidMessageException("Not a SOAP 1.1 message: expected the element 'Envelope' of " + SOAP_1_1
                    + ", found '" + envelope.name() + "' of '" + envelope.namespace() + "'");
        }
        XmlElement call = SoapReferences.call(envelope.child("Body")
                .orElseThrow(() -> new InvalidMessageException("The SOAP message has no 'Body'")));
        return new SoapCall(
                call,
                Arrays.stream(Operation.values())
                        .filter(known ->
                                call.name().equals(known.rpcCall) || call.name().equals(known.wsiCall))
                        .findFirst());
    }

    String text(String part) {
        return element.child(part).map(XmlElement::text).map(String::strip).orElse("");
    }

    Optional<String> sessionId() {
        return Optional.of(text("sessionId")).filter(session -> !session.isEmpty());
    }

    /** Returns the call without the session id. */
    XmlElement withoutSession() {
        return XmlElement.builder()
                .from(element)
                .children(element.children().stream()
                        .filter(part -> !part.name().equals("sessionId"))
                        .toList())
                .build();
    }

    Acknowledgement answer(String value) {
        Operation known = operation.orElseThrow();
        return element.name().equals(known.wsiCall)
                ? SoapResponse.wsi(element.namespace(), known.wsiAnswer, value)
                : SoapResponse.rpc(
                        element.namespace(), known.rpcCall + "Response", known.rpcPart, known.rpcType, value);
    }
}
