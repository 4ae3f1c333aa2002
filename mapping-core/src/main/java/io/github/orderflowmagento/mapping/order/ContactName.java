package io.github.orderflowmagento.mapping.order;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/**
 * The name in an address, assembled from some of its parts.
 *
 * @param parts in the order in which they are written
 */
record ContactName(List<NamePart> parts) implements Function<OrderAddress, Optional<String>> {
    private static final String PROPERTY = "contactName";

    /** The extension's name for a shop with default settings, which shows neither prefix nor suffix. */
    static final ContactName STANDARD = of(EnumSet.of(NamePart.FIRST, NamePart.MIDDLE, NamePart.LAST));

    /** Parts that a web service sends for every address or for none, even if empty. */
    private static final Set<NamePart> SENT_OR_NOT = EnumSet.of(NamePart.PREFIX, NamePart.SUFFIX);

    static ContactName of(Set<NamePart> parts) {
        return new ContactName(parts.stream().sorted().toList());
    }

    Rule<OrderAddress> rule() {
        return Rule.<OrderAddress>optional(
                        PROPERTY, parts.stream().map(NamePart::field).collect(Collectors.joining(", ")), this)
                .readingOnly();
    }

    @Override
    public Optional<String> apply(OrderAddress address) {
        return Optional.of(parts.stream()
                        .flatMap(part -> part.of(address).stream())
                        .collect(Collectors.joining(" ")))
                .filter(name -> !name.isEmpty());
    }

    /** Returns warnings for parts of the table's name that the shop did not send for the address. */
    static Stream<MappingWarning> missing(RuleTable<OrderAddress> table, OrderAddress address) {
        return table.rules().stream()
                .map(Rule::value)
                .filter(ContactName.class::isInstance)
                .map(ContactName.class::cast)
                .flatMap(name -> name.parts().stream())
                .filter(part -> SENT_OR_NOT.contains(part) && !part.isSentIn(address))
                .map(part -> new MappingWarning(
                        PROPERTY,
                        "sent without the " + part.field(),
                        "the shop did not send it, as over SOAP v2: read the order over XML-RPC",
                        part.field()));
    }
}
