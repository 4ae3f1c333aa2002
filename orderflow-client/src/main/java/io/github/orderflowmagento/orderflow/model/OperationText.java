package io.github.orderflowmagento.orderflow.model;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of an answer that is mostly text. */
final class OperationText {

    static final Pattern NOTHING_DONE =
            Pattern.compile("no cancel operation performed|result\\s+'no_operation'\\s+for", Pattern.CASE_INSENSITIVE);

    private OperationText() {}

    /** All text in the element, on one line. */
    static String of(XmlElement element) {
        return texts(element)
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> texts(XmlElement element) {
        return Stream.concat(
                Stream.of(element.text()), element.children().stream().flatMap(OperationText::texts));
    }
}
