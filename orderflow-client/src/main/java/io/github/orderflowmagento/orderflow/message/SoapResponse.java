package io.github.orderflowmagento.orderflow.message;

import io.github.orderflowmagento.orderflow.internal.text.AttributeEscaping;
import io.github.orderflowmagento.orderflow.internal.text.XmlText;

/** Writes Magento's SOAP answers, byte for byte. */
final class SoapResponse {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String ENVELOPE =
            "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"";

    private static final String RPC = DECLARATION + ENVELOPE + """
             xmlns:ns1="%1$s" xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/" \
            SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">
            <SOAP-ENV:Body>
            <ns1:%2$s>
            <%3$s xsi:type="xsd:%4$s">%5$s</%3$s>
            </ns1:%2$s>
            </SOAP-ENV:Body>
            </SOAP-ENV:Envelope>
            """;

    private static final String WSI = DECLARATION + ENVELOPE + """
             xmlns:ns1="%1$s">
            <SOAP-ENV:Body>
            <ns1:%2$s>
            <result>%3$s</result>
            </ns1:%2$s>
            </SOAP-ENV:Body>
            </SOAP-ENV:Envelope>
            """;

    private static final String FAULT = DECLARATION + ENVELOPE + """
            >
            <SOAP-ENV:Body>
            <SOAP-ENV:Fault>
            <faultcode>%s</faultcode>
            <faultstring>%s</faultstring>
            </SOAP-ENV:Fault>
            </SOAP-ENV:Body>
            </SOAP-ENV:Envelope>
            """;

    /** A fault of the SOAP server below the shop, on one line. */
    private static final String SERVER_FAULT = DECLARATION + ENVELOPE + """
            ><SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>%s</faultcode><faultstring>%s</faultstring>\
            </SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>
            """;

    private SoapResponse() {}

    static Acknowledgement rpc(String namespace, String element, String part, String type, String value) {
        return answer(
                200,
                "UTF-8",
                RPC.formatted(AttributeEscaping.escape(namespace), element, part, type, XmlText.escape(value)));
    }

    static Acknowledgement wsi(String namespace, String element, String value) {
        return answer(200, "UTF-8", WSI.formatted(AttributeEscaping.escape(namespace), element, XmlText.escape(value)));
    }

    static Acknowledgement fault(String code, String text) {
        return answer(200, "UTF-8", FAULT.formatted(XmlText.escape(code), XmlText.escape(text)));
    }

    static Acknowledgement serverFault(String code, String text) {
        return answer(500, "utf-8", SERVER_FAULT.formatted(XmlText.escape(code), XmlText.escape(text)));
    }

    private static Acknowledgement answer(int status, String charset, String body) {
        return Acknowledgement.builder()
                .status(status)
                .contentType("text/xml; charset=" + charset)
                .body(body)
                .build();
    }
}
