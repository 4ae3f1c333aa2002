package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import com.ctc.wstx.stax.WstxOutputFactory;

/** The XML document of a request, in UTF-8, without characters that XML forbids. */
public final class RequestDocument {
    private static final XMLOutputFactory FACTORY = new WstxOutputFactory();

    private RequestDocument() {}

    /** Writes the root element of the document. */
    @FunctionalInterface
    public interface Writing {
        /** Writes to the given writer. */
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    /**
     * Returns the bytes of the document.
     *
     * @param method the called method, for messages
     * @throws IllegalArgumentException if a parameter cannot be sent: it contains a character that XML forbids
     */
    public static byte[] write(String method, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            writing.to(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(method + ": a parameter cannot be sent as XML: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }
}
