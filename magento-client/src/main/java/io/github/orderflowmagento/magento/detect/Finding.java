package io.github.orderflowmagento.magento.detect;

import java.util.List;

import org.immutables.value.Value;

/** A conclusion about a shop with its evidence. Also that something could not be found out is a conclusion: it says why. */
@Value.Immutable
@ValueStyle
public abstract class Finding {
    Finding() {}

    /** What the conclusion is about, say {@code version} or {@code SOAP v2}. */
    public abstract String subject();

    /** The conclusion, for people. Programs ask {@link DetectedShop}. */
    public abstract String conclusion();

    /** What it rests on, in the order in which the shop was asked; empty if it follows from other findings. */
    public abstract List<Evidence> evidence();

    /** A new builder. Builders are for one thread; what they build is for all. */
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

    /** Builds Finding values. */
    public static final class Builder extends ImmutableFinding.Builder {
        Builder() {}
    }
}
