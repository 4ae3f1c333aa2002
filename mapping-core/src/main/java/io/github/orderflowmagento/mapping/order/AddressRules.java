package io.github.orderflowmagento.mapping.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/** The rules for an address of an order, delivery and invoice alike. */
final class AddressRules {
    private static final List<Rule<OrderAddress>> FIXED_LINES = fixed();
    private static final List<Rule<OrderAddress>> CLOSED_UP_LINES =
            AddressParts.closedUp(FIXED_LINES, "street (up to 4), city, region");

    private AddressRules() {}

    /** Returns the rules of the OrderFlow extension for Magento 1, without its defects. */
    static RuleTable<OrderAddress> standard() {
        List<Rule<OrderAddress>> rules = new ArrayList<>(CLOSED_UP_LINES);
        rules.add(text("countryCode", "country_id", OrderAddress::countryId));
        rules.add(text("postCode", "postcode", OrderAddress::postcode));
        rules.add(ContactName.STANDARD.rule());
        rules.add(text("emailAddress", "email, else customer_email of the order", OrderAddress::email));
        rules.add(text("dayPhoneNumber", "telephone", OrderAddress::telephone));
        rules.add(field("eveningPhoneNumber", "evening_telephone"));
        rules.add(field("mobilePhoneNumber", "mobile_telephone"));
        rules.add(text("companyName", "company", OrderAddress::company));
        rules.add(text("faxNumber", "fax", OrderAddress::fax));
        return RuleTable.of(OrderFields.ADDRESS, rules);
    }

    /** Returns the standard lines, with gaps closed. */
    static List<Rule<OrderAddress>> closedUpLines() {
        return CLOSED_UP_LINES;
    }

    /** Returns lines in fixed places. */
    static List<Rule<OrderAddress>> fixedLines() {
        return FIXED_LINES;
    }

    private static List<Rule<OrderAddress>> fixed() {
        List<Rule<OrderAddress>> rules = new ArrayList<>();
        for (int number = 1; number <= AddressLines.STREET_LINES; number++) {
            int line = number;
            rules.add(Rule.<OrderAddress>optional(
                            AddressParts.line(line),
                            "line " + line + " of street",
                            address -> AddressLines.street(address, line))
                    .readingOnly());
        }
        rules.add(text(AddressParts.line(5), "city", OrderAddress::city));
        rules.add(text(AddressParts.line(6), "region", OrderAddress::region));
        return List.copyOf(rules);
    }

    private static Rule<OrderAddress> text(
            String target, String source, Function<OrderAddress, Optional<String>> field) {
        return Rule.<OrderAddress>optional(
                        target, source, address -> field.apply(address).filter(text -> !text.isBlank()))
                .readingOnly();
    }

    /** Returns a rule for a field that Magento does not have; sent if a module of the shop adds it. */
    private static Rule<OrderAddress> field(String target, String field) {
        return text(target, field, address -> address.fields().nonBlank(field)).readingOnly(field);
    }
}
