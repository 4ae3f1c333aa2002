package io.github.orderflowmagento.examples.mapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.file.PackagedMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;

/** The standard mapping, changed by a file, then by a package: hand it to {@code OrderExport.between(…).mapping(…)}. */
public final class CustomMapper {
    private CustomMapper() {}

    /** The mapping with what {@code shop.properties} and {@link GiftOrders} say. */
    public static OrderMapping orders() {
        MappingFile file = MappingFile.properties("shop.properties", text("shop.properties"));
        return PackagedMapping.apply("gift-orders", file.applyTo(OrderMapping.standard()));
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(CustomMapper.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
