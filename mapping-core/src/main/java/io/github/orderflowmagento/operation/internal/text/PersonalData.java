package io.github.orderflowmagento.operation.internal.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportSchema;

/**
 * The personal data of an order: names, addresses, telephone numbers and the like. The shop, the warehouse or a custom rule may quote it in
 * messages, but stored and displayed texts must not contain it. Values are found as whole words, ignoring case and white space.
 */
public final class PersonalData {
    private static final PersonalData NONE = new PersonalData(Stream.empty());
    private static final String BLOT = "[...]";

    /** Values with fewer letters and digits are parts of ordinary words. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 24;

    private static final int MOST_VALUES = 200;

    private static final List<String> FIELDS = List.of(
            "customer_firstname",
            "customer_middlename",
            "customer_lastname",
            "customer_email",
            "customer_dob",
            "customer_taxvat",
            "customer_note",
            "remote_ip",
            "x_forwarded_for");

    private static final List<String> OF_A_LIST = List.of(
            "firstname",
            "lastname",
            "telephone",
            "postcode",
            "billing_firstname",
            "billing_lastname",
            "billing_name",
            "shipping_firstname",
            "shipping_lastname",
            "shipping_name");

    /** A custom property of an order or a line that contains a customer's text. */
    private static final String GIFT_MESSAGE = "giftMessage";

    private final @Nullable Pattern values;

    private PersonalData(Stream<String> values) {
        String alternatives = values.flatMap(String::lines)
                .map(value -> value.replaceAll("[\\s\\p{Z}]+", ""))
                .filter(PersonalData::isLongEnough)
                .distinct()
                .limit(MOST_VALUES)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(PersonalData::normalised)
                .collect(Collectors.joining("|"));
        this.values = alternatives.isEmpty()
                ? null
                : Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns the fields of an order needed for this. */
    public static Projection projection() {
        return Projection.of(FIELDS);
    }

    /** Returns no data. */
    public static PersonalData none() {
        return NONE;
    }

    /** Returns the data of the customer of an order in a list. */
    public static PersonalData of(OrderSummary order) {
        return new PersonalData(values(order.fields(), Stream.concat(FIELDS.stream(), OF_A_LIST.stream())));
    }

    /** Returns the data of the order's customer and recipient. */
    public static PersonalData of(Order order) {
        return new PersonalData(values(order));
    }

    /** Returns the data of the order's customer and recipient, as in the shop and as sent. */
    public static PersonalData of(Order order, ImportItem item) {
        Stream<String> sent = item.properties().entrySet().stream()
                .filter(property -> ImportSchema.isPersonal(item.type(), property.getKey())
                        || property.getKey().endsWith(GIFT_MESSAGE))
                .map(Map.Entry::getValue);
        return new PersonalData(Stream.concat(values(order), sent));
    }

    private static Stream<String> values(Order order) {
        Stream<String> addresses = Stream.of(order.billingAddress(), order.shippingAddress())
                .flatMap(Optional::stream)
                .flatMap(PersonalData::values);
        return Stream.concat(addresses, values(order.fields(), FIELDS.stream()));
    }

    /** Fields that were not requested from the shop cannot be quoted. */
    private static Stream<String> values(Fields order, Stream<String> names) {
        return names.filter(order::wasRequested).flatMap(name -> order.text(name).stream());
    }

    private static Stream<String> values(OrderAddress address) {
        Stream<String> single = Stream.of(
                        address.firstname(),
                        address.middlename(),
                        address.lastname(),
                        address.company(),
                        address.city(),
                        address.postcode(),
                        address.telephone(),
                        address.fax(),
                        address.vatId(),
                        address.email())
                .flatMap(Optional::stream);
        return Stream.concat(single, address.street().stream());
    }

    private static boolean isLongEnough(String value) {
        return value.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST;
    }

    /**
     * Matches the value as whole words. Of a long value, for example a note, messages quote a part: everything from its beginning is
     * masked. A pattern of the whole value would be unbounded.
     */
    private static String normalised(String value) {
        boolean isLong = value.codePointCount(0, value.length()) > LONGEST;
        return value.codePoints()
                        .limit(LONGEST)
                        .mapToObj(character -> Pattern.quote(Character.toString(character)))
                        .collect(Collectors.joining("\\s*+"))
                + (isLong ? "[\\s\\S]*+" : "(?![\\p{L}\\p{N}])");
    }

    /** Returns the text with the data masked. */
    String maskedIn(String text) {
        return values == null ? text : values.matcher(text).replaceAll(BLOT);
    }
}
