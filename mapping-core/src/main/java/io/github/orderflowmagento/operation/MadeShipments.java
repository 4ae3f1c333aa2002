package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentPlan;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Reads back the shipments that this run has made: whether the shop has them, with their mark, once, and with the units despatched. */
final class MadeShipments {
    private final Shipments shipments;
    private final OrderMapping orders;
    private final Ledger ledger;
    private final OutageDetector watch;

    /** @param orders by which the orders were exported */
    MadeShipments(Shipments shipments, OrderMapping orders, Ledger ledger, OutageDetector watch) {
        this.shipments = shipments;
        this.orders = orders;
        this.ledger = ledger;
        this.watch = watch;
    }

    /**
     * A shipment that the shop says it has made.
     *
     * @param number the shipment's
     */
    record Made(String key, Order order, DespatchNotification despatch, ShipmentPlan plan, String number) {}

    /** What each of them lacks, and how it ends once it is complete. What ends at once is booked, and left out. */
    List<IncompleteShipment> readBack(List<Made> made) {
        List<IncompleteShipment> incomplete = new ArrayList<>();
        // all of the orders': a run without a common checkpoint may have made one at the same moment
        List<Answer<List<Shipment>>> answers = made.isEmpty() || ledger.hasEnded()
                ? List.of()
                : shipments.ofOrders(made.stream().map(Made::order).toList());
        for (int i = 0; i < made.size(); i++) {
            Made one = made.get(i);
            if (ledger.hasEnded()) {
                ledger.notCompleted(one.key(), one.number());
                continue;
            }
            try {
                readBack(one, answers.get(i).orThrow()).ifPresent(incomplete::add);
            } catch (MagentoException e) {
                watch.book(one.key(), e);
                watch.others(false);
            } catch (LeaseLost e) {
                ledger.endEarly(e);
                ledger.notCompleted(one.key(), one.number());
            }
        }
        return incomplete;
    }

    private Optional<IncompleteShipment> readBack(Made one, List<Shipment> ofOrder) {
        List<Shipment> all = ofOrder;
        Optional<Shipment> made = named(one, all);
        if (made.isEmpty()) {
            // a shop may not heed the filter of a list for several orders
            all = ofItsOrder(one);
            made = named(one, all);
        }
        if (made.isEmpty()) {
            // not the answer to this request, but one from a cache, for example: the next look tells what became of it
            ledger.failedItself(
                    one.key(),
                    "the shop says that it made shipment '" + one.number() + "', but has none of that number");
            return Optional.empty();
        }
        Shipment shipment = made.get();
        boolean keepsMark = DespatchMark.isOn(shipment, one.despatch());
        if (!keepsMark) {
            keepsMark = markAgain(one);
            // another run's may have lost its mark, too
            all = ofItsOrder(one);
        }
        List<Shipment> marked = DespatchMark.marked(all, one.despatch());
        if (marked.size() > 1 && !marked.get(0).incrementId().equals(one.number())) {
            ledger.failedForGood(one.key(), doubled(marked));
            return Optional.empty();
        }
        // of two that meet, the one that shows last may be the elder
        boolean isToldByAnother = marked.stream()
                .filter(other -> !other.incrementId().equals(one.number()))
                .anyMatch(MissingParts::mayBeTold);
        MissingParts missing = MissingParts.ofNew(shipment, one.plan(), isToldByAnother);
        if (!missing.email()) {
            ledger.owesNoEmail(one.key());
        }
        boolean isMarked = keepsMark;
        return Optional.of(new IncompleteShipment(
                one.key(),
                shipment,
                one.plan(),
                missing,
                true,
                mailed -> settle(one, shipment, marked, isMarked, mailed)));
    }

    private static Optional<Shipment> named(Made one, List<Shipment> all) {
        return all.stream()
                .filter(shipment -> shipment.incrementId().equals(one.number()))
                .findFirst();
    }

    private List<Shipment> ofItsOrder(Made one) {
        return shipments.ofOrders(List.of(one.order())).get(0).orThrow();
    }

    /** A comment that lost its mark (cut at a character that the database cannot hold, changed by a module) gets one of the mark alone. */
    private boolean markAgain(Made one) {
        shipments.addReference(one.number(), DespatchMark.of(one.despatch()));
        return DespatchMark.isOn(shipments.details(List.of(one.number())).get(0).orThrow(), one.despatch());
    }

    private void settle(Made one, Shipment shipment, List<Shipment> marked, boolean keepsMark, String mailed) {
        ShippedUnits units = new ShippedUnits(one.order(), orders);
        Optional<String> difference = units.difference(shipment, one.despatch());
        String there = "shipment " + one.number();
        if (marked.size() > 1) {
            ledger.failedForGood(one.key(), doubled(marked));
        } else if (difference.isPresent()) {
            // Magento ships fewer units than asked, without an error, if someone else ships in the same moment
            ledger.failedForGood(one.key(), there + " was made, but " + difference.get());
        } else if (keepsMark) {
            ledger.done(one.key(), there + mailed + units.respelled(one.despatch()));
        } else {
            ledger.failedForGood(
                    one.key(),
                    there + " was made" + mailed + ", but the shop does not keep its mark '["
                            + DespatchMark.of(one.despatch())
                            + "]', by which a repeat is known: nothing is left to do, but never requeue it");
        }
    }

    static String doubled(List<Shipment> marked) {
        return "the shipments "
                + marked.stream().map(Shipment::incrementId).collect(Collectors.joining(" and "))
                + " are of this one despatch, made by runs at the same moment without a common checkpoint: check by hand which goods"
                + " left, and delete none before";
    }
}
