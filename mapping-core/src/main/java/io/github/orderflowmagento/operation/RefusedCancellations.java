package io.github.orderflowmagento.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.orderflow.OrderFlowException;

/**
 * Tells cancellations that are refused for a reason of their own from a warehouse that is down, where the refusal may mean either: by
 * what becomes of others. Until that is known they are left alone for a while without counting. After a few in a row the warehouse is
 * asked for an order; one that does not answer that either is left alone.
 */
final class RefusedCancellations {
    private static final int REFUSALS_BEFORE_DOUBT = 3;

    private final Ledger ledger;
    private final OrderLookup lookup;
    private final Map<String, OrderFlowException> open = new LinkedHashMap<>();
    private boolean othersGo;

    RefusedCancellations(Ledger ledger, OrderLookup lookup) {
        this.ledger = ledger;
        this.lookup = lookup;
    }

    void add(String number, OrderFlowException failure) {
        ledger.pause(number, Failures.reason(failure));
        open.put(number, failure);
        if (open.size() < REFUSALS_BEFORE_DOUBT) {
            return;
        }
        if (answersFor(number)) {
            othersGo();
        } else {
            ledger.endEarly(Failures.reason(failure));
        }
    }

    private boolean answersFor(String number) {
        try {
            lookup.find(number);
            return true;
        } catch (OrderFlowException e) {
            return false;
        }
    }

    /** The warehouse does its work: what it refused just before was refused for a reason of its own. */
    void othersGo() {
        othersGo = true;
        judge();
    }

    /** Whether it is known of each whose fault it was. */
    boolean areJudged() {
        return open.isEmpty();
    }

    /**
     * There are no more to judge by. Where none went either, only a refusal in the warehouse's own words counts, for it has spoken, and
     * about nothing else.
     */
    void judgeTheRest() {
        if (!ledger.hasEnded()) {
            open.values().removeIf(failure -> !othersGo && !(failure instanceof OrderFlowException.Rejected));
            judge();
        }
    }

    private void judge() {
        open.forEach((number, failure) -> ledger.failedItself(number, Failures.reason(failure)));
        open.clear();
    }
}
