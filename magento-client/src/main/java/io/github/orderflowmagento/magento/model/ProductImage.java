package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** An image in a product's gallery. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableProductImage.class)
public interface ProductImage extends Entity {
    /** Absolute URL of the image. */
    String url();

    /** The image's path within the shop's media, by which other calls of Magento's API name it. */
    Optional<String> file();

    /** The label of the image, in the administration or the store view that was read. */
    Optional<String> label();

    /** The position of the image in the gallery; lower comes first. */
    Optional<Long> position();

    /** Whether the image is not shown in the gallery; it may still have {@link #types}. Empty if the shop does not say. */
    @JsonProperty("exclude")
    Optional<Boolean> isExcluded();

    /** The uses of the image: {@code image}, {@code small_image}, {@code thumbnail}; empty if it is in the gallery only. */
    List<String> types();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static ProductImage of(Fields fields) {
        return ModelReader.read(fields, ProductImage.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ProductImage} values. Required: {@code url}. {@code build()} throws {@link IllegalStateException} if
     * one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableProductImage.Builder {}
}
