package io.github.orderflowmagento.orderflow.imports;

import java.util.Map;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * One product, order or return as it is handed to OrderFlow: an external reference and named text properties.
 *
 * <pre>{@code
 * ImportItem mug = ImportItem.builder()
 *         .type(ImportType.PRODUCT)
 *         .operation(ImportOperation.MERGE)
 *         .externalReference("MUG-001")
 *         .putProperties("externalReference", "MUG-001")
 *         .putProperties("description", "Plain White Mug")
 *         .build();
 * }</pre>
 *
 * <p>Building an item that could not be written, or with a value that OrderFlow does not take (see {@link ImportSchema}), is refused
 * with an {@link InvalidPropertyException}.
 */
@Value.Immutable
@ValueStyle
public interface ImportItem {

    /** What the item is. */
    ImportType type();

    /** What OrderFlow shall do with it. */
    ImportOperation operation();

    /** The shop's key of the item: a product's SKU, an order's number. Not blank, one line. */
    String externalReference();

    /**
     * The properties in the order in which they are written. A property that is not in the map is not sent; an empty
     * text is sent as empty, {@code "0"} as zero. Names are not empty, hold no {@code =} and no line break, have no
     * blank at either end and do not begin with {@code #} or {@code !}. Values may hold line breaks (written as
     * {@code [BR]}) and every character that XML 1.0 allows. The value of a documented property is one that {@link
     * ImportSchema} allows, or empty; a required one is not blank. Not shown by {@code toString}: they hold customers' addresses.
     */
    @Value.Redacted
    Map<String, String> properties();

    /**
     * Refuses what cannot be written, and what OrderFlow does not take. Which properties there are is not checked: a merge may
     * bring a few. Called whenever an item is built, and again when it is written, since an
     * implementation other than the builder's may not have called it.
     *
     * @throws InvalidPropertyException naming item and property, what is wrong with its value, and what is allowed
     */
    @Value.Check
    default void check() {
        PropertyLines.check(this);
    }

    /** A builder of items; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds items. */
    class Builder extends ImmutableImportItem.Builder {
        Builder() {}
    }
}
