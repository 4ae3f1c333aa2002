package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/**
 * A despatch of the warehouse as a shipment of the shop. The targets are {@code comment}, {@code track.carrier_code}, {@code
 * track.title}, {@code track.number}, {@code email} and {@code email.comment}; which units of which order item ship is worked out
 * by {@link Allocation}.
 *
 * @param rules one rule for each target; without a {@code track.number} there is no track
 */
public record ShipmentMapping(RuleTable<DespatchNotification> rules) {
    /** As the extension does: carrier {@code custom}, titled courier and service. */
    public static ShipmentMapping standard() {
        return new ShipmentMapping(RuleTable.of(List.of(
                Rule.optional("comment", "comment", ShipmentMapping::comment),
                Rule.constant("track.carrier_code", "custom"),
                Rule.optional("track.title", "courierName serviceName", ShipmentMapping::title),
                Rule.optional("track.number", "trackingNumber", despatch -> nonBlank(despatch.trackingNumber())),
                Rule.always("email", "email", despatch -> despatch.notifyCustomer() ? "1" : "0"),
                Rule.optional(
                        "email.comment",
                        "comment if includeComment",
                        despatch -> despatch.includeComment() ? comment(despatch) : Optional.empty()))));
    }

    private static Optional<String> comment(DespatchNotification despatch) {
        return nonBlank(despatch.comment());
    }

    private static Optional<String> title(DespatchNotification despatch) {
        String title = Stream.of(despatch.courierName(), despatch.serviceName())
                .flatMap(part -> nonBlank(part).stream())
                .collect(Collectors.joining(" "));
        return Optional.of(title).filter(text -> !text.isEmpty());
    }

    private static Optional<String> nonBlank(Optional<String> text) {
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * What the despatch means for the order.
     *
     * @throws MappingException if a line names a SKU that the order does not have, more units than are left to ship, or only part
     *     of a bundle that ships together; or if there are no lines at all
     */
    public ShipmentPlan map(Order order, DespatchNotification despatch) {
        return plan(Allocation.of(entity(despatch), order, despatch.lines()), despatch);
    }

    /**
     * What the despatch means beside the items, for a shipment that exists already.
     *
     * @throws MappingException if a rule fails
     */
    public ShipmentPlan planWithoutItems(DespatchNotification despatch) {
        return plan(Map.of(), despatch);
    }

    private ShipmentPlan plan(Map<Long, BigDecimal> items, DespatchNotification despatch) {
        Map<String, String> fields = rules.apply(entity(despatch), despatch);
        return new ShipmentPlan(
                items,
                Optional.ofNullable(fields.get("comment")),
                track(fields),
                "1".equals(fields.get("email")),
                Optional.ofNullable(fields.get("email.comment")));
    }

    private static String entity(DespatchNotification despatch) {
        return "despatch " + despatch.messageId() + " of order " + despatch.orderReference();
    }

    private static Optional<Track> track(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("track.number"))
                .map(number -> Track.builder()
                        .carrierCode(fields.getOrDefault("track.carrier_code", "custom"))
                        .title(Optional.ofNullable(fields.get("track.title")))
                        .number(number)
                        .build());
    }
}
