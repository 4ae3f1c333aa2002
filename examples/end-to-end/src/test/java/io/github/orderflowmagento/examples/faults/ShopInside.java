package io.github.orderflowmagento.examples.faults;

import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxShipment;

/** A shop as it sees itself, and what its protocol says when something is wrong. */
interface ShopInside extends AutoCloseable {
    String url();

    /** The credentials of a client, by the names of their settings. */
    Map<String, String> settings();

    /** What it, and whatever stands before it, answers instead. */
    FaultProxy.Answers answers();

    /** All that it keeps of the stock of a product. */
    String stockOf(String sku);

    List<SandboxShipment> shipmentsOf(String order);

    /** Something happens that only the shop notices. */
    default void meet(FaultKind kind) {
        throw new IllegalArgumentException(kind + " does not happen inside");
    }

    /** From now on what is accepted for later is executed after so many more requests. */
    default void executeLate(int requests) {}

    /** What has stood still goes on. */
    default void resume() {}

    /** All that was accepted for later is executed, as after a long time. */
    default void settle() {}

    /** The merchant cancels an order. */
    void cancel(String order);

    @Override
    void close();
}
