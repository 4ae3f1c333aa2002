package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Creates the shipments of one caller, those of different orders in parallel, and completes a few of them together. A failure that every
 * further request would meet ends the run, as do several failures in a row: then nothing more is sent, and requests in progress are
 * finished.
 *
 * @param <M> a shipment that was created
 */
public final class ShipmentRun<M> {
    private static final int FAILURES_BEFORE_END = 3;

    /** Creates shipments in a shop. Used by several threads at once, unless {@link #maySideBySide} returns false. */
    public interface Steps<M> {
        /** Whether shipments may be created in parallel yet. */
        default boolean maySideBySide() {
            return true;
        }

        /**
         * Returns the requests, in their order; some may be sent together before the first of them is returned.
         *
         * @param stop whether anything more is sent
         */
        default Iterator<ShipmentRequest> inOrder(Iterator<ShipmentRequest> requests, WriteStop stop) {
            return requests;
        }

        /** Whether the request was sent together with others, so that it has its own answer even if the run has ended. */
        default boolean isSent(ShipmentRequest request) {
            return false;
        }

        /** Returns the name of the creation in messages. */
        String operation(ShipmentRequest request);

        /** Returns why the request is not sent at all; empty if it may be. */
        Optional<MagentoException> refusal(ShipmentRequest request);

        /**
         * Creates a shipment.
         *
         * @throws MagentoException if there is none, or its outcome is unknown
         */
        M make(ShipmentRequest request);

        /** Whether the created shipments are completed before another one is created. */
        boolean mayNotWait(List<M> made);

        /**
         * Reads the created shipments, and adds missing parts, unless nothing more is to be sent.
         *
         * @param stop is set if the run must end
         * @return the result of each, in order
         */
        List<ShipmentResult> complete(List<M> made, WriteStop stop);
    }

    private final Steps<M> steps;
    private final int parallelism;
    private final AtomicBoolean hasMadeOne;
    private final AtomicInteger failuresInARow;
    private final WriteStop stop = new WriteStop();

    /**
     * Creates a run.
     *
     * @param parallelism how many shipments are created at the same time
     * @param hasMadeOne whether the shop has created one for this client: then a failure concerns the shipment only
     */
    public ShipmentRun(Steps<M> steps, int parallelism, AtomicBoolean hasMadeOne) {
        this.steps = steps;
        this.parallelism = parallelism;
        this.hasMadeOne = hasMadeOne;
        this.failuresInARow = new AtomicInteger(hasMadeOne.get() ? -1 : 0);
    }

    /** Creates the shipments; returns one answer per request, in order. Requests are read one by one, each right before it is sent. */
    public List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        PendingShipments turns = new PendingShipments(steps.inOrder(requests.iterator(), stop));
        boolean isMore = true;
        while (isMore && !steps.maySideBySide()) {
            isMore = createSome(turns);
        }
        if (isMore) {
            WriteThreads.share(parallelism, () -> createAll(turns));
        }
        return turns.answers();
    }

    private void createAll(PendingShipments turns) {
        boolean isMore = true;
        while (isMore) {
            isMore = createSome(turns);
        }
    }

    /**
     * Creates some shipments, and completes them.
     *
     * @return whether there may be more
     */
    private boolean createSome(PendingShipments turns) {
        Map<PendingShipments.Pending, Answer<M>> some = new LinkedHashMap<>();
        List<M> made = new ArrayList<>();
        Optional<PendingShipments.Pending> turn = turns.next();
        while (turn.isPresent()) {
            Answer<M> one = create(turn.get(), turns);
            some.put(turn.get(), one);
            one.value().ifPresent(made::add);
            turn = steps.mayNotWait(made) ? Optional.empty() : turns.next();
        }
        Iterator<ShipmentResult> results = steps.complete(made, stop).iterator();
        some.forEach((sent, answer) -> turns.answered(sent, answer.map(one -> results.next())));
        return !some.isEmpty();
    }

    private Answer<M> create(PendingShipments.Pending turn, PendingShipments turns) {
        try {
            return create(turn.request());
        } finally {
            turns.end(turn);
        }
    }

    private Answer<M> create(ShipmentRequest request) {
        String order = request.order().incrementId();
        Optional<MagentoException> refusal = steps.refusal(request);
        if (refusal.isPresent()) {
            return Answer.failed(order, refusal.get());
        }
        try {
            if (!steps.isSent(request)) {
                stop.check();
            }
            M made = steps.make(request);
            hasMadeOne.set(true);
            failuresInARow.set(-1);
            return Answer.of(order, made);
        } catch (MagentoException e) {
            failed(e);
            return Answer.failed(order, e);
        } catch (RuntimeException e) {
            MagentoException refused = WriteFailures.refusedByCheck(steps.operation(request), e);
            stop.because(refused);
            return Answer.failed(order, refused);
        }
    }

    private void failed(MagentoException failure) {
        if (WriteFailures.isOfTheWholeShop(failure)) {
            stop.because(failure);
        } else if (!isOfTheRequest(failure)) {
            if (failuresInARow.incrementAndGet() == FAILURES_BEFORE_END) {
                stop.because(failure);
            }
        }
    }

    /** Whether the shop has read the request and rejected it. */
    private static boolean isOfTheRequest(MagentoException failure) {
        return failure.concerns() == Concern.ITEM || failure instanceof MagentoException.Rejected;
    }
}
