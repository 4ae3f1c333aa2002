package io.github.orderflowmagento.orderflow.message;

import io.github.orderflowmagento.orderflow.internal.xml.ElementText;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Writes a call as a SOAP message that can be stored and parsed again. */
final class SoapText {

    private static final String BEGIN =
            "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body>";
    private static final String END = "</SOAP-ENV:Body></SOAP-ENV:Envelope>";

    private SoapText() {}

    static String of(XmlElement call) {
        return BEGIN + ElementText.of(call) + END;
    }
}
