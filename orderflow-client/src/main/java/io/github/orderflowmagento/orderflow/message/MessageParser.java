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
 * Reads one kind of message that OrderFlow sends. An OrderFlow can be configured to send its messages in another form, so a table of {@link
 * #paths} defines where each field is. Change the paths that differ:
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
 *   <li>it starts at the element that holds the message: the root or, inside an {@code event}, the only element of its {@code detail} (the
 *       {@code detail} itself, if it has none or several);
 *   <li>with a leading {@code /} it starts above the root: {@code /event/@entity};
 *   <li>{@code *} is any element; names are local names, without a prefix;
 *   <li>{@code @product|product} takes the first of the two that is present and not blank;
 *   <li>the path of a list, for example {@code lines}, is the path of its entries ({@code lines/line}). The element around them must be
 *       present. It may be empty, but must not hold only other elements, or text. The paths of an entry's fields, for example {@code
 *       lines.quantity}, start at the entry.
 * </ul>
 *
 * <p>Immutable.
 *
 * @param <T> the type of the message
 */
public final class MessageParser<T> {

    /** The attribute of the root that OrderFlow documents for every message it sends. */
    static final String MESSAGE_ID = "/*/@messageId";

    private final String message;
    private final Map<String, ElementPath> paths;
    private final Function<MessageFields, T> reading;

    private MessageParser(String message, Map<String, ElementPath> paths, Function<MessageFields, T> reading) {
        this.message = message;
        this.paths = Collections.unmodifiableMap(paths);
        this.reading = reading;
    }

    /** Returns a parser that accepts any document, for messages whose kind is known only from the root element. It has no fields. */
    public static MessageParser<XmlElement> untyped() {
        return of("document", MessageFields::document);
    }

    /** Returns a parser without fields. */
    static <T> MessageParser<T> of(String message, Function<MessageFields, T> reading) {
        return new MessageParser<>(message, Map.of(), reading);
    }

    /** Returns a parser with one more field. */
    MessageParser<T> field(String name, String path) {
        Map<String, ElementPath> more = new LinkedHashMap<>(paths);
        more.put(name, ElementPath.of(path));
        return new MessageParser<>(message, more, reading);
    }

    /**
     * Returns a parser that looks for one field at another path.
     *
     * @param field a name in {@link #paths}
     * @param path the field's path
     * @throws IllegalArgumentException if there is no such field, or the path is malformed
     */
    public MessageParser<T> with(String field, String path) {
        if (!paths.containsKey(field)) {
            throw new IllegalArgumentException("The " + message + " has no field '" + field + "'"
                    + (paths.isEmpty() ? "" : ", only " + String.join(", ", paths.keySet())));
        }
        return field(field, path);
    }

    /** Returns the path of each field, by the name of the field. */
    public Map<String, String> paths() {
        return paths.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, path -> path.getValue().text(), (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Reads a message. The stream is read to its end and not closed.
     *
     * @param document the message, in the encoding that it declares
     * @throws InvalidMessageException if it is not XML, holds a DOCTYPE, is nested deeper than 100 elements, has more than 500,000
     *     elements or 64 MiB, has a tag or text of more than 4 MiB, or exceeds another limit of the reader; or if a mandatory field is
     *     missing, or a number, flag, date or time cannot be read. Names the message, the entity and the field
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public T parse(InputStream document) {
        return read(SafeXml.read(document));
    }

    /**
     * Reads a message from characters; an encoding that the document declares is ignored.
     *
     * @param document the message; read to its end and not closed
     * @throws InvalidMessageException as for {@link #parse(InputStream)}
     * @throws java.io.UncheckedIOException if the reader fails
     */
    public T parse(Reader document) {
        return read(SafeXml.read(document));
    }

    /**
     * Reads a message from text; an encoding that the document declares is ignored.
     *
     * @param document the message
     * @throws InvalidMessageException as for {@link #parse(InputStream)}
     */
    public T parse(String document) {
        return read(SafeXml.read(document));
    }

    T read(XmlElement document) {
        return reading.apply(MessageFields.of(message, paths, document));
    }

    @Override
    public String toString() {
        return message + paths();
    }
}
