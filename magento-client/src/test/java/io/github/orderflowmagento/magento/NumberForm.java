package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a shop's PHP writes the numbers of its database into an answer. Beyond PHP 5.6 and 8.2, whose answers were recorded, a recorded
 * answer is rewritten: each number of it in the one form or the other, its value unchanged.
 */
enum NumberForm {
    /** As read from the database by PHP before 8.1: all as text. */
    TEXT,

    /** Whole numbers as read by PHP from 8.1 on, and others as by a module or driver: none as text. */
    NATIVE;

    /** A whole number without a leading zero that fits 32 bits, or an amount as the database writes it. */
    private static final String WHOLE = "(0|-?[1-9][0-9]{0,8})";

    private static final String AMOUNT = "(-?(?:0|[1-9][0-9]{0,8})\\.[0-9]{4})";

    private static final Pattern WHOLE_TEXT = Pattern.compile(WHOLE);
    private static final Pattern AMOUNT_TEXT = Pattern.compile(AMOUNT);

    /** The recording, its answer in this form. */
    Recording of(Recording recording) {
        String answer = recording.responseText();
        String formatted = recording.wire().orElseThrow() == Wire.XML_RPC ? xmlRpc(answer) : soap(answer);
        return new Recording(
                recording.name(),
                recording.requestHead(),
                recording.requestBody(),
                recording.responseHead(),
                formatted.getBytes(StandardCharsets.UTF_8));
    }

    private String xmlRpc(String answer) {
        return switch (this) {
            case TEXT -> answer.replaceAll("<(int|i4|double)>([^<]*)</\\1>", "<string>$2</string>");
            case NATIVE ->
                amounts(
                        answer.replaceAll("<string>" + WHOLE + "</string>", "<int>$1</int>"),
                        "<string>%s</string>",
                        "<double>%s</double>");
        };
    }

    private String soap(String answer) {
        return switch (this) {
            case TEXT -> answer.replaceAll("xsi:type=\"xsd:(int|float|double)\"", "xsi:type=\"xsd:string\"");
            case NATIVE ->
                amounts(
                        answer.replaceAll(
                                "<value xsi:type=\"xsd:string\">" + WHOLE + "<", "<value xsi:type=\"xsd:int\">$1<"),
                        "<value xsi:type=\"xsd:string\">%s<",
                        "<value xsi:type=\"xsd:float\">%s<");
        };
    }

    /** PHP writes a number without the zeros that its text ends with. */
    private static String amounts(String answer, String asText, String asNumber) {
        return Pattern.compile(String.format(asText, AMOUNT))
                .matcher(answer)
                .replaceAll(amount -> String.format(asNumber, plain(amount.group(1))));
    }

    private static String plain(String amount) {
        return new BigDecimal(amount).stripTrailingZeros().toPlainString();
    }

    /** JSON in this form. */
    JsonNode of(JsonNode json) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (json instanceof ObjectNode object) {
            ObjectNode formatted = nodes.objectNode();
            object.properties().forEach(field -> formatted.set(field.getKey(), of(field.getValue())));
            return formatted;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode formatted = nodes.arrayNode();
            array.forEach(element -> formatted.add(of(element)));
            return formatted;
        }
        if (this == TEXT) {
            return json.isNumber() ? nodes.textNode(json.asText()) : json;
        }
        if (json instanceof BooleanNode || !json.isTextual()) {
            return json;
        }
        String text = json.asText();
        if (WHOLE_TEXT.matcher(text).matches()) {
            return nodes.numberNode(Long.parseLong(text));
        }
        return AMOUNT_TEXT.matcher(text).matches() ? nodes.numberNode(new BigDecimal(plain(text))) : json;
    }
}
