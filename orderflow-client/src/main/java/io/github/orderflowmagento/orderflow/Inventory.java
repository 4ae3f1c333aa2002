package io.github.orderflowmagento.orderflow;

import java.util.List;

import io.github.orderflowmagento.orderflow.model.InventoryLine;

/** What the warehouse holds. */
public interface Inventory {

    /**
     * All stock items of the channel with their figures ({@code GET remotewarehouse/inventory.xml}), in OrderFlow's
     * order. Changes nothing.
     *
     * @throws OrderFlowException if there is no answer
     */
    List<InventoryLine> retrieve();
}
