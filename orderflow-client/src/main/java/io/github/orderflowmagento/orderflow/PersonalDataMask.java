package io.github.orderflowmagento.orderflow;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.orderflow.imports.ImportProperty;
import io.github.orderflowmagento.orderflow.imports.ImportProperty.Kind;
import io.github.orderflowmagento.orderflow.imports.ImportSchema;
import io.github.orderflowmagento.orderflow.imports.ImportType;

/**
 * Masks personal data in a document: keeps its outline and the values known to be harmless. The document may be malformed or truncated, so
 * it is not parsed; text that does not look like XML is masked.
 */
final class PersonalDataMask {

    static final int LONGEST = 8_000;

    private static final int LONGEST_WORD = 1_000;
    private static final String BLOT = "[...]";

    /** Harmless names in messages other than imports: attributes, elements and query parameters. */
    private static final Set<String> OF_MESSAGES =
            Set.of(("action allocated channel entity event eventTime eventType exported"
                            + " externalReference inventoryId isAvailable isFrozen messageId operation organisation product queryTime"
                            + " seconds sequenceId site state status thirdPartyReference total type")
                    .split(" "));

    /** Documented properties without free text: numbers, times and words. */
    private static final Set<String> WITHOUT_TEXT = Arrays.stream(ImportSchema.values())
            .flatMap(part -> part.properties().stream())
            .filter(property -> property.kind() != Kind.TEXT && property.kind() != Kind.KEY)
            .map(ImportProperty::name)
            .collect(Collectors.toUnmodifiableSet());

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

    PersonalDataMask(Redaction redaction, boolean showsPersonalData) {
        this.redaction = redaction;
        this.showsPersonalData = showsPersonalData;
    }

    boolean showsPersonalData() {
        return showsPersonalData;
    }

    /**
     * Masks a document or any other text.
     *
     * @param isCut whether the text may end within a word; its end is then left out, since half a password is not recognised
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
        Optional<ImportType> imported = Optional.empty();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("cdata") != null) {
                shown.append("<![CDATA[")
                        .append(properties(imported, token.group("lines")))
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
                imported = element.equals("import") ? importType(token.group("attributes")) : Optional.empty();
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

    private static Optional<ImportType> importType(String attributes) {
        return ATTRIBUTE
                .matcher(attributes)
                .results()
                .filter(attribute -> attribute.group(2).equals("type"))
                .map(attribute ->
                        attribute.group(4).substring(1, attribute.group(4).length() - 1))
                .flatMap(word -> Arrays.stream(ImportType.values())
                        .filter(type -> type.name().equalsIgnoreCase(word)))
                .findFirst();
    }

    private static String properties(Optional<ImportType> imported, String lines) {
        StringBuilder shown = new StringBuilder();
        for (String line : lines.split("\n", -1)) {
            shown.append(shown.isEmpty() ? "" : "\n");
            Matcher property = PROPERTY.matcher(line);
            if (!property.matches()) {
                shown.append(line.isBlank() ? "" : BLOT);
            } else {
                String name = property.group(1);
                boolean isHarmless = isHarmless(imported, name.substring(0, name.length() - 1));
                shown.append(name).append(isHarmless || property.group(2).isEmpty() ? property.group(2) : BLOT);
            }
        }
        return shown.toString();
    }

    private static boolean isHarmless(Optional<ImportType> imported, String property) {
        return imported.flatMap(type -> ImportSchema.documented(type, property))
                .map(documented -> !documented.isPersonal())
                .orElseGet(() -> OF_MESSAGES.contains(property));
    }

    private static boolean isHarmless(String name) {
        return OF_MESSAGES.contains(name) || WITHOUT_TEXT.contains(name);
    }
}
