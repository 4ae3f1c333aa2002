package io.github.orderflowmagento.mapping.order;

import java.util.Optional;

import io.github.orderflowmagento.magento.model.OrderAddress;

/** The parts of a name in an address, in the order in which Magento writes them. */
public enum NamePart {
    /** The title before the name. Not sent over SOAP v2. */
    PREFIX("prefix"),
    /** The first name. */
    FIRST("firstname"),
    /** The middle name. Not sent over SOAP v2 by Magento Community; sent by OpenMage. */
    MIDDLE("middlename"),
    /** The last name. */
    LAST("lastname"),
    /** The suffix after the name. Not sent over SOAP v2. */
    SUFFIX("suffix");

    private final String field;

    NamePart(String field) {
        this.field = field;
    }

    /** Returns Magento's name of the field. */
    String field() {
        return field;
    }

    Optional<String> of(OrderAddress address) {
        return raw(address).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Returns whether the shop sent the field, even if empty. */
    boolean isSentIn(OrderAddress address) {
        return address.fields().has(field) || raw(address).isPresent();
    }

    private Optional<String> raw(OrderAddress address) {
        return switch (this) {
            case PREFIX -> address.prefix();
            case FIRST -> address.firstname();
            case MIDDLE -> address.middlename();
            case LAST -> address.lastname();
            case SUFFIX -> address.suffix();
        };
    }
}
