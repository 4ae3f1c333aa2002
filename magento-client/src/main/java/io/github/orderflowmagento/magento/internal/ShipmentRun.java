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
 * Makes the shipments of one caller, those of different orders side by side, and completes a few of them together. What every further request
 * would meet ends it, and so do several failures in a row: then nothing more is sent, and what is under way comes to its end.
 *
 * @param <M> a shipment that was made
 */
public final class ShipmentRun<M> {
    private static final int FAILURES_BEFORE_END = 3;

    /** How a shop makes shipments. Used by several threads at once, unless the run is told otherwise. */
    public interface Steps<M> {
        /** Whether shipments may be made side by side yet. */
        default boolean maySideBySide() {
            return true;
        }

        /**
         * The requests, in their order; some may be made together before the first of them is handed out.
         *
         * @param stop tells whether anything more is sent
         */
        default Iterator<ShipmentRequest> inOrder(Iterator<ShipmentRequest> requests, WriteStop stop) {
            return requests;
        }

        /** Whether the request was sent together with others, so that its answer is its own, whatever has ended the run. */
        default boolean isSent(ShipmentRequest request) {
            return false;
        }

        /** What messages call the creation. */
        String operation(ShipmentRequest request);

        /** Why the request is not sent at all; empty if it may be. */
        Optional<MagentoException> refusal(ShipmentRequest request);

        /**
         * Makes a shipment.
         *
         * @throws MagentoException if there is none, or nobody knows
         */
        M make(ShipmentRequest request);

        /** Whether those that were made are completed before another one is made. */
        boolean mayNotWait(List<M> made);

        /**
         * Reads those that were made, and adds what they lack, unless nothing more is to be sent.
         *
         * @param stop is told of what ends the run
         * @return what became of each, in order
         */
        List<ShipmentResult> complete(List<M> made, WriteStop stop);
    }

    private final Steps<M> steps;
    private final int parallelism;
    private final AtomicBoolean hasMadeOne;
    private final AtomicInteger failuresInARow;
    private final WriteStop stop = new WriteStop();

    /**
     * A run.
     *
     * @param parallelism how many are made at once
     * @param hasMadeOne whether the shop has made one for this client: then one that fails has failed by itself
     */
    public ShipmentRun(Steps<M> steps, int parallelism, AtomicBoolean hasMadeOne) {
        this.steps = steps;
        this.parallelism = parallelism;
        this.hasMadeOne = hasMadeOne;
        this.failuresInARow = new AtomicInteger(hasMadeOne.get() ? -1 : 0);
    }

    /** One answer per request, in order. Requests are read one by one, each right before it is sent. */
    public List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        ShipmentTurns turns = new ShipmentTurns(steps.inOrder(requests.iterator(), stop));
        boolean isMore = true;
        while (isMore && !steps.maySideBySide()) {
            isMore = createSome(turns);
        }
        if (isMore) {
            WriteThreads.share(parallelism, () -> createAll(turns));
        }
        return turns.answers();
    }

    private void createAll(ShipmentTurns turns) {
        boolean isMore = true;
        while (isMore) {
            isMore = createSome(turns);
        }
    }

    /**
     * Makes some, and completes them.
     *
     * @return whether there may be more
     */
    private boolean createSome(ShipmentTurns turns) {
        Map<ShipmentTurns.Turn, Answer<M>> some = new LinkedHashMap<>();
        List<M> made = new ArrayList<>();
        Optional<ShipmentTurns.Turn> turn = turns.next();
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

    private Answer<M> create(ShipmentTurns.Turn turn, ShipmentTurns turns) {
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

    /** The shop has read the request and says no. */
    private static boolean isOfTheRequest(MagentoException failure) {
        return failure.concerns() == Concern.ITEM || failure instanceof MagentoException.Rejected;
    }
}
