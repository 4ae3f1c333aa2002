package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/** What the warehouse holds ({@code GET remotewarehouse/inventory.xml}). Asking changes nothing. */
public interface Inventory {

    /**
     * All stock items of the channel with their figures, in OrderFlow's order, each read from the connection when the
     * walk comes to it: a warehouse of any size takes little memory.
     *
     * <pre>{@code
     * try (Stream<InventoryLine> lines = warehouse.inventory().lines(bad -> log.warn(bad.reason()))) {
     *     lines.forEach(this::apply);
     * }
     * }</pre>
     *
     * <p>The request is sent when the walk begins; a stream that is not walked sends nothing. The connection is let go
     * at the end, after a failure, and by closing the stream, which belongs into a try statement. The walk as a whole
     * may take any time; what ends it is a silence of the other side longer than {@link OrderFlowClient.Builder#timeout},
     * more waiting in all than {@link OrderFlowClient.Builder#inventoryTimeout}, and an interrupt while it waits. Not for
     * parallel streams.
     *
     * <p>A failure is thrown by the walk after the lines that came in before it: {@code lines} that were handled until
     * then are true, and the inventory is not complete. To walk on after closing is an {@link IllegalStateException}. A
     * line that is XML and yet no line is told and left out, since it says nothing against the others.
     *
     * @param unreadable told of each line that is left out, on the walking thread
     * @return lines; the walk throws {@link OrderFlowException}
     */
    Stream<InventoryLine> lines(Consumer<UnreadableLine> unreadable);

    /**
     * All stock items at once.
     *
     * @throws OrderFlowException if there is no whole answer, or one line of it cannot be read
     */
    List<InventoryLine> retrieve();
}
