package io.github.orderflowmagento.operation.internal.export;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderHead;

/**
 * What an exported order is known again by: a hash of what it is (the shop's id and the time of placing), and one for each part of
 * what was to be sent. The parts are taken from the order, not from the import made of it: another mapping makes no other order of
 * it. What changes while an order is worked on is no part of it: status, invoices, comments, units shipped.
 *
 * @param sentAt when it was sent, or last found to be there
 * @param order what was placed
 * @param lines SKUs and units to be despatched in all, those shipped included
 * @param delivery where it goes, and how
 * @param invoice who pays
 * @param total what it costs
 * @param reference what OrderFlow knows it by; empty if that is not known, as of orders of which a state was kept before references were
 * @param channel where it went; empty for the channel of the warehouse's client
 * @param isConfirmed whether OrderFlow has said that it took this order, or a warning that this is not known; if not, what it has under the
 *     number may be another
 */
record Fingerprint(
        Instant sentAt,
        String order,
        String lines,
        String delivery,
        String invoice,
        String total,
        String reference,
        String channel,
        boolean isConfirmed) {
    private static final int HASH_BYTES = 4;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{" + 2 * HASH_BYTES + "}");

    /** Without what was not always kept. */
    private static final int FIELDS = 6;

    private static final String UNCONFIRMED = "unconfirmed";

    /** Before the name of a channel. */
    private static final String IN = "@";

    /**
     * @param reference by which it goes; empty if it has none
     * @param channel where it goes; empty for the one of the warehouse's client
     */
    static Fingerprint of(Order order, Instant sentAt, Optional<String> reference, String channel) {
        // every hash is of this order only: equal addresses of two orders do not show as equal
        String placed = placed(order);
        String id = hash(placed, Stream.empty());
        return new Fingerprint(
                sentAt.truncatedTo(ChronoUnit.SECONDS),
                id,
                hash(placed, FingerprintRows.of(order)),
                hash(
                        placed,
                        Stream.concat(
                                order.shippingAddress().stream().flatMap(Fingerprint::lines),
                                Stream.of(text(order.shippingMethod())))),
                hash(placed, order.billingAddress().stream().flatMap(Fingerprint::lines)),
                hash(
                        placed,
                        Stream.of(
                                text(order.orderCurrencyCode()),
                                order.grandTotal().map(Fingerprint::plain).orElse(""))),
                reference.map(text -> hash(id, Stream.of(text))).orElse(""),
                channel,
                false);
    }

    private static Stream<String> lines(OrderAddress address) {
        Stream<Optional<String>> parts = Stream.of(
                address.firstname(),
                address.lastname(),
                address.company(),
                address.city(),
                address.region(),
                address.postcode(),
                address.countryId(),
                address.telephone());
        return Stream.concat(
                parts.map(Fingerprint::text), address.street().stream().map(String::strip));
    }

    private static String text(Optional<String> text) {
        return text.map(String::strip).orElse("");
    }

    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String hash(String placed, Stream<String> texts) {
        String all = Stream.concat(Stream.of(placed), texts).collect(Collectors.joining("\u0000"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String placed(OrderHead order) {
        return order.orderId().map(String::valueOf).orElse("") + " "
                + order.createdAt().map(String::valueOf).orElse("");
    }

    /**
     * The same, with the lines as they were told before, if they differ in how bundles ship alone: that is told of the product as it is now,
     * and not of the order.
     */
    Fingerprint withBundlesAsIn(Fingerprint before, Order met) {
        return lines.equals(before.lines)
                        || FingerprintRows.withOtherBundles(met)
                                .noneMatch(rows -> hash(placed(met), rows).equals(before.lines))
                ? this
                : new Fingerprint(
                        sentAt, order, before.lines, delivery, invoice, total, reference, channel, isConfirmed);
    }

    /** Whether both are of one placed order, changed or not. */
    boolean isOfSameOrder(Fingerprint other) {
        return order.equals(other.order);
    }

    /** Whether it is of this order, changed or not. */
    boolean isOf(OrderHead other) {
        return order.equals(hash(placed(other), Stream.empty()));
    }

    /** What of the order is not as it was then, in words; empty if all of it is. */
    List<String> differences(Fingerprint before) {
        List<String> differences = new ArrayList<>();
        if (!lines.equals(before.lines)) {
            differences.add("its lines");
        }
        if (!delivery.equals(before.delivery)) {
            differences.add("its delivery");
        }
        if (!invoice.equals(before.invoice)) {
            differences.add("its invoice address");
        }
        if (!total.equals(before.total)) {
            differences.add("its total");
        }
        return differences;
    }

    /** Whether it went by another reference than this; not, if it is not known by which. */
    boolean isByOtherThan(String text) {
        return !reference.isEmpty() && !reference.equals(hash(order, Stream.of(text)));
    }

    /** The same as it went by this reference, where it is not known by which. */
    Fingerprint by(String text) {
        return reference.isEmpty()
                ? new Fingerprint(
                        sentAt,
                        order,
                        lines,
                        delivery,
                        invoice,
                        total,
                        hash(order, Stream.of(text)),
                        channel,
                        isConfirmed)
                : this;
    }

    /** The same as it was met at another time. */
    Fingerprint metAgain(Fingerprint again) {
        return new Fingerprint(again.sentAt, order, lines, delivery, invoice, total, reference, channel, isConfirmed);
    }

    Fingerprint confirmed() {
        return new Fingerprint(sentAt, order, lines, delivery, invoice, total, reference, channel, true);
    }

    /** As the state keeps it. */
    String text() {
        return String.join(" ", sentAt.toString(), order, lines, delivery, invoice, total)
                + (reference.isEmpty() ? "" : " " + reference)
                + (channel.isEmpty() ? "" : " " + IN + encoded(channel))
                + (isConfirmed ? "" : " " + UNCONFIRMED);
    }

    /** The name of a channel may hold anything, blanks too. */
    private static String encoded(String channel) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(channel.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String channel) {
        return new String(Base64.getUrlDecoder().decode(channel), StandardCharsets.UTF_8);
    }

    /** The text as it was kept; empty for what is none: then it is as if nothing were known. */
    static Optional<Fingerprint> parse(String text) {
        List<String> fields = new ArrayList<>(List.of(text.split(" ", -1)));
        boolean isConfirmed = !fields.get(fields.size() - 1).equals(UNCONFIRMED);
        if (!isConfirmed) {
            fields.remove(fields.size() - 1);
        }
        boolean isByReference =
                fields.size() > FIELDS && HASH.matcher(fields.get(FIELDS)).matches();
        String reference = isByReference ? fields.remove(FIELDS) : "";
        boolean isInChannel = fields.size() == FIELDS + 1 && fields.get(FIELDS).startsWith(IN);
        if (fields.size() != FIELDS && !isInChannel) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Fingerprint(
                    Instant.parse(fields.get(0)),
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    reference,
                    isInChannel ? decoded(fields.get(FIELDS).substring(IN.length())) : "",
                    isConfirmed));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
