package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/** A line of a return: so many units of one stock item. Its properties travel with the prefix {@code returnLine.N.}, N from 1. */
@Value.Immutable
@ValueStyle
public interface ReturnLineImport {

    /** The SKU ({@code product}); not blank. */
    String product();

    /** How many units come back. */
    BigDecimal quantity();

    /** Why they come back: one of the reasons of the warehouse's set-up. */
    Optional<String> reason();

    /** What state they are in: one of the conditions of the warehouse's set-up. */
    Optional<String> condition();

    /** Names of properties to be sent as empty, without prefix: {@code reason}. */
    Set<String> emptied();

    /** Properties beyond the documented ones, by name without prefix; an empty text is sent as empty. */
    @Value.Redacted
    Map<String, String> customProperties();

    /** A builder of lines; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds lines. */
    class Builder extends ImmutableReturnLineImport.Builder {
        Builder() {}
    }
}
