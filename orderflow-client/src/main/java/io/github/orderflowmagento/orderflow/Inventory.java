package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/**
 * The warehouse's stock ({@code GET remotewarehouse/inventory.xml}). Reading changes nothing in OrderFlow.
 *
 * <p>Implementations are safe for use by several threads; a stream that they return is not.
 */
public interface Inventory {

    /**
     * Returns all stock items of the channel, in OrderFlow's order. Each line is read from the connection when the stream reaches
     * it, so that a warehouse of any size takes little memory.
     *
     * <pre>{@code
     * try (Stream<InventoryLine> lines = warehouse.inventory().lines(bad -> log.warn(bad.reason()))) {
     *     lines.forEach(this::apply);
     * }
     * }</pre>
     *
     * <p>The request is sent when the stream's terminal operation begins; a stream that is never consumed sends nothing. The
     * connection is released at the end, after a failure, and by closing the stream: use try-with-resources. Consuming the stream
     * may take any time. It fails if OrderFlow is silent for longer than {@link OrderFlowClient.Builder#timeout}, if all waiting
     * adds up to more than {@link OrderFlowClient.Builder#inventoryTimeout}, or if the thread is interrupted while it waits. The
     * stream must not be made parallel.
     *
     * <p>A failure is thrown after the lines that arrived before it. Those lines are valid; the inventory is incomplete. Consuming
     * the stream after closing it throws an {@link IllegalStateException}, as does a closed client.
     *
     * <p>A malformed line is reported to {@code unreadable} and skipped; the other lines are not affected.
     *
     * @param unreadable called for each line that is skipped, on the thread that consumes the stream
     * @return the lines; consuming them throws an {@link OrderFlowException} if there is no complete answer
     */
    Stream<InventoryLine> lines(Consumer<UnreadableLine> unreadable);

    /**
     * Returns all stock items of the channel at once, in OrderFlow's order. Unlike {@link #lines}, it fails as a whole if one line
     * cannot be read.
     *
     * @return the lines; empty if the channel has no stock items
     * @throws OrderFlowException if there is no complete answer, or a line of it cannot be read
     * @throws IllegalStateException if the client is closed
     */
    List<InventoryLine> retrieve();
}
