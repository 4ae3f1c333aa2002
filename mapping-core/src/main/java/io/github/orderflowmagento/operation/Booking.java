package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

/** Books one despatch with the shop: look up, create if there is nothing, then complete what is missing. */
final class Booking {
    private final Shipments shipments;
    private final ShipmentMapping mapping;
    private final Ledger ledger;
    private final boolean dryRun;

    Booking(Shipments shipments, ShipmentMapping mapping, Ledger ledger, boolean dryRun) {
        this.shipments = shipments;
        this.mapping = mapping;
        this.ledger = ledger;
        this.dryRun = dryRun;
    }

    void book(Order order, DespatchNotification despatch) {
        String key = ShipmentNotification.key(despatch);
        try {
            Optional<Shipment> present = DespatchMark.find(shipmentsOf(order), despatch);
            if (present.isPresent()) {
                completeLater(key, present.get(), despatch);
            } else if (isShippable(key, order)) {
                create(key, order, despatch, mapping.map(order, despatch));
            }
        } catch (MappingException e) {
            ledger.failedForGood(key, Failures.reason(e));
        } catch (MagentoException e) {
            Failures.book(ledger, key, e);
        }
    }

    private List<Shipment> shipmentsOf(Order order) {
        List<String> numbers = shipments.ofOrder(order).stream()
                .map(ShipmentSummary::incrementId)
                .toList();
        return shipments.details(numbers).stream().map(Answer::orThrow).toList();
    }

    private boolean isShippable(String key, Order order) {
        if (order.state() == OrderState.HOLDED || order.state() == OrderState.PAYMENT_REVIEW) {
            ledger.notTried(key, "the order is " + order.stateCode().orElse("") + ": it waits until that is over");
            return false;
        }
        if (order.state() == OrderState.CANCELED) {
            ledger.failedForGood(key, "the order is cancelled in the shop, but was despatched");
            return false;
        }
        return true;
    }

    private void create(String key, Order order, DespatchNotification despatch, ShipmentPlan plan) {
        if (dryRun) {
            ledger.done(key, "would ship " + units(plan.items().values()) + " units: dry run");
            return;
        }
        ShipmentRequest request = ShipmentRequest.builder()
                .orderIncrementId(order.incrementId())
                .items(plan.items())
                .comment(DespatchMark.mark(plan.comment(), despatch))
                .build();
        String number;
        try {
            number = shipments.create(request);
        } catch (MagentoException e) {
            number = lookUpAfter(e, order, despatch);
        }
        Shipment shipment = shipments.details(List.of(number)).get(0).orThrow();
        complete(shipment, plan);
        ledger.done(key, "shipment " + number + differences(plan, shipment));
    }

    /** Whether the shipment was made all the same. If it was, the failure is past. */
    private String lookUpAfter(MagentoException failure, Order order, DespatchNotification despatch) {
        if (!failure.outcomeUnknown()) {
            throw failure;
        }
        return DespatchMark.find(shipmentsOf(order), despatch)
                .map(Shipment::incrementId)
                .orElseThrow(() -> failure);
    }

    private void completeLater(String key, Shipment shipment, DespatchNotification despatch) {
        ShipmentPlan plan = mapping.planWithoutItems(despatch);
        List<String> missing = missing(shipment, plan);
        if (missing.isEmpty()) {
            ledger.alreadyThere(key, "shipment " + shipment.incrementId());
        } else if (dryRun) {
            ledger.done(key, "would add " + missing + " to shipment " + shipment.incrementId() + ": dry run");
        } else {
            complete(shipment, plan);
            ledger.done(key, "shipment " + shipment.incrementId() + " was there, added " + missing);
        }
    }

    private static List<String> missing(Shipment shipment, ShipmentPlan plan) {
        List<String> missing = new ArrayList<>();
        if (plan.track()
                .filter(track -> !DespatchMark.hasTrack(shipment, track.number()))
                .isPresent()) {
            missing.add("track");
        }
        if (plan.emailsCustomer() && !shipment.isEmailSent()) {
            missing.add("e-mail");
        }
        return missing;
    }

    /** The track comes before the e-mail, so that the customer reads the number. */
    private void complete(Shipment shipment, ShipmentPlan plan) {
        List<String> missing = missing(shipment, plan);
        if (missing.contains("track")) {
            plan.track().ifPresent(track -> shipments.addTrack(shipment.incrementId(), track));
        }
        if (missing.contains("e-mail")) {
            shipments.sendEmail(shipment.incrementId(), plan.emailComment());
        }
    }

    /** Magento ships fewer units than asked without an error, if someone else ships in the same moment. */
    private static String differences(ShipmentPlan plan, Shipment shipment) {
        Map<Long, BigDecimal> shipped = shipment.items().stream()
                .collect(Collectors.toMap(ShipmentItem::orderItemId, ShipmentItem::qty, BigDecimal::add));
        StringBuilder differences = new StringBuilder();
        plan.items().forEach((item, units) -> {
            BigDecimal really = shipped.getOrDefault(item, BigDecimal.ZERO);
            if (really.compareTo(units) != 0) {
                differences
                        .append(", but order item ")
                        .append(item)
                        .append(": ")
                        .append(Amounts.text(really))
                        .append(" shipped instead of ")
                        .append(Amounts.text(units));
            }
        });
        return differences.toString();
    }

    private static String units(Iterable<BigDecimal> quantities) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal quantity : quantities) {
            sum = sum.add(quantity);
        }
        return Amounts.text(sum);
    }
}
