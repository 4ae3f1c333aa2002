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
 * What an order tells of people: names, addresses, telephone numbers and the like. The shop, the warehouse or a custom rule may
 * repeat it, and what is kept and shown of the order must not. Values are found as whole words, whatever their case and white space.
 */
public final class PersonalData {
    private static final PersonalData NONE = new PersonalData(Stream.empty());
    private static final String BLOT = "[...]";

    /** Fewer letters and digits are a part of ordinary words. */
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

    /** A custom property, of an order or of a line, that holds what a customer wrote. */
    private static final String GIFT_MESSAGE = "giftMessage";

    private final @Nullable Pattern values;

    private PersonalData(Stream<String> values) {
        String alternatives = values.flatMap(String::lines)
                .map(value -> value.replaceAll("[\\s\\p{Z}]+", ""))
                .filter(PersonalData::isLongEnough)
                .distinct()
                .limit(MOST_VALUES)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(PersonalData::spelled)
                .collect(Collectors.joining("|"));
        this.values = alternatives.isEmpty()
                ? null
                : Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What of an order is to be read for it. */
    public static Projection projection() {
        return Projection.of(FIELDS);
    }

    /** Of nobody. */
    public static PersonalData none() {
        return NONE;
    }

    /** Of the customer of an order in a list. */
    public static PersonalData of(OrderSummary order) {
        return new PersonalData(values(order.fields(), Stream.concat(FIELDS.stream(), OF_A_LIST.stream())));
    }

    /** Of the order's customer, and of whom it goes to. */
    public static PersonalData of(Order order) {
        return new PersonalData(values(order));
    }

    /** Of the order's customer, and of whom it goes to, as the shop has it and as it is sent. */
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

    /** What the shop was not asked for, it cannot have told. */
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
     * The value as whole words. Of a long one, a note for example, who quotes it quotes a part: from its beginning on, all is masked. A
     * pattern of all of it would grow without bounds.
     */
    private static String spelled(String value) {
        boolean isLong = value.codePointCount(0, value.length()) > LONGEST;
        return value.codePoints()
                        .limit(LONGEST)
                        .mapToObj(character -> Pattern.quote(Character.toString(character)))
                        .collect(Collectors.joining("\\s*+"))
                + (isLong ? "[\\s\\S]*+" : "(?![\\p{L}\\p{N}])");
    }

    /** The text without any of it. */
    String maskedIn(String text) {
        return values == null ? text : values.matcher(text).replaceAll(BLOT);
    }
}
