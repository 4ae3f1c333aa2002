package io.github.orderflowmagento.orderflow.imports;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * Goods that a customer sends back. The properties travel with the prefix {@code return.}, the lines with {@code returnLine.N.}.
 *
 * <p>A field that is not set is not sent. An empty text, and every property named by {@link #emptied()}, is sent as empty.
 */
@Value.Immutable
@ValueStyle
public interface ReturnImport {

    /** The shop's key of the return; not blank. */
    String externalReference();

    /** The number under which the shop has agreed to the return. */
    Optional<String> authorisation();

    /** Whether the shop has agreed to it; sent as {@code 1} or {@code 0}. */
    Optional<Boolean> authorised();

    /** The kind of return: one of the types of the warehouse's set-up. */
    Optional<String> type();

    /** When it was begun; sent as {@code yyyy-MM-dd'T'HH:mm:ss}. The extension for Magento sends UTC, without saying so. */
    Optional<LocalDateTime> returnDate();

    /** What else is to be said of it. */
    @Value.Redacted
    Optional<String> note();

    /** The external reference of the order the goods were sent with. */
    Optional<String> orderReference();

    /** The warehouse's site the goods go to. */
    Optional<String> site();

    /** What comes back, in order; at least one line. */
    List<ReturnLineImport> lines();

    /** Names of properties to be sent as empty, without prefix: {@code note}. */
    Set<String> emptied();

    /** Properties beyond the documented ones, by name without prefix; an empty text is sent as empty. */
    @Value.Redacted
    Map<String, String> customProperties();

    /** The return as it travels: an insert, since OrderFlow knows no other operation for returns. */
    default ImportItem item() {
        PropertySheet sheet = new PropertySheet(externalReference());
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
            throw new InvalidPropertyException(externalReference(), "returnLine.1", "a return needs a line");
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
     * Refuses what could not be sent.
     *
     * @throws InvalidPropertyException naming return and property
     */
    @Value.Check
    default void check() {
        item();
    }

    /** A builder of returns; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds returns. */
    class Builder extends ImmutableReturnImport.Builder {
        Builder() {}
    }
}
