package io.github.orderflowmagento.orderflow.imports;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A return: goods that a customer sends back. OrderFlow names its properties with the prefix {@code return.}, and those of its lines
 * with {@code returnLine.N.}.
 *
 * <p>A property that is not set is not sent. {@code ""}, and every property named by {@link #emptied()}, is sent as empty.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ReturnImport {

    /** The shop's key of the return; not blank. */
    String externalReference();

    /** The number under which the shop has authorised the return. */
    Optional<String> authorisation();

    /** Whether the shop has authorised the return; sent as {@code 1} or {@code 0}. */
    Optional<Boolean> authorised();

    /** The type of return, as configured in the warehouse. */
    Optional<String> type();

    /**
     * When the return was opened; sent as {@code yyyy-MM-dd'T'HH:mm:ss}, without a zone. The OrderFlow extension for Magento
     * sends UTC.
     */
    Optional<LocalDateTime> returnDate();

    /** A note. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> note();

    /** The external reference of the order with which the goods were sent. */
    Optional<String> orderReference();

    /** The warehouse site that receives the goods. */
    Optional<String> site();

    /** The items that come back; at least one line. Lines are numbered in this order, from 1. */
    List<ReturnLineImport> lines();

    /** Names of properties to send as empty, without prefix: {@code note}. They must not have a value. */
    Set<String> emptied();

    /**
     * Properties that OrderFlow does not document, by name without prefix; {@code ""} is sent as empty. The name of a documented property
     * is rejected when the return is built. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> customProperties();

    /** Returns the item that is sent for this return. Its operation is {@code INSERT}, the only one that OrderFlow has for returns. */
    default ImportItem item() {
        PropertyCollector sheet = new PropertyCollector(externalReference());
        sheet.part(ImportSchema.RETURN, "return.", emptied())
                .text("externalReference", Optional.of(externalReference()))
                .text("authorisation", authorisation())
                .flag("authorised", authorised())
                .text("type", type())
                .time("returnDate", returnDate())
                .text("note", note())
                .text("orderReference", orderReference())
                .text("site", site())
                .custom(customProperties());
        if (lines().isEmpty()) {
            throw new InvalidPropertyException(externalReference(), "returnLine.1", "a return needs at least one line");
        }
        for (int n = 1; n <= lines().size(); n++) {
            ReturnLineImport line = lines().get(n - 1);
            sheet.part(ImportSchema.RETURN_LINE, "returnLine." + n + ".", line.emptied())
                    .text("product", Optional.of(line.product()))
                    .number("quantity", Optional.of(line.quantity()))
                    .text("reason", line.reason())
                    .text("condition", line.condition())
                    .text("returnItem", Optional.of("return"))
                    .custom(line.customProperties());
        }
        return ImportItem.builder()
                .type(ImportType.RETURN)
                .operation(ImportOperation.INSERT)
                .externalReference(externalReference())
                .properties(sheet.properties())
                .build();
    }

    /**
     * Checks that the return can be sent. Called when it is built.
     *
     * @throws InvalidPropertyException if not; names return and property
     */
    @Value.Check
    default void check() {
        item();
    }

    /** Returns a builder of returns. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds returns. Mandatory: {@code externalReference}, and at least one line. {@code build()} throws an {@link IllegalStateException}
     * if the reference is missing, and an {@link InvalidPropertyException} if the result could not be sent. Not thread-safe.
     */
    class Builder extends ImmutableReturnImport.Builder {
        Builder() {}
    }
}
