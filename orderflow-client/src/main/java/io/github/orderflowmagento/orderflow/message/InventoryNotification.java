package io.github.orderflowmagento.orderflow.message;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Notification of the warehouse's stock: of some items after a change, or of all items on a schedule. OrderFlow sends it as the SOAP
 * message {@code orderflowInventoryMultiUpdate} to a Magento 1 with the OrderFlow extension ({@link SoapMessage}), to a Magento 2 over REST
 * or SOAP ({@link io.github.orderflowmagento.orderflow.message.magento2}), or as the inventory push of its generic integration ({@link
 * #parser}).
 *
 * <p>A line that is malformed or contradictory does not affect the others: apply the {@link #lines} and report the {@link #rejected} ones.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface InventoryNotification {

    /** OrderFlow's number of the message. Quantities of a SKU are not ordered by it but by {@link InventoryLine#sequenceId}. */
    long messageId();

    /** The valid lines, in the order of the message; in a message to a shop one for each SKU, or for each SKU and source. */
    List<InventoryLine> lines();

    /**
     * The lines that were rejected: without a SKU, or with an invalid number. In a SOAP message also a SKU with a quantity but no sequence
     * number or the reverse, and one with two different quantities.
     */
    List<RejectedLine> rejected();

    /** The event that caused the message. Empty if the message did not come inside an event, like a message to a shop. */
    Optional<EventMessage> event();

    /** The whole message, without the session id. Not part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * Returns a parser for the inventory push (OrderFlow API Documentation 4.2.4):
     *
     * <pre>{@code
     * <inventory messageId="15">
     *   <product inventoryId="453" sequenceId="453" externalReference="CD-SERGEANT" organisation="…" …/>
     * </inventory>
     * }</pre>
     *
     * <p>Mandatory are {@code messageId}, the element {@code inventory}, and {@code externalReference} in each line. All attributes of a
     * line are kept by name. The values at the paths {@code lines.quantity} and {@code lines.lastOrderExported} become the attributes
     * {@code quantity} and {@code lastOrderExported}.
     */
    static MessageParser<InventoryNotification> parser() {
        return MessageParser.of("inventory notification", InventoryPushReader::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("lines", "/inventory/*|/event/detail/inventory/*")
                .field("lines.externalReference", "@externalReference|@product")
                .field("lines.sequenceId", "@sequenceId")
                .field("lines.quantity", "@quantity")
                .field("lines.lastOrderExported", "@lastOrderExported");
    }

    /** Returns a builder of notifications. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds notifications. Mandatory: {@code messageId}. {@code build()} throws an {@link IllegalStateException} if it is missing. Not
     * thread-safe.
     */
    class Builder extends ImmutableInventoryNotification.Builder {
        Builder() {}
    }
}
