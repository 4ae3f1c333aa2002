package io.github.orderflowmagento.orderflow.message;

import java.io.InputStream;
import java.io.Reader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.orderflowmagento.orderflow.internal.xml.ElementPath;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Reads one kind of message that OrderFlow sends. Where a message has each field is a table of paths, {@link #paths},
 * since each OrderFlow can be set up to send its messages in another form; what differs is said field by field:
 *
 * <pre>{@code
 * MessageParser<OrderStateNotification> parser = OrderStateNotification.parser()
 *         .with("orderReference", "order/@reference")
 *         .with("state", "/event/@eventType");
 * OrderStateNotification notification = parser.parse(request.getInputStream());
 * }</pre>
 *
 * <p>A path leads from the message to an element's text ({@code order/state}) or attribute ({@code order/@state}):
 *
 * <ul>
 *   <li>it begins at the element that holds the message: the root or, inside an {@code event}, the one element of its
 *       {@code detail} (the {@code detail} itself, if it has none or several);
 *   <li>with a {@code /} in front it begins above the root: {@code /event/@entity};
 *   <li>{@code *} is any element; names are local names, without a prefix;
 *   <li>{@code @product|product} takes the first of the two that is there and not blank;
 *   <li>a list, such as {@code lines}, is the path of its entries ({@code lines/line}); the element around them must be
 *       there, and may be empty, but not hold others only, or text. The fields of an entry, such as {@code lines.quantity},
 *       begin at the entry.
 * </ul>
 *
 * <p>Parsers are immutable and safe for use by several threads.
 *
 * @param <T> what is read
 */
public final class MessageParser<T> {

    /** The attribute of the root that OrderFlow documents for every message it sends. */
    static final String MESSAGE_ID = "/*/@messageId";

    private final String message;
    private final Map<String, ElementPath> paths;
    private final Function<Reading, T> reading;

    private MessageParser(String message, Map<String, ElementPath> paths, Function<Reading, T> reading) {
        this.message = message;
        this.paths = Collections.unmodifiableMap(paths);
        this.reading = reading;
    }

    /**
     * A parser that takes any document as it is, for one whose kind only its root tells. It has no field.
     */
    public static MessageParser<XmlElement> untyped() {
        return of("document", Reading::document);
    }

    /** A parser without any field yet. */
    static <T> MessageParser<T> of(String message, Function<Reading, T> reading) {
        return new MessageParser<>(message, Map.of(), reading);
    }

    /** A parser that knows one field more. */
    MessageParser<T> field(String name, String path) {
        Map<String, ElementPath> more = new LinkedHashMap<>(paths);
        more.put(name, ElementPath.of(path));
        return new MessageParser<>(message, more, reading);
    }

    /**
     * A parser that looks for one field elsewhere.
     *
     * @throws IllegalArgumentException if there is no such field, or the path is none
     */
    public MessageParser<T> with(String field, String path) {
        if (!paths.containsKey(field)) {
            throw new IllegalArgumentException("The " + message + " has no field '" + field + "'"
                    + (paths.isEmpty() ? "" : ", only " + String.join(", ", paths.keySet())));
        }
        return field(field, path);
    }

    /** Where each field is looked for. */
    public Map<String, String> paths() {
        return paths.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, path -> path.getValue().text(), (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Reads a message. The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if it is not XML, holds a DOCTYPE, is deeper than 100 elements, has more than
     *     500,000 elements or 64 MiB, a tag or text of more than 4 MiB, or is beyond another bound of the reader; a
     *     mandatory field is missing, or a number, flag, date or time is not one. Names the message, the entity and
     *     the field
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public T parse(InputStream document) {
        return read(SafeXml.read(document));
    }

    /**
     * As {@link #parse(InputStream)}, from characters; an encoding that the document declares is passed over.
     *
     * @throws InvalidMessageException as there
     */
    public T parse(Reader document) {
        return read(SafeXml.read(document));
    }

    /**
     * As {@link #parse(InputStream)}, from text.
     *
     * @throws InvalidMessageException as there
     */
    public T parse(String document) {
        return read(SafeXml.read(document));
    }

    T read(XmlElement document) {
        return reading.apply(Reading.of(message, paths, document));
    }

    @Override
    public String toString() {
        return message + paths();
    }
}
