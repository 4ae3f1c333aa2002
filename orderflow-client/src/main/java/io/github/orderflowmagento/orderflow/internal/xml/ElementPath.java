package io.github.orderflowmagento.orderflow.internal.xml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * The path to a field in a document: a small subset of XPath. Of several paths joined by {@code |} the first that leads to a value counts.
 */
public record ElementPath(String text, List<Alternative> alternatives) {

    private static final Pattern STEP = Pattern.compile("\\*|[\\p{L}_][\\p{L}\\p{N}_.-]*");
    private static final Pattern ATTRIBUTE = Pattern.compile("@[\\p{L}_][\\p{L}\\p{N}_.:-]*");

    public static ElementPath of(String text) {
        return new ElementPath(
                text,
                Arrays.stream(text.split("\\|", -1))
                        .map(path -> Alternative.of(path.strip(), text))
                        .toList());
    }

    /** Returns the text of the first attribute or element on the path that has text. */
    public Optional<String> text(XmlElement document, XmlElement from) {
        return alternatives.stream()
                .flatMap(path -> path.texts(document, from))
                .filter(found -> !found.isBlank())
                .findFirst();
    }

    /**
     * Returns the elements of a list; empty if there is no list, as opposed to an empty list. An element that holds only other elements, or
     * text, is not an empty list.
     */
    public Optional<List<XmlElement>> list(XmlElement document, XmlElement from) {
        return alternatives.stream()
                .flatMap(path -> path.list(document, from).stream())
                .findFirst();
    }

    /** One path: steps from child to child, and an attribute's name ({@code ""} for none) at their end. */
    record Alternative(boolean fromDocument, List<String> steps, String attribute) {

        static Alternative of(String path, String whole) {
            boolean fromDocument = path.startsWith("/");
            List<String> parts = List.of((fromDocument ? path.substring(1) : path).split("/", -1));
            String last = parts.get(parts.size() - 1);
            boolean attribute = ATTRIBUTE.matcher(last).matches();
            List<String> steps = attribute ? parts.subList(0, parts.size() - 1) : parts;
            boolean nowhere = fromDocument && steps.isEmpty();
            if (nowhere || !steps.stream().allMatch(STEP.asMatchPredicate())) {
                throw new IllegalArgumentException(
                        "'" + whole + "' is not a path: expected element names (or *) with '/'"
                                + " between them, and perhaps a last '@attribute'; '|' stands between two paths");
            }
            return new Alternative(fromDocument, steps, attribute ? last.substring(1) : "");
        }

        Stream<String> texts(XmlElement document, XmlElement from) {
            Stream<XmlElement> found = walk(document, from, steps);
            return attribute.isEmpty()
                    ? found.map(XmlElement::text)
                    : found.flatMap(
                            element -> Stream.ofNullable(element.attributes().get(attribute)));
        }

        Optional<List<XmlElement>> list(XmlElement document, XmlElement from) {
            if (!attribute.isEmpty()) {
                return Optional.empty();
            }
            String entry = steps.get(steps.size() - 1);
            List<XmlElement> holders =
                    walk(document, from, steps.subList(0, steps.size() - 1)).toList();
            List<XmlElement> entries = holders.stream()
                    .flatMap(holder -> holder.children().stream())
                    .filter(child -> matches(entry, child))
                    .toList();
            boolean empty = holders.stream()
                    .allMatch(holder ->
                            holder.children().isEmpty() && holder.text().isBlank());
            return entries.isEmpty() && (holders.isEmpty() || !empty) ? Optional.empty() : Optional.of(entries);
        }

        private Stream<XmlElement> walk(XmlElement document, XmlElement from, List<String> way) {
            if (!fromDocument) {
                return walk(Stream.of(from), way);
            }
            return way.isEmpty() || !matches(way.get(0), document)
                    ? Stream.empty()
                    : walk(Stream.of(document), way.subList(1, way.size()));
        }

        private static Stream<XmlElement> walk(Stream<XmlElement> from, List<String> way) {
            Stream<XmlElement> found = from;
            for (String step : way) {
                found = found.flatMap(element -> element.children().stream()).filter(child -> matches(step, child));
            }
            return found;
        }

        private static boolean matches(String step, XmlElement element) {
            return step.equals("*") || step.equals(element.name());
        }
    }
}
