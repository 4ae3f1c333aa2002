package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * An image in a product's gallery.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableProductImage.class)
public interface ProductImage extends Entity {
    /** Absolute address of the image. */
    String url();

    /** The image's name within the shop's media, its key towards other calls. */
    Optional<String> file();

    /** What people read beside the image, in the store view asked for. */
    Optional<String> label();

    /** The place of the image in the gallery; lower comes first. */
    Optional<Long> position();

    /** Whether the image is kept from the gallery; it may still have a use. Empty if the shop does not tell. */
    @JsonProperty("exclude")
    Optional<Boolean> isExcluded();

    /** What the image is used as: {@code image}, {@code small_image}, {@code thumbnail}; may be empty. */
    List<String> types();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static ProductImage of(Fields fields) {
        return ModelReader.read(fields, ProductImage.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ProductImage values. */
    final class Builder extends ImmutableProductImage.Builder {}
}
