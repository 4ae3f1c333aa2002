package io.github.orderflowmagento.orderflow.model;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

/** An element of a document as OrderFlow sent it, for everything that has no typed field of its own. */
@Value.Immutable
@ModelStyle
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

    /**
     * Reads a whole document. The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if it is not XML, holds a DOCTYPE, is deeper than 100 elements, has more than
     *     500,000 elements or 64 MiB, a tag or text of more than 4 MiB, or is beyond another bound of the reader
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    static XmlElement parse(InputStream document) {
        return SafeXml.read(document);
    }

    /**
     * As {@link #parse(InputStream)}, from characters; an encoding that the document declares is passed over.
     *
     * @throws InvalidMessageException as there
     */
    static XmlElement parse(Reader document) {
        return SafeXml.read(document);
    }

    /**
     * As {@link #parse(Reader)}, from text.
     *
     * @throws InvalidMessageException as there
     */
    static XmlElement parse(String document) {
        return SafeXml.read(new StringReader(document));
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
