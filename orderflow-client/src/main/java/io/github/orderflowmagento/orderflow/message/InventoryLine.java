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

/** What the warehouse holds of one stock item. */
@Value.Immutable
@ValueStyle
public interface InventoryLine {

    /** The SKU: the attribute {@code externalReference} or, where that is missing, {@code product}. */
    String externalReference();

    /** The sequence number of the figures: of two lines for one SKU, the higher number is the newer. */
    Optional<Long> sequenceId();

    /**
     * Every attribute as OrderFlow sent it, by name, those with a typed field included: usually {@code quantity} or
     * {@code total}, {@code allocated}, {@code isAvailable}, {@code isFrozen}, {@code site}.
     */
    Map<String, String> attributes();

    /**
     * An attribute as a number; empty if the attribute is missing or blank.
     *
     * @throws InvalidMessageException naming line and attribute, if its text is not a plain decimal number
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
     * When the newest order that is reckoned in had been exported by the shop, where OrderFlow says so (attribute
     * {@code lastOrderExported}): the {@code exported} of that order, come back. Without a zone it is UTC, as the
     * extension writes {@code exported}; with one it is the moment it says, where the extension passes over the zone.
     * Orders exported later are not in the figures yet. Empty if OrderFlow does not say, which the extension takes as
     * "all orders exported until now are in them".
     *
     * @throws InvalidMessageException naming line and attribute, if it is no date and time
     */
    default Optional<Instant> lastOrderExported() {
        return field("lastOrderExported").instant();
    }

    /**
     * Reads an inventory document, as OrderFlow answers it and as it pushes it: one line per child of the root
     * {@code inventory}. The stream is read to its end and not closed.
     *
     * @throws InvalidMessageException if it is another document, holds an {@code exception}, or has a line without a
     *     SKU
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    static List<InventoryLine> parse(InputStream document) {
        return parseLazily(document).toList();
    }

    /**
     * Reads an inventory document of any length while the returned stream is walked, one line at a time. Nothing is
     * read before that; the document is not closed. The walk throws what {@link #parse} throws, after the lines before
     * it.
     */
    static Stream<InventoryLine> parseLazily(InputStream document) {
        return parseLazily(document, line -> {
            throw new InvalidMessageException(line.reason());
        });
    }

    /**
     * As {@link #parseLazily(InputStream)}, except that a line which is none goes to the given consumer and the walk
     * goes on.
     *
     * @param unreadable told of each line that is left out, on the walking thread
     */
    static Stream<InventoryLine> parseLazily(InputStream document, Consumer<UnreadableLine> unreadable) {
        return StreamSupport.stream(new InventoryReading(document, unreadable), false);
    }

    /** A builder of lines; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds lines. */
    class Builder extends ImmutableInventoryLine.Builder {
        Builder() {}
    }
}
