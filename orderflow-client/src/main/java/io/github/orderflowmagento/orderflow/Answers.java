package io.github.orderflowmagento.orderflow;

import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.internal.xml.ServerException;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Parses OrderFlow's answers about one order or product. Streams are read to their end and not closed. */
final class Answers {

    private static final Pattern NOTHING_DONE =
            Pattern.compile("no cancel operation performed|result\\s+'no_operation'\\s+for", Pattern.CASE_INSENSITIVE);

    private Answers() {}

    /**
     * Parses an order detail. {@code externalReference} and {@code state} are attributes of the root or, where those are missing, child
     * elements (inferred).
     *
     * @throws InvalidMessageException if it names no external reference, or holds an {@code exception}
     */
    static OrderDetail orderDetail(InputStream document) {
        XmlElement root = SafeXml.read(document);
        ServerException.refuse(root);
        Field reference = Field.attributeOrChild("order detail", root, "externalReference");
        return OrderDetail.builder()
                .externalReference(reference.required(reference.text()))
                .state(Field.attributeOrChild("order detail", root, "state").text())
                .document(root)
                .build();
    }

    /**
     * Parses the result of an operation. OrderFlow reports that nothing was done by text only: {@code No cancel operation performed}, or
     * {@code Result 'no_operation' for …} (from OrderFlow's PHP client).
     *
     * @throws InvalidMessageException if it is not XML, is a page, or holds an {@code exception}
     */
    static OperationResult operationResult(InputStream document) {
        XmlElement root = SafeXml.read(document);
        if (root.name().equalsIgnoreCase("html")) {
            throw new InvalidMessageException("Expected an answer, found a page");
        }
        String message = text(root);
        boolean isNothingDone = NOTHING_DONE.matcher(message).find();
        if (!isNothingDone) {
            ServerException.refuse(root);
        }
        return OperationResult.builder()
                .performed(message.isEmpty() ? Optional.empty() : Optional.of(!isNothingDone))
                .message(message)
                .build();
    }

    /** Returns all text in the element, on one line. */
    private static String text(XmlElement element) {
        return texts(element)
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> texts(XmlElement element) {
        return Stream.concat(
                Stream.of(element.text()), element.children().stream().flatMap(Answers::texts));
    }
}
