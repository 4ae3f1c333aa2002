package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * The fields of a message, or of an entry of one of its lists. What stands twice, or is a list where a text belongs, is rejected by name:
 * taken for what it is not, it would be stock or goods.
 *
 * @param owner what is being read, in the words of an error message
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
            throw new InvalidMessageException(owner + ": '" + name + "' holds other fields, and should be a text");
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

    /** The entries of a list; none if it is not there. */
    List<Fields> list(String name) {
        Optional<XmlElement> list = only(name);
        if (list.filter(value -> !value.text().isBlank()
                        || value.children().stream()
                                .anyMatch(entry -> !entry.name().equals(ITEM)))
                .isPresent()) {
            throw new InvalidMessageException(owner + ": '" + name + "' is no list");
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
            throw new InvalidMessageException(owner + ": '" + name + "' stands " + all.size() + " times");
        }
        return all.stream().findFirst();
    }
}
