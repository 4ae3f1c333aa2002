package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.OrderAddress;

/** Parts of an address as OrderFlow wants them: a street of up to four lines, and one name. */
final class AddressLines {
    static final int STREET_LINES = 4;

    private AddressLines() {}

    /** A line of the street alone. */
    static Optional<String> street(OrderAddress address, int number) {
        List<String> lines = street(address);
        return number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }

    /** A street of more than four lines keeps all its text: what is left goes into the fourth. */
    private static List<String> street(OrderAddress address) {
        List<String> street = address.street();
        if (street.size() <= STREET_LINES) {
            return street;
        }
        List<String> lines = new ArrayList<>(street.subList(0, STREET_LINES - 1));
        lines.add(String.join(", ", street.subList(STREET_LINES - 1, street.size())));
        return lines;
    }

    static Optional<String> name(OrderAddress address) {
        String name = Stream.of(
                        address.prefix(),
                        address.firstname(),
                        address.middlename(),
                        address.lastname(),
                        address.suffix())
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return Optional.of(name).filter(text -> !text.isEmpty());
    }
}
