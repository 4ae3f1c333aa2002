package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * The fields of a message, or of an entry of one of its lists. A field that occurs twice, or is a list instead of a text, is rejected by
 * name; guessing could change stock or ship goods.
 *
 * @param owner the name of the message or entry in error messages
 */
record Fields(String owner, XmlElement element) {

    private static final String ITEM = "item";

    Fields about(String other) {
        return new Fields(other, element);
    }

    boolean has(String name) {
        return only(name).isPresent();
    }

    Field text(String name) {
        Optional<XmlElement> field = only(name);
        if (field.filter(value -> !value.children().isEmpty()).isPresent()) {
            throw new InvalidMessageException(owner + ": '" + name + "' must be a text, but has fields");
        }
        return Field.of(owner, name, field.map(XmlElement::text).orElse(null));
    }

    String required(String name) {
        Field field = text(name);
        return field.required(field.text());
    }

    long requiredNumber(String name) {
        Field field = text(name);
        return field.required(field.wholeNumber());
    }

    /** Returns the entries of a list; empty if it is missing. */
    List<Fields> list(String name) {
        Optional<XmlElement> list = only(name);
        if (list.filter(value -> !value.text().isBlank()
                        || value.children().stream()
                                .anyMatch(entry -> !entry.name().equals(ITEM)))
                .isPresent()) {
            throw new InvalidMessageException(owner + ": '" + name + "' is not a list");
        }
        List<XmlElement> entries = list.map(XmlElement::children).orElse(List.of());
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new Fields(owner + ", " + name + " " + (i + 1), entries.get(i)))
                .toList();
    }

    private Optional<XmlElement> only(String name) {
        List<XmlElement> all = element.children().stream()
                .filter(child -> child.name().equals(name))
                .toList();
        if (all.size() > 1) {
            throw new InvalidMessageException(owner + ": '" + name + "' occurs " + all.size() + " times");
        }
        return all.stream().findFirst();
    }
}
