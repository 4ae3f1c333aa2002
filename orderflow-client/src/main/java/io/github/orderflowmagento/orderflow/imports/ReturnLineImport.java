package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A line of a return: a quantity of one stock item. OrderFlow names its properties with the prefix {@code returnLine.N.}, N from 1. A
 * property that is not set is not sent.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ReturnLineImport {

    /** The SKU ({@code product}); not blank. */
    String product();

    /** The quantity that comes back, in the product's {@link ProductImport#quantityType()}; usually units. */
    BigDecimal quantity();

    /** Why the items come back: a reason configured in the warehouse. */
    Optional<String> reason();

    /** The condition of the items: one configured in the warehouse. */
    Optional<String> condition();

    /** Names of properties to send as empty, without prefix: {@code reason}. They must not have a value. */
    Set<String> emptied();

    /**
     * Properties that OrderFlow does not document, by name without prefix; {@code ""} is sent as empty. The name of a documented property
     * is rejected when the return is built. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> customProperties();

    /** Returns a builder of lines. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds lines. Mandatory: {@code product}, {@code quantity}. {@code build()} throws an {@link IllegalStateException} if one is
     * missing. Not thread-safe.
     */
    class Builder extends ImmutableReturnLineImport.Builder {
        Builder() {}
    }
}
