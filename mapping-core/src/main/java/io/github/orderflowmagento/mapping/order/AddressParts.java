package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/**
 * Changes the address lines of a mapping by their parts: street, city and region. In the standard mapping, line 5 is not the city but the
 * fifth part that has a value. To move the city, the table is expanded so that each part has its own line; it is then changed, and its gaps
 * are closed again, as in the extension.
 */
public final class AddressParts {
    private static final int LINES = 6;

    private AddressParts() {}

    /**
     * Returns a table with its parts changed: the street is in {@code addressLine1} to {@code addressLine4}, the city in
     * {@code addressLine5}, the region in {@code addressLine6}. A table that closes gaps still does so afterwards.
     *
     * @param table a table with the lines of {@link OrderMapping#standard} or {@link OrderMapping#withFixedAddressLines}
     * @param change the change of the table with each part on its own line
     * @throws IllegalStateException if the table has other address lines
     */
    public static RuleTable<OrderAddress> changed(
            RuleTable<OrderAddress> table, UnaryOperator<RuleTable<OrderAddress>> change) {
        if (hasLines(table, AddressRules.fixedLines())) {
            return change.apply(table);
        }
        if (!hasLines(table, AddressRules.closedUpLines())) {
            throw new IllegalStateException("the address lines of the mapping are not the standard ones");
        }
        return closedUp(change.apply(table.with(AddressRules.fixedLines()).from(Origin.STANDARD, table)));
    }

    private static boolean hasLines(RuleTable<OrderAddress> table, List<Rule<OrderAddress>> lines) {
        return lines(table).stream()
                .map(Rule::value)
                .toList()
                .equals(lines.stream().map(Rule::value).toList());
    }

    private static List<Rule<OrderAddress>> lines(RuleTable<OrderAddress> table) {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(AddressParts::line)
                .filter(table.targets()::contains)
                .<Rule<OrderAddress>>map(table::rule)
                .toList();
    }

    private static RuleTable<OrderAddress> closedUp(RuleTable<OrderAddress> table) {
        List<Rule<OrderAddress>> parts = lines(table);
        Origin origin = parts.stream()
                .map(Rule::origin)
                .filter(from -> !from.equals(Origin.STANDARD))
                .findFirst()
                .orElse(Origin.STANDARD);
        String sources = parts.stream().map(Rule::source).collect(Collectors.joining(", "));
        List<Rule<OrderAddress>> rules = new ArrayList<>();
        closedUp(parts, sources).forEach(rule -> rules.add(rule.from(origin)));
        table.rules().stream().filter(rule -> !parts.contains(rule)).forEach(rules::add);
        return RuleTable.of(table.fields(), rules);
    }

    /** Returns as many lines as parts; each has the next part that has a value. */
    static List<Rule<OrderAddress>> closedUp(List<Rule<OrderAddress>> parts, String sources) {
        Optional<Set<String>> reads = RuleTable.of(OrderFields.ADDRESS, parts).reads();
        return IntStream.rangeClosed(1, parts.size())
                .<Rule<OrderAddress>>mapToObj(number -> Rule.<OrderAddress>optional(
                        line(number),
                        "line " + number + " of " + sources + ", without gaps",
                        address -> present(parts, address, number)))
                .map(line ->
                        Rule.<OrderAddress>builder().from(line).reads(reads).build())
                .toList();
    }

    /** Returns the value of the nth part that has one. */
    private static Optional<String> present(List<Rule<OrderAddress>> parts, OrderAddress address, int number) {
        int count = 0;
        for (Rule<OrderAddress> part : parts) {
            Optional<String> text = part.value().apply(address);
            if (text.isPresent() && !text.get().isBlank() && ++count == number) {
                return text;
            }
        }
        return Optional.empty();
    }

    /** Returns the property of a line. */
    static String line(int number) {
        return "addressLine" + number;
    }
}
