package io.github.orderflowmagento.orderflow.message;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** The warehouse's stock of one item. Immutable. */
@Value.Immutable
@ValueStyle
public interface InventoryLine {

    /** The SKU: the attribute {@code externalReference} or, if that is missing, {@code product}. */
    String externalReference();

    /** The sequence number: of two lines for one SKU, the one with the higher number is newer. Empty if OrderFlow sent none. */
    Optional<Long> sequenceId();

    /**
     * All attributes as OrderFlow sent them, by name; usually {@code quantity} or {@code total}, {@code allocated},
     * {@code isAvailable}, {@code isFrozen} and {@code site}.
     */
    Map<String, String> attributes();

    /**
     * Returns an attribute as a number.
     *
     * @param attribute the attribute's name, for example {@code quantity}
     * @return empty if the attribute is missing or blank
     * @throws InvalidMessageException if its text is not a plain decimal number; names line and attribute
     */
    default Optional<BigDecimal> decimal(String attribute) {
        return field(attribute).decimal();
    }

    private Field field(String attribute) {
        return Field.of(
                "inventory line '" + externalReference() + "'",
                attribute,
                attributes().get(attribute));
    }

    /**
     * Returns when the shop exported the newest order that the quantities account for (attribute {@code lastOrderExported}): OrderFlow
     * repeats the {@code exported} of that order. Orders exported later are not accounted for yet. Without a zone the time is UTC, as the
     * OrderFlow extension writes {@code exported}; a zone, if there is one, counts (the extension ignores it).
     *
     * @return empty if the line does not have it, which the extension takes as "all orders exported until now are accounted for"
     * @throws InvalidMessageException if it is not a date and time; names line and attribute
     */
    default Optional<Instant> lastOrderExported() {
        return field("lastOrderExported").instant();
    }

    /**
     * Reads an inventory document, as OrderFlow returns or pushes it: one line per child of the root {@code inventory}. The stream is read
     * to its end and not closed.
     *
     * @param document an inventory document, in the encoding that it declares
     * @throws InvalidMessageException if it is another document, holds an {@code exception}, or has a malformed line; see {@link
     *     UnreadableLine}
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    static List<InventoryLine> parse(InputStream document) {
        return parseLazily(document).toList();
    }

    /**
     * Reads an inventory document of any length, one line whenever the returned stream requests one. Nothing is read before that. The
     * document is not closed. Consuming the stream throws what {@link #parse} throws, after the lines before the failure. The stream must
     * not be made parallel.
     *
     * @param document an inventory document, in the encoding that it declares
     */
    static Stream<InventoryLine> parseLazily(InputStream document) {
        return parseLazily(document, line -> {
            throw new InvalidMessageException(line.reason());
        });
    }

    /**
     * Like {@link #parseLazily(InputStream)}, but reports a malformed line to {@code unreadable} and skips it.
     *
     * @param document an inventory document, in the encoding that it declares
     * @param unreadable called for each line that is skipped, on the thread that consumes the stream
     */
    static Stream<InventoryLine> parseLazily(InputStream document, Consumer<UnreadableLine> unreadable) {
        return StreamSupport.stream(new InventoryReader(document, unreadable), false);
    }

    /** Returns a builder of lines. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds lines. Mandatory: {@code externalReference}. {@code build()} throws an {@link IllegalStateException} if it is missing. Not
     * thread-safe.
     */
    class Builder extends ImmutableInventoryLine.Builder {
        Builder() {}
    }
}
