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
 * Identifies an exported order: a hash of its identity (the shop's id and the time of placing), and one for each part of what was to be
 * sent. The parts are taken from the order, not from its import, so that another mapping does not change them. They exclude what changes
 * during processing: status, invoices, comments, shipped units.
 *
 * @param sentAt when it was sent, or last found at OrderFlow
 * @param order the identity
 * @param lines SKUs and units to be despatched in total, including those shipped
 * @param delivery the delivery address and method
 * @param invoice the invoice address
 * @param total the total amount
 * @param reference the reference at OrderFlow; empty if unknown, as in states from before references were stored
 * @param channel the channel; empty for that of the warehouse's client
 * @param isConfirmed whether OrderFlow has confirmed this order, or a warning reported that this is unknown; otherwise OrderFlow may have
 *     another order under the number
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

    /** Creates a fingerprint without fields that were added later. */
    private static final int FIELDS = 6;

    private static final String UNCONFIRMED = "unconfirmed";

    /** The prefix of a channel's name. */
    private static final String IN = "@";

    /**
     * @param reference the reference; empty if there is none
     * @param channel the channel; empty for that of the warehouse's client
     */
    static Fingerprint of(Order order, Instant sentAt, Optional<String> reference, String channel) {
        // each hash includes the order, so equal addresses of two orders are not recognisable
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
     * Returns the fingerprint with the earlier lines if they differ only in how bundles ship: that is a property of the current product,
     * not of the order.
     */
    Fingerprint withBundlesAsIn(Fingerprint before, Order met) {
        return lines.equals(before.lines)
                        || FingerprintRows.withOtherBundles(met)
                                .noneMatch(rows -> hash(placed(met), rows).equals(before.lines))
                ? this
                : new Fingerprint(
                        sentAt, order, before.lines, delivery, invoice, total, reference, channel, isConfirmed);
    }

    /** Returns whether both are of one placed order, changed or not. */
    boolean isOfSameOrder(Fingerprint other) {
        return order.equals(other.order);
    }

    /** Returns whether it is of this order, changed or not. */
    boolean isOf(OrderHead other) {
        return order.equals(hash(placed(other), Stream.empty()));
    }

    /** Returns in words which parts of the order have changed; empty if none. */
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

    /** Returns whether it was sent under another reference; false if the reference is unknown. */
    boolean isByOtherThan(String text) {
        return !reference.isEmpty() && !reference.equals(hash(order, Stream.of(text)));
    }

    /** Returns the fingerprint with this reference if it is unknown. */
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

    /** Returns the fingerprint with another time. */
    Fingerprint metAgain(Fingerprint again) {
        return new Fingerprint(again.sentAt, order, lines, delivery, invoice, total, reference, channel, isConfirmed);
    }

    Fingerprint confirmed() {
        return new Fingerprint(sentAt, order, lines, delivery, invoice, total, reference, channel, true);
    }

    /** Returns its form in the state. */
    String text() {
        return String.join(" ", sentAt.toString(), order, lines, delivery, invoice, total)
                + (reference.isEmpty() ? "" : " " + reference)
                + (channel.isEmpty() ? "" : " " + IN + encoded(channel))
                + (isConfirmed ? "" : " " + UNCONFIRMED);
    }

    /** A channel's name may contain anything, including blanks. */
    private static String encoded(String channel) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(channel.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String channel) {
        return new String(Base64.getUrlDecoder().decode(channel), StandardCharsets.UTF_8);
    }

    /** Parses the form in the state; empty if invalid, as if nothing were known. */
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
