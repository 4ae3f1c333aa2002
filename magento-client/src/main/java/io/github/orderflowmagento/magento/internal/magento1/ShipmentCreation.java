package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.internal.MissingUnits;
import io.github.orderflowmagento.magento.internal.ShipmentRun;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteStop;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Creates shipments one by one, reads a few of them back together, and completes these together. Shipments that were created but cannot be
 * completed are returned as they are.
 */
final class ShipmentCreation implements ShipmentRun.Steps<CreatedShipment> {
    private final Transport transport;
    private final OrderShipments reading;
    private final ShipmentParts parts;
    private final CreateCalls calls;

    /** The first shipment that is read back shows whether the shop reports e-mails. */
    private volatile boolean reportsEmails;

    /** Whether the shop has created one for this client: then a failure concerns the shipment only. */
    private final AtomicBoolean hasMadeOne = new AtomicBoolean();

    private final int parallelism;

    /** @param parallelism how many shipments are created at the same time */
    ShipmentCreation(Transport transport, OrderShipments reading, ShipmentParts parts, int parallelism) {
        this.parallelism = parallelism;
        this.transport = transport;
        this.reading = reading;
        this.parts = parts;
        this.calls = new CreateCalls(transport, reading);
    }

    List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        return new ShipmentRun<>(this, parallelism, hasMadeOne).create(requests);
    }

    @Override
    public String operation(ShipmentRequest request) {
        return ShipmentCalls.create(request).description();
    }

    @Override
    public Optional<MagentoException> refusal(ShipmentRequest request) {
        return CreateCalls.refusal(request);
    }

    @Override
    public CreatedShipment make(ShipmentRequest request) {
        return new CreatedShipment(request, calls.make(request));
    }

    /** Only once the shop is known to report e-mails; otherwise they are completed one by one. */
    @Override
    public boolean maySideBySide() {
        return reportsEmails;
    }

    /**
     * If the caller is killed, few remain without an e-mail. If the shop does not report e-mails, it could not be determined later which of
     * several customers were notified.
     */
    @Override
    public boolean mayNotWait(List<CreatedShipment> made) {
        return made.size() == ShipmentParts.TOGETHER
                || (!reportsEmails
                        && made.stream().anyMatch(one -> one.request().notifiesCustomer()));
    }

    /** Adds the missing parts of each, unless nothing more is to be sent to this shop. */
    @Override
    public List<ShipmentResult> complete(List<CreatedShipment> made, WriteStop stop) {
        // two with one number, for example from a cache, are two
        IdentityHashMap<CreatedShipment, ShipmentResult> results = new IdentityHashMap<>();
        List<ReadBack> read = new ArrayList<>();
        Map<String, Answer<List<Shipment>>> ofOrders = stop.reason() == null ? ofOrders(made) : Map.of();
        for (CreatedShipment one : made) {
            try {
                stop.check();
                read.add(readBack(one, ofOrders));
            } catch (MagentoException e) {
                results.put(one, unread(one, e));
                stop.ifOfTheWholeShop(e);
            } catch (RuntimeException e) {
                MagentoException refused = WriteFailures.refusedByCheck(operation(one.request()), e);
                stop.because(refused);
                results.put(one, unread(one, refused));
            }
        }
        List<ShipmentParts.Missing> missing =
                read.stream().map(ReadBack::missing).toList();
        MagentoException stopped = stop.reason();
        if (stopped == null) {
            parts.add(missing).ifPresent(stop::because);
        } else {
            MagentoException why = WriteFailures.notSent(stopped);
            missing.forEach(one -> one.withholdAll(why));
        }
        read.forEach(one -> results.put(one.made(), one.result()));
        return made.stream()
                .map(one -> Objects.requireNonNull(results.get(one)))
                .toList();
    }

    /** A shipment among all of its order's. */
    private record ReadBack(
            CreatedShipment made, Shipment shipment, List<Shipment> ofOrder, ShipmentParts.Missing missing) {
        ShipmentResult result() {
            return missing.result()
                    .missingUnits(MissingUnits.of(made.request().items(), shipment))
                    .duplicates(made.duplicates(ofOrder))
                    .build();
        }
    }

    private static ShipmentResult unread(CreatedShipment made, MagentoException failure) {
        MagentoException notSent = WriteFailures.notSent(failure);
        return ShipmentResult.builder()
                .shipment(Answer.failed(made.number(), failure))
                .tracksFailure(Optional.of(notSent)
                        .filter(why -> !made.request().tracks().isEmpty()))
                .emailFailure(Optional.of(notSent).filter(why -> made.request().notifiesCustomer()))
                .build();
    }

    /** Reads all of the orders' shipments: somebody else may have created one at the same moment. */
    private Map<String, Answer<List<Shipment>>> ofOrders(List<CreatedShipment> made) {
        Map<String, OrderHead> orders = new LinkedHashMap<>();
        made.forEach(one -> orders.putIfAbsent(
                one.request().order().incrementId(), one.request().order()));
        List<OrderHead> requested = List.copyOf(orders.values());
        List<Answer<List<Shipment>>> answers = requested.isEmpty() ? List.of() : reading.of(requested);
        Map<String, Answer<List<Shipment>>> byOrder = new HashMap<>();
        for (int i = 0; i < requested.size(); i++) {
            byOrder.put(requested.get(i).incrementId(), answers.get(i));
        }
        return byOrder;
    }

    private ReadBack readBack(CreatedShipment made, Map<String, Answer<List<Shipment>>> ofOrders) {
        List<Shipment> all = Objects.requireNonNull(
                        ofOrders.get(made.request().order().incrementId()))
                .orThrow();
        if (made.among(all).isEmpty()) {
            // a shop may ignore the filter of a list for several orders
            all = ofItsOrder(made);
        }
        Shipment shipment = made.among(all)
                // not the answer to this request, for example one from a cache: reading the shipments determines the
                // outcome
                .orElseThrow(() -> new MagentoException.NotUnderstood(MagentoException.Details.of(
                                ShipmentCalls.create(made.request()).description(),
                                "the shop reports that it created shipment '" + made.number()
                                        + "', but has none with that number")
                        .concerning(MagentoException.Concern.ITEM)));
        if (!made.hasReference(shipment) && isReferenceAdded(made)) {
            // another's may have lost its reference, too
            all = ofItsOrder(made);
            shipment = made.among(all).orElse(shipment);
        }
        reportsEmails |= shipment.emailSent().isPresent();
        return new ReadBack(made, shipment, all, made.missing(shipment, all));
    }

    private List<Shipment> ofItsOrder(CreatedShipment made) {
        return reading.of(List.of(made.request().order())).get(0).orThrow();
    }

    /**
     * Adds a comment with the reference alone to a shipment whose comment lost it (cut at a character that the database cannot store,
     * changed by a module). If the shop refuses that, the shipment is returned as it is: nothing else would identify it, and it must not be
     * created again.
     */
    private boolean isReferenceAdded(CreatedShipment made) {
        try {
            addReference(made);
            return true;
        } catch (MagentoException e) {
            if (WriteFailures.isOfTheWholeShop(e)) {
                throw e;
            }
            return false;
        }
    }

    private void addReference(CreatedShipment made) {
        made.request()
                .reference()
                .map(Shipment::referenceLine)
                .map(line -> ShipmentCalls.addComment(made.number(), line))
                .ifPresent(call -> ResponseTrees.done(call, transport.call(call)));
    }
}
