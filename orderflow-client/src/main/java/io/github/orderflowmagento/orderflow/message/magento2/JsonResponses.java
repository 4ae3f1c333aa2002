package io.github.orderflowmagento.orderflow.message.magento2;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;

/** Writes Magento's answers over REST, byte for byte. */
final class JsonResponses implements MessageResponses {

    /** The ACL resource that a later version of the extension requires. */
    private static final String RESOURCE = "RealtimeDespatch_OrderFlow::orderflow";

    private static final String REQUIRED = "\"%fieldName\" is required. Enter and try again.";

    /** As PHP writes JSON: slashes and all characters beyond ASCII are escaped. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    @Override
    public Acknowledgement text(String result) {
        return answer(200, json -> json.writeString(result)).build();
    }

    @Override
    public Acknowledgement unknown(String report) {
        return rejected(404, "Request does not match any route.");
    }

    @Override
    public Acknowledgement notKept(String report) {
        return unknown(report);
    }

    @Override
    public Acknowledgement missing(String field) {
        return withParameter(400, REQUIRED, "fieldName", field).build();
    }

    @Override
    public Acknowledgement rejected(int status, String reason) {
        return answer(status, json -> {
                    json.writeStartObject();
                    json.writeStringField("message", reason);
                    json.writeEndObject();
                })
                .build();
    }

    @Override
    public Acknowledgement failed(String report) {
        return rejected(500, MessageResponses.internalError(report));
    }

    /** Returns the answer to a caller that may not post messages. */
    static Acknowledgement notAuthorised(Optional<String> challenge) {
        Acknowledgement.Builder answer =
                withParameter(401, "The consumer isn't authorized to access %resources.", "resources", RESOURCE);
        challenge.ifPresent(value -> answer.putHeaders("WWW-Authenticate", value));
        return answer.build();
    }

    /** Returns the list of SOAP services with the address of each one's WSDL. */
    static Acknowledgement services(Collection<Service> services, String soapAddress) {
        return answer(200, json -> {
                    json.writeStartObject();
                    for (Service service : services) {
                        json.writeObjectFieldStart(service.service());
                        // Magento does not escape the ampersand
                        json.writeStringField("wsdl_endpoint", soapAddress + "?wsdl&services=" + service.service());
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                })
                .contentType("application/json; charset=UTF-8")
                .build();
    }

    private static Acknowledgement.Builder withParameter(int status, String message, String name, String value) {
        return answer(status, json -> {
            json.writeStartObject();
            json.writeStringField("message", message);
            json.writeObjectFieldStart("parameters");
            json.writeStringField(name, value);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static Acknowledgement.Builder answer(int status, Writing writing) {
        StringWriter body = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(body)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Acknowledgement.builder()
                .status(status)
                .contentType("application/json; charset=utf-8")
                .body(body.toString());
    }
}
