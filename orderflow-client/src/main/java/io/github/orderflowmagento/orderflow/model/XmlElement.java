package io.github.orderflowmagento.orderflow.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** An element of a document as OrderFlow sent it, for everything that has no typed field of its own. */
@Value.Immutable
@ValueStyle
public interface XmlElement {

    /** The name without prefix. */
    String name();

    /** The namespace; empty if there is none. */
    @Value.Default
    default String namespace() {
        return "";
    }

    /**
     * The attributes in document order; one that has a prefix keeps it in its name ({@code xsi:type}). Not shown by
     * {@code toString}: a document may hold personal data.
     */
    @Value.Redacted
    Map<String, String> attributes();

    /** The text directly inside this element, white space and all; empty if there is none. */
    @Value.Redacted
    @Value.Default
    default String text() {
        return "";
    }

    /** The line of the document in which the element begins, from 1; 0 if it was built by hand. Not part of equality. */
    @Value.Auxiliary
    @Value.Default
    default int line() {
        return 0;
    }

    /** The elements directly inside this one, in document order. */
    @Value.Redacted
    List<XmlElement> children();

    /** The text inside this element and then that inside its children, at any depth, with a blank between. */
    default String allText() {
        return children().stream().map(XmlElement::allText).reduce(text(), (text, more) -> text + " " + more);
    }

    /** The first child of that name. */
    default Optional<XmlElement> child(String name) {
        return children().stream().filter(child -> child.name().equals(name)).findFirst();
    }

    /** A builder of elements; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds elements. */
    class Builder extends ImmutableXmlElement.Builder {
        Builder() {}
    }
}
