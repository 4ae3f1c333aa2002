package io.github.orderflowmagento.orderflow.message.magento2;

import java.io.ByteArrayInputStream;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * One call in a SOAP 1.2 envelope.
 *
 * @param message the fields of the call, without its namespace
 */
record SoapRequest(Optional<Service> service, XmlElement message, SoapResponses replies) {

    private static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";

    /** @throws InvalidMessageException if the body holds no such call, or exceeds a limit */
    static SoapRequest in(byte[] body) {
        return of(SafeXml.read(new ByteArrayInputStream(body)));
    }

    /** @throws InvalidMessageException if it is no such envelope */
    static SoapRequest of(XmlElement envelope) {
        if (!envelope.name().equals("Envelope") || !envelope.namespace().equals(SOAP_1_2)) {
            throw new InvalidMessageException(
                    "Not a SOAP 1.2 message: found '" + envelope.name() + "' of '" + envelope.namespace() + "'");
        }
        XmlElement call = envelope.child("Body")
                .filter(content -> content.children().size() == 1)
                .map(content -> content.children().get(0))
                .orElseThrow(() -> new InvalidMessageException("The SOAP message does not hold one call"));
        Optional<Service> service = Service.ofRequest(call.name());
        return new SoapRequest(
                service,
                withoutNamespaces(CamelCase.within(call)),
                new SoapResponses(
                        call.namespace(), service.map(Service::response).orElse("")));
    }

    private static XmlElement withoutNamespaces(XmlElement element) {
        return XmlElement.builder()
                .name(element.name())
                .line(element.line())
                .text(element.text())
                .children(element.children().stream()
                        .map(SoapRequest::withoutNamespaces)
                        .toList())
                .build();
    }
}
