package io.github.orderflowmagento.orderflow.message.magento2;

import java.io.IOException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import io.github.orderflowmagento.orderflow.internal.text.XmlText;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Converts a JSON object to the element tree of the same message over SOAP: a member becomes an element, an entry of a list an element
 * named {@code item}. A {@code null} member is left out, like one that was not sent. Numbers keep their digits.
 */
final class JsonTree {

    private static final String ITEM = "item";

    private static final int MAX_ELEMENTS = 500_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_TEXT_CHARACTERS = 1 << 20;
    private static final int MAX_NAME_CHARACTERS = 100;
    private static final int MAX_NUMBER_CHARACTERS = 100;

    /** The valid names of elements. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT_CHARACTERS)
                    .maxNameLength(MAX_NAME_CHARACTERS)
                    .maxNumberLength(MAX_NUMBER_CHARACTERS)
                    .build())
            // do not intern names and texts from outside
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private int elements = 1; // the root

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /** Thrown for a body that is not JSON. */
    static final class NotJsonException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotJsonException(Throwable cause) {
            super("The body is not valid JSON", cause);
        }
    }

    /**
     * Reads a body. As in Magento, one that is empty, a list, a text or a number has no members.
     *
     * @param root the name of the tree
     * @throws NotJsonException if it is not JSON in UTF-8
     * @throws InvalidMessageException if it exceeds a limit, or a member's name is not a valid field name
     */
    static XmlElement read(byte[] body, String root) {
        try (JsonParser parser = JSON.createParser(body)) {
            JsonTree tree = new JsonTree(parser);
            XmlElement.Builder element = XmlElement.builder().name(root);
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                tree.members(element);
            } else if (parser.currentToken() != null) {
                parser.skipChildren();
            }
            if (parser.currentToken() != null && parser.nextToken() != null) {
                throw new JsonParseException(parser, "More than one value");
            }
            return element.build();
        } catch (StreamConstraintsException e) {
            throw new InvalidMessageException("The message exceeds a limit: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new NotJsonException(e);
        }
    }

    private void members(XmlElement.Builder parent) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                parent.addChildren(value(named(name)));
            }
        }
    }

    private void entries(XmlElement.Builder parent) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parent.addChildren(value(ITEM));
        }
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidMessageException(
                    "The message has a field named '" + name + "', which is not a valid name");
        }
        return CamelCase.of(name);
    }

    private XmlElement value(String name) throws IOException {
        if (++elements > MAX_ELEMENTS) {
            throw new InvalidMessageException("The message has more than " + MAX_ELEMENTS + " values");
        }
        XmlElement.Builder element = XmlElement.builder().name(name);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            members(element);
        } else if (token == JsonToken.START_ARRAY) {
            entries(element);
        } else if (token != JsonToken.VALUE_NULL) {
            element.text(XmlText.replaceForbidden(parser.getText()));
        }
        return element.build();
    }
}
