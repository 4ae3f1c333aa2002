package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

/**
 * Makes the shipments of one caller one by one, and completes a few of them together. What every further request would meet ends it, and
 * so do several failures in a row. Not thread-safe.
 *
 * @param <M> a shipment that was made
 */
public final class ShipmentRun<M> {
    private static final int FAILURES_BEFORE_END = 3;

    /** How a shop makes shipments. */
    public interface Steps<M> {
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
    private final AtomicBoolean hasMadeOne;
    private int failuresInARow;
    private final WriteStop stop = new WriteStop();

    /** @param hasMadeOne whether the shop has made one for this client: then one that fails has failed by itself */
    public ShipmentRun(Steps<M> steps, AtomicBoolean hasMadeOne) {
        this.steps = steps;
        this.hasMadeOne = hasMadeOne;
        this.failuresInARow = hasMadeOne.get() ? -1 : 0;
    }

    /** One answer per request, in order. Requests are read one by one, each right before it is sent. */
    public List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        List<Answer<ShipmentResult>> answers = new ArrayList<>();
        Iterator<ShipmentRequest> all = steps.inOrder(requests.iterator(), stop);
        while (all.hasNext()) {
            List<Answer<M>> some = new ArrayList<>();
            List<M> made = new ArrayList<>();
            do {
                Answer<M> one = create(all.next());
                some.add(one);
                one.value().ifPresent(made::add);
            } while (!steps.mayNotWait(made) && all.hasNext());
            Iterator<ShipmentResult> results = steps.complete(made, stop).iterator();
            some.forEach(answer -> answers.add(answer.map(one -> results.next())));
        }
        return answers;
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
            failuresInARow = -1;
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
            failuresInARow++;
            if (failuresInARow == FAILURES_BEFORE_END) {
                stop.because(failure);
            }
        }
    }

    /** The shop has read the request and says no. */
    private static boolean isOfTheRequest(MagentoException failure) {
        return failure.concerns() == Concern.ITEM || failure instanceof MagentoException.Rejected;
    }
}
