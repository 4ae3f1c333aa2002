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
 * answer is written anew: each number of it in the one form or the other, its value unchanged.
 */
enum NumberSpelling {
    /** As PHP before 8.1 has them from the database: all of them text. */
    TEXT,

    /** As PHP from 8.1 on has whole numbers, and a module or driver may have all others: none of them text. */
    NATIVE;

    /** A whole number without a leading zero that fits 32 bits, or an amount as the database writes it. */
    private static final String WHOLE = "(0|-?[1-9][0-9]{0,8})";

    private static final String AMOUNT = "(-?(?:0|[1-9][0-9]{0,8})\\.[0-9]{4})";

    private static final Pattern WHOLE_TEXT = Pattern.compile(WHOLE);
    private static final Pattern AMOUNT_TEXT = Pattern.compile(AMOUNT);

    /** The recording, its answer in this spelling. */
    Recording of(Recording recording) {
        String answer = recording.responseText();
        String spelled = recording.wire().orElseThrow() == Wire.XML_RPC ? xmlRpc(answer) : soap(answer);
        return new Recording(
                recording.name(),
                recording.requestHead(),
                recording.requestBody(),
                recording.responseHead(),
                spelled.getBytes(StandardCharsets.UTF_8));
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

    /** JSON in this spelling. */
    JsonNode of(JsonNode json) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (json instanceof ObjectNode object) {
            ObjectNode spelled = nodes.objectNode();
            object.properties().forEach(field -> spelled.set(field.getKey(), of(field.getValue())));
            return spelled;
        }
        if (json instanceof ArrayNode array) {
            ArrayNode spelled = nodes.arrayNode();
            array.forEach(element -> spelled.add(of(element)));
            return spelled;
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
