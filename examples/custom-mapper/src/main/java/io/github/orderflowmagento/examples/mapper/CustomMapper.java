package io.github.orderflowmagento.examples.mapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;

/**
 * The standard mappings with the changes of a file and of the packages on the class path. Pass them to each operation; they are the same
 * for Magento 1 and Magento 2.
 */
public final class CustomMapper {
    private CustomMapper() {}

    /** Returns the mappings with the changes of {@code shop.properties} and {@link GiftOrders}. */
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
