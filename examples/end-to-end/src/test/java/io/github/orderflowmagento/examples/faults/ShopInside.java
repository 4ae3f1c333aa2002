package io.github.orderflowmagento.examples.faults;

import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxShipment;

/** The internal view of a shop, and its protocol's error responses. */
interface ShopInside extends AutoCloseable {
    String url();

    /** The credentials of a client, by the names of their settings. */
    Map<String, String> settings();

    /** Returns the answers sent instead by the shop and by servers in front of it. */
    FaultProxy.Answers answers();

    /** Returns all stock data of a product. */
    String stockOf(String sku);

    List<SandboxShipment> shipmentsOf(String order);

    /** Causes a fault that only the shop notices. */
    default void meet(FaultKind kind) {
        throw new IllegalArgumentException(kind + " does not happen inside");
    }

    /** From now on, requests accepted for later are executed after this many more requests. */
    default void executeLate(int requests) {}

    /** Resumes what has stopped. */
    default void resume() {}

    /** Executes everything accepted for later, as after a long time. */
    default void settle() {}

    /** The merchant cancels an order. */
    void cancel(String order);

    @Override
    void close();
}
