package io.github.orderflowmagento.examples.mapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;

/**
 * The standard mappings, changed by a file, then by the packages on the class path: hand them to each operation. They are the same for a
 * Magento 1 and a Magento 2.
 */
public final class CustomMapper {
    private CustomMapper() {}

    /** The mappings with what {@code shop.properties} and {@link GiftOrders} say. */
    public static Mappings mappings() {
        MappingFile file = MappingFile.properties("shop.properties", text("shop.properties"));
        return Mappings.standard().with(file).withPackages();
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(CustomMapper.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
