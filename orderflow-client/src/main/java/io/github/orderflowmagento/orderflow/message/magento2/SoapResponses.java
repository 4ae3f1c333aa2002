package io.github.orderflowmagento.orderflow.message.magento2;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.github.orderflowmagento.orderflow.internal.text.AttributeEscaping;
import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.message.Acknowledgement;

/**
 * Writes Magento's answers over SOAP 1.2, byte for byte. Magento sends faults with HTTP status 200. OrderFlow must not mistake a message
 * that was not stored for a stored one, so those faults have the status of SOAP.
 *
 * @param namespace the namespace of the call
 * @param response the element of the answer; {@code ""} if the call is unknown
 */
record SoapResponses(String namespace, String response) implements MessageResponses {

    /** Answers to a request that is not a call. */
    static final SoapResponses TO_NO_CALL = new SoapResponses("", "");

    private static final String ENVELOPE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\" ";

    private static final String RESULT = ENVELOPE + """
            xmlns:ns1="%1$s"><env:Body><ns1:%2$s><result>%3$s</result></ns1:%2$s></env:Body></env:Envelope>
            """;

    private static final String FAULT = ENVELOPE + """
            %1$s>
               <env:Body>
                  <env:Fault>
                     <env:Code>
                        <env:Value>env:%2$s</env:Value>
                     </env:Code>
                     <env:Reason>
                        <env:Text xml:lang="en">%3$s</env:Text>
                     </env:Reason>
                     %4$s
                  </env:Fault>
               </env:Body>
            </env:Envelope>""";

    private static final String DETAIL = "<env:Detail><m:GenericFault><m:Parameters><m:GenericFaultParameter>"
            + "<m:key>resources</m:key><m:value>%s</m:value></m:GenericFaultParameter></m:Parameters></m:GenericFault>"
            + "</env:Detail>";

    @Override
    public Acknowledgement text(String result) {
        return answer(
                200, "utf-8", RESULT.formatted(AttributeEscaping.escape(namespace), response, XmlText.escape(result)));
    }

    @Override
    public Acknowledgement unknown(String report) {
        return fault(200, "Receiver", MessageResponses.internalError(report));
    }

    @Override
    public Acknowledgement notKept(String report) {
        return failed(report);
    }

    @Override
    public Acknowledgement missing(String field) {
        return fault(400, "Sender", "\"" + field + "\" is required. Enter and try again.");
    }

    @Override
    public Acknowledgement rejected(int status, String reason) {
        return fault(status, "Sender", reason);
    }

    @Override
    public Acknowledgement failed(String report) {
        return fault(500, "Receiver", MessageResponses.internalError(report));
    }

    /**
     * Returns the answer to a caller that may not post messages. It contains nothing but what the caller sent.
     *
     * @param address the requested address, without the query
     * @param services the services that its query names
     */
    static Acknowledgement notAuthorised(String address, String services) {
        String namespace = address + "?services=" + services + "&wsdl=1";
        return fault(
                200,
                "Sender",
                "The consumer isn't authorized to access %resources.",
                "xmlns:m=\"" + percentEncoded(namespace) + "\"",
                DETAIL.formatted(XmlText.escape(services)));
    }

    private static Acknowledgement fault(int status, String code, String reason) {
        return fault(status, code, reason, "", "");
    }

    private static Acknowledgement fault(int status, String code, String reason, String namespace, String detail) {
        String text = XmlText.escape(reason).replace("\"", "&quot;").replace("'", "&#039;");
        return answer(status, "UTF-8", FAULT.formatted(namespace, code, text, detail));
    }

    private static Acknowledgement answer(int status, String charset, String body) {
        return Acknowledgement.builder()
                .status(status)
                .contentType("application/soap+xml; charset=" + charset)
                .body(body)
                .build();
    }

    private static String percentEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean isUnreserved =
                    character < 0x80 && (Character.isLetterOrDigit(character) || "-_.~".indexOf(character) >= 0);
            encoded.append(isUnreserved ? String.valueOf(character) : String.format(Locale.ROOT, "%%%02X", octet));
        }
        return encoded.toString();
    }
}
