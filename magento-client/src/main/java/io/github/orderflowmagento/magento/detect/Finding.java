package io.github.orderflowmagento.magento.detect;

import java.util.List;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A conclusion about a shop, with its evidence. If something could not be found out, that is a conclusion, too, with the reason. Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class Finding {
    Finding() {}

    /** The subject of the conclusion, for example {@code version} or {@code SOAP v2}. */
    public abstract String subject();

    /** The conclusion, in words for people; programs use {@link DetectedShop}. */
    public abstract String conclusion();

    /** The evidence, in the order of the requests; empty if the conclusion follows from other findings. */
    public abstract List<Evidence> evidence();

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The conclusion on one line, the evidence below it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(subject()).append(": ").append(conclusion());
        evidence().forEach(found -> text.append("\n    ").append(found));
        return text.toString();
    }

    /**
     * Builds {@link Finding} values. Required: {@code subject}, {@code conclusion}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    public static final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
