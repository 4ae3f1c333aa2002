package io.github.orderflowmagento.orderflow.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * An element of a document as OrderFlow sent it, for everything that has no typed field. {@code toString} shows only its name
 * and namespace, since a document may hold personal data.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface XmlElement {

    /** The local name, without a prefix. */
    String name();

    /** The namespace URI. Default: {@code ""}, for no namespace. */
    @Value.Default
    default String namespace() {
        return "";
    }

    /**
     * The attributes by name, in document order. A prefix is part of the name: {@code xsi:type}. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> attributes();

    /** The text directly inside this element, with its white space. Default: {@code ""}. Not shown by {@code toString}. */
    @Value.Redacted
    @Value.Default
    default String text() {
        return "";
    }

    /**
     * The line of the document in which the element starts, from 1. Default: 0, for an element that was not read. Not part of
     * {@code equals}.
     */
    @Value.Auxiliary
    @Value.Default
    default int line() {
        return 0;
    }

    /** The elements directly inside this one, in document order. Not shown by {@code toString}. */
    @Value.Redacted
    List<XmlElement> children();

    /** Returns the text of this element, followed by that of its descendants, separated by spaces. */
    default String allText() {
        return children().stream().map(XmlElement::allText).reduce(text(), (text, more) -> text + " " + more);
    }

    /**
     * Returns the first child of that name.
     *
     * @param name a local name
     * @return empty if there is no such child
     */
    default Optional<XmlElement> child(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }

    /** Returns a builder of elements. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds elements. Mandatory: {@code name}. {@code build()} throws an {@link IllegalStateException} if it is missing. Not thread-safe.
     */
    class Builder extends ImmutableXmlElement.Builder {
        Builder() {}
    }
}
