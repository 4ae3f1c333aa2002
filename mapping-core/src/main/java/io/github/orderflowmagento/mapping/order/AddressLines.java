package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.OrderAddress;

/** Splits the street of an address into up to four lines. */
final class AddressLines {
    static final int STREET_LINES = 4;

    private AddressLines() {}

    /** Returns a line of the street. */
    static Optional<String> street(OrderAddress address, int number) {
        List<String> lines = street(address);
        return number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }

    /** Returns the lines; further lines are appended to the fourth. */
    private static List<String> street(OrderAddress address) {
        List<String> street = address.street();
        if (street.size() <= STREET_LINES) {
            return street;
        }
        List<String> lines = new ArrayList<>(street.subList(0, STREET_LINES - 1));
        lines.add(String.join(", ", street.subList(STREET_LINES - 1, street.size())));
        return lines;
    }
}
