package io.github.orderflowmagento.orderflow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;

/**
 * Shows of a document what is known to be harmless, and its outline. The document may be broken or cut off anywhere, so
 * no parser is asked: what does not look like XML is blotted out.
 */
final class Discretion {

    static final int LONGEST = 8_000;

    private static final int LONGEST_WORD = 1_000;
    private static final String BLOT = "[...]";

    /** The last part of a property's name, or the name of an attribute, an element, or a query parameter. */
    private static final Pattern HARMLESS = Pattern.compile("externalReference|thirdPartyReference|organisation|channel"
            + "|type|operation|entity|event|action|eventType|eventTime|queryTime|messageId|inventoryId|sequenceId"
            + "|product|quantity|total|allocated|isAvailable|isFrozen|site|state|status|sellable|exported"
            + "|(goods|shipping|total|unit)?(Price|price)?(Net|Gross|Tax|TaxCode)|priceNet|priceGross|tax|taxCode"
            + "|currency|currencyUnits|weight|weightUnits|length|width|height|area|volume|quantityType"
            + "|courier|deliverySuggestionCode|deliverySuggestionName|pickingMode|priority|priorityName"
            + "|earliestShipDate|shipment|orderItem|seconds");

    private static final String NAME = "[\\w.:-]{1,100}";
    private static final Pattern TOKEN = Pattern.compile("(?<cdata><!\\[CDATA\\[(?s:(?<lines>.*?))(]]>|\\z))"
            + "|(?<declaration><\\?xml [^<>]{0,200}\\?>)"
            + "|(?<end></" + NAME + "\\s*>)"
            + "|(?<tag><(?<name>" + NAME + ")(?<attributes>(\\s+" + NAME + "\\s*=\\s*(\"[^\"]*+\"|'[^']*+'))*+)\\s*/?>)"
            + "|(?<text>[^<]++)"
            + "|(?<odd><[^<]*+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\s+)(" + NAME + ")(\\s*=\\s*)(\"[^\"]*+\"|'[^']*+')");
    private static final Pattern PROPERTY = Pattern.compile("([\\w.\\[\\]-]{1,100}=)(.*)");

    private final Redaction redaction;
    private final boolean showsPersonalData;

    Discretion(Redaction redaction, boolean showsPersonalData) {
        this.redaction = redaction;
        this.showsPersonalData = showsPersonalData;
    }

    boolean showsPersonalData() {
        return showsPersonalData;
    }

    /**
     * A document or any other text.
     *
     * @param isCut whether it may stop in the middle of a word: then its end is left out, since half a password is not
     *     recognised
     */
    String shown(String text, boolean isCut) {
        String whole = redaction.withoutCredentials(text);
        if (isCut) {
            whole = whole.substring(0, Math.max(0, whole.length() - LONGEST_WORD));
        }
        String shown = showsPersonalData ? whole : document(redaction.withoutSecrets(whole));
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "...";
    }

    String shown(HttpUrl url) {
        HttpUrl.Builder shown = url.newBuilder().query(null);
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i);
            shown.addQueryParameter(name, showsPersonalData || isHarmless(name) ? url.queryParameterValue(i) : BLOT);
        }
        return redaction.withoutCredentials(shown.build().toString());
    }

    private static String document(String text) {
        StringBuilder shown = new StringBuilder();
        String element = "";
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("cdata") != null) {
                shown.append("<![CDATA[")
                        .append(properties(token.group("lines")))
                        .append("]]>");
            } else if (token.group("declaration") != null || token.group("end") != null) {
                shown.append(token.group());
                element = "";
            } else if (token.group("tag") != null) {
                String name = token.group("name");
                boolean isEmpty = token.group().endsWith("/>");
                shown.append('<').append(name).append(attributes(token.group("attributes")));
                shown.append(isEmpty ? "/>" : ">");
                element = isEmpty ? "" : name;
            } else if (token.group("text") != null) {
                shown.append(token.group().isBlank() || isHarmless(element) ? token.group() : BLOT);
            } else {
                shown.append('<').append(BLOT);
            }
        }
        return shown.toString();
    }

    private static String attributes(String attributes) {
        return ATTRIBUTE
                .matcher(attributes)
                .replaceAll(attribute -> Matcher.quoteReplacement(attribute.group(1)
                        + attribute.group(2)
                        + attribute.group(3)
                        + (isHarmless(attribute.group(2)) ? attribute.group(4) : "\"" + BLOT + "\"")));
    }

    private static String properties(String lines) {
        StringBuilder shown = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            shown.append(shown.isEmpty() ? "" : "\n");
            Matcher property = PROPERTY.matcher(line);
            if (!property.matches()) {
                shown.append(line.isBlank() ? "" : BLOT);
            } else {
                String name = property.group(1);
                boolean isHarmless = isHarmless(name.substring(name.lastIndexOf('.') + 1, name.length() - 1));
                shown.append(name).append(isHarmless || property.group(2).isEmpty() ? property.group(2) : BLOT);
            }
        }
        return shown.toString();
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.matcher(name).matches();
    }
}
