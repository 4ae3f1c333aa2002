package io.github.orderflowmagento.orderflow.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.orderflowmagento.orderflow.internal.xml.ElementPath;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * The fields of a message, or of one entry of a list in it, looked up by name at the configured paths.
 *
 * @param subject the name of the message or entry in error messages
 * @param list the name of the list that the entry belongs to, followed by a dot; empty for the message itself
 * @param element the element at which relative paths start
 */
record MessageFields(
        String subject, Map<String, ElementPath> paths, String list, XmlElement document, XmlElement element) {

    private static final String EVENT = "event";

    /** Returns the fields of a message as it was received. */
    static MessageFields of(String message, Map<String, ElementPath> paths, XmlElement document) {
        return new MessageFields(message, paths, "", document, content(document));
    }

    /** Returns the content of an event, or the document itself. */
    private static XmlElement content(XmlElement document) {
        if (!document.name().equals(EVENT)) {
            return document;
        }
        XmlElement detail = document.child("detail").orElse(document);
        return detail.children().size() == 1 ? detail.children().get(0) : detail;
    }

    Field field(String name) {
        ElementPath path = path(name);
        return Field.of(
                subject + ", " + name, path.text(), path.text(document, element).orElse(null));
    }

    String required(String name) {
        Field field = field(name);
        return field.required(field.text());
    }

    long requiredNumber(String name) {
        Field field = field(name);
        return field.required(field.wholeNumber());
    }

    /** Returns the entries of a list. The element around them is mandatory and may be empty. */
    List<MessageFields> entries(String name) {
        ElementPath path = path(name);
        Field holder = Field.of(subject + ", " + name, path.text(), null);
        List<XmlElement> entries = holder.required(path.list(document, element));
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new MessageFields(
                        subject + ", " + name + " " + (i + 1), paths, name + ".", document, entries.get(i)))
                .toList();
    }

    /** Returns the same fields with another name in error messages. */
    MessageFields about(String subject) {
        return new MessageFields(subject, paths, list, document, element);
    }

    /** Returns the event that caused the message; empty if the message is not inside one. */
    Optional<EventMessage> event() {
        return document.name().equals(EVENT) ? Optional.of(EventMessage.parser().read(document)) : Optional.empty();
    }

    private ElementPath path(String name) {
        ElementPath path = paths.get(list + name);
        if (path == null) {
            throw new IllegalStateException("No path for " + list + name);
        }
        return path;
    }
}
