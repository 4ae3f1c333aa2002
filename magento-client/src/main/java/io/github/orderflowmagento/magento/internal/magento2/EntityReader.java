package io.github.orderflowmagento.magento.internal.magento2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.XmlCharacters;

/** Reads values from fields, and converts unreadable fields to failures. */
final class EntityReader {
    private static final Logger LOG = LoggerFactory.getLogger(EntityReader.class);

    /** Short enough for a {@code long}. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private EntityReader() {}

    static <T> T read(String operation, Fields fields, Function<Fields, T> reading) {
        try {
            return reading.apply(fields);
        } catch (InvalidFieldException e) {
            throw new MagentoException.NotUnderstood(Details.of(operation, String.valueOf(e.getMessage()))
                    .concerning(Concern.ITEM)
                    .causedBy(e));
        }
    }

    /** Returns the number of an entity; empty if it has no readable one. */
    static OptionalLong number(Map<String, @Nullable Object> row, String name) {
        return number(row.get(name)).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Returns the number of an entity, which some modules send as text; empty if it is invalid. */
    static Optional<Long> number(@Nullable Object sent) {
        return Optional.ofNullable(sent)
                .map(String::valueOf)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    /** Returns the value, or the failure if it concerns this entity alone. */
    static <T> Answer<T> answer(String key, Supplier<T> reading) {
        try {
            return Answer.of(key, reading.get());
        } catch (MagentoException e) {
            if (e.concerns() == Concern.ITEM) {
                return Answer.failed(key, e);
            }
            throw e;
        }
    }

    /** Returns a row of a list without the texts whose bytes could not be decoded: they affect neither the row nor the others. */
    static Map<String, @Nullable Object> decoded(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> decoded = new LinkedHashMap<>(row);
        row.forEach((name, value) -> {
            if (value instanceof String text && text.contains(XmlCharacters.UNDECODED)) {
                decoded.remove(name);
                LOG.warn("A row is read without its {}, whose bytes cannot be decoded", name);
            }
        });
        return decoded;
    }
}
