package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.Locale;
import java.util.regex.Pattern;

import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Converts names of fields, which Magento accepts as {@code trackingNumber} and as {@code tracking_number}, to camel case. */
final class CamelCase {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])_([a-z0-9])");

    private CamelCase() {}

    static String of(String name) {
        return name.indexOf('_') < 0
                ? name
                : NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /** Returns the element with the names of its descendants converted. Its own name stays. */
    static XmlElement within(XmlElement element) {
        return XmlElement.builder()
                .from(element)
                .children(element.children().stream()
                        .map(child -> XmlElement.builder()
                                .from(within(child))
                                .name(of(child.name()))
                                .build())
                        .toList())
                .build();
    }
}
