package io.github.orderflowmagento.orderflow.imports;

import java.util.Map;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * One product, order or return as it is sent to OrderFlow: an external reference and named text properties. {@link ProductImport},
 * {@link OrderImport} and {@link ReturnImport} build items from typed properties.
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
 * <p>An item that could not be written, or that has a value which OrderFlow does not accept (see {@link ImportSchema}), cannot be
 * built: {@code build()} throws an {@link InvalidPropertyException}.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ImportItem {

    /** The kind of item. */
    ImportType type();

    /** What OrderFlow is to do with it. */
    ImportOperation operation();

    /** The shop's key of the item, for example a product's SKU or an order's number. Not blank, on one line. */
    String externalReference();

    /**
     * The properties by name, in the order in which they are written. A property that is not in the map is not sent; {@code ""} is sent as
     * empty, {@code "0"} as zero. A name is not empty, holds no {@code =} and no line break, neither starts nor ends with a space, and does
     * not start with {@code #} or {@code !}. A value may hold line breaks (written as {@code [BR]}) and every character that XML 1.0
     * allows. The value of a documented property is one that {@link ImportSchema} allows, or {@code ""}; the value of a required property
     * is not blank. Not shown by {@code toString}: they hold customers' addresses.
     */
    @Value.Redacted
    Map<String, String> properties();

    /**
     * Checks that the item can be written and that OrderFlow accepts each value. Whether required properties are present is not
     * checked, since a merge may send a few properties only. Called when the item is built; for another implementation of this
     * interface, which may not have called it, when it is written.
     *
     * @throws InvalidPropertyException if not; names item and property, what is wrong with the value, and what is allowed
     */
    @Value.Check
    default void check() {
        PropertyLines.check(this);
    }

    /** Returns a builder of items. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds items. Mandatory: {@code type}, {@code operation}, {@code externalReference}. {@code build()} throws an {@link
     * IllegalStateException} if one is missing, and an {@link InvalidPropertyException} if the result could not be sent. Not thread-safe.
     */
    class Builder extends ImmutableImportItem.Builder {
        Builder() {}
    }
}
