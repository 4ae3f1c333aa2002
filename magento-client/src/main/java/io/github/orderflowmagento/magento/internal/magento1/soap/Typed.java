package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A value of a request with its own type in the shop's WSDL. Plain values remain plain: text, number, null. */
sealed interface Typed {
    /** A single value of one of XML Schema's types. */
    record Text(String type, String text) implements Typed {}

    /** Named members of one of the WSDL's types; null ones are not sent. */
    record Struct(String type, Map<String, ? extends @Nullable Object> members) implements Typed {}

    /** A list of one of the WSDL's types. */
    record Array(String type, String itemType, List<?> items) implements Typed {}
}
