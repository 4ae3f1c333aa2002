package io.github.orderflowmagento.operation.internal.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Decimals;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.Orders;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.model.OrderDetail;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Asks the warehouse which orders it has, and compares them with what was to be sent. */
public final class OrderLookup {
    /**
     * Not compared: the reference, by which the order was found; the time of the export, which differs at every attempt; the state, which
     * is OrderFlow's own.
     */
    private static final Set<String> INCOMPARABLE = Set.of("externalReference", "exported", "state");

    private static final Pattern SKU_OF_LINE = Pattern.compile("orderLine\\.\\d+\\.product\\.externalReference");

    static final String NOT_COMPARED = "not compared";

    private final Orders orders;
    private final OrderKeys keys;

    /** In British and American spelling. No other state counts as cancelled: not one in which a cancellation was only requested. */
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled");

    public OrderLookup(Orders orders, OrderKeys keys) {
        this.orders = orders;
        this.keys = keys;
    }

    /**
     * Returns the order of a key at the warehouse; empty if it has none.
     *
     * @throws OrderFlowException if that is unknown
     */
    public Optional<OrderDetail> find(String key) {
        try {
            return Optional.of(orders.detail(keys.reference(key)));
        } catch (OrderFlowException.Rejected e) {
            if (isUnknown(e, key)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Returns whether the warehouse answers that it has no such order (inferred from the recorded {@code Unable to find channel with
     * external reference 'nope'}). After any other rejection, even one that quotes the order's reference, this is unknown.
     */
    public boolean isUnknown(OrderFlowException failure, String key) {
        String words = "unable to find order with external reference '" + keys.reference(key) + "'";
        return failure instanceof OrderFlowException.Rejected
                && Failures.reason(failure).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the result of a comparison of the warehouse's order with what was to be sent: names of properties, without customers' data;
     * empty if there are no differences. Only values in the order detail under the name of a property can be compared (inferred: only
     * reference and state were ever seen in a detail). If it has elements named {@code orderLine}, in any form, the sent SKUs must occur in
     * them, which proves nothing if they do.
     */
    static String compared(ImportItem sent, OrderDetail found) {
        Map<String, String> said = said(found.document());
        Map<String, String> comparable = new TreeMap<>(sent.properties());
        comparable.keySet().removeAll(INCOMPARABLE);
        comparable.keySet().retainAll(said.keySet());
        List<String> otherLines = notInLines(sent, found.document());
        if (comparable.isEmpty() && otherLines.isEmpty()) {
            return NOT_COMPARED + ": OrderFlow returns nothing of its content";
        }
        Stream<String> others = comparable.entrySet().stream()
                .filter(property -> !isSame(property.getValue(), said.getOrDefault(property.getKey(), "")))
                .map(Map.Entry::getKey);
        List<String> names = Stream.concat(others, otherLines.stream()).toList();
        return names.isEmpty()
                ? ""
                : "but OrderFlow has it with another " + String.join(", ", names) + ": check by hand";
    }

    public static boolean isCancelled(OrderDetail order) {
        return order.state()
                .filter(state -> CANCELLED.contains(state.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Returns the sent lines whose SKU is not in OrderFlow's lines; empty if it returns no lines. */
    private static List<String> notInLines(ImportItem sent, XmlElement document) {
        Set<String> returned = elements(document)
                .filter(element -> element.name().equalsIgnoreCase("orderLine"))
                .flatMap(OrderLookup::elements)
                .flatMap(element -> Stream.concat(element.attributes().values().stream(), Stream.of(element.allText())))
                .map(String::strip)
                .collect(Collectors.toSet());
        return returned.isEmpty()
                ? List.of()
                : sent.properties().entrySet().stream()
                        .filter(property ->
                                SKU_OF_LINE.matcher(property.getKey()).matches())
                        .filter(property ->
                                !returned.contains(property.getValue().strip()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static Stream<XmlElement> elements(XmlElement element) {
        return Stream.concat(Stream.of(element), element.children().stream().flatMap(OrderLookup::elements));
    }

    private static Map<String, String> said(XmlElement document) {
        Map<String, String> said = new TreeMap<>(document.attributes());
        document.children().stream()
                .filter(child -> child.children().isEmpty())
                .forEach(child -> said.putIfAbsent(child.name(), child.allText()));
        return said;
    }

    private static boolean isSame(String one, String other) {
        return one.strip().equals(other.strip()) || isSameNumber(one, other);
    }

    private static boolean isSameNumber(String one, String other) {
        Optional<BigDecimal> number = Decimals.parse(one);
        return number.isPresent()
                && Decimals.parse(other)
                        .filter(same -> same.compareTo(number.get()) == 0)
                        .isPresent();
    }
}
