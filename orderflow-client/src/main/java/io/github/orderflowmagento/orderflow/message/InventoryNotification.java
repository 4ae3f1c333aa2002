package io.github.orderflowmagento.orderflow.message;

import java.util.List;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * OrderFlow's word of what it holds of some stock items: after a change, or of all at a set time. It comes as the SOAP
 * message {@code orderflowInventoryMultiUpdate} to a Magento that has the OrderFlow extension ({@link SoapMessage}), or
 * as the inventory push of OrderFlow's generic integration ({@link #parser}).
 *
 * <p>A line that cannot be trusted is kept from the others and never loses them: an application applies the
 * {@link #lines} and reports the {@link #refused} ones.
 */
@Value.Immutable
@ValueStyle
public interface InventoryNotification {

    /** OrderFlow's number of the message. Of two figures for one SKU, the higher sequence number is the newer. */
    long messageId();

    /** The lines, in the order of the message; of the SOAP message one for each SKU. */
    List<InventoryLine> lines();

    /**
     * The lines that say nothing certain: without SKU, with a number that is none; in the SOAP message also a SKU with
     * a quantity and no sequence number or the other way round, and one with two different quantities.
     */
    List<RefusedLine> refused();

    /** The event that caused the message, if it came wrapped in one. */
    Optional<EventMessage> event();

    /** Everything the message said, by name; without the session id. No part of {@code equals} and {@code toString}. */
    @Value.Auxiliary
    Optional<XmlElement> document();

    /**
     * A parser for the inventory push, as "OrderFlow API Documentation" 4.2.4 has it:
     *
     * <pre>{@code
     * <inventory messageId="15">
     *   <product inventoryId="453" sequenceId="453" externalReference="CD-SERGEANT" organisation="…" …/>
     * </inventory>
     * }</pre>
     *
     * <p>{@code messageId} and the element {@code inventory} are mandatory, and {@code externalReference} in each line.
     * All attributes of a line are kept by their names, and what {@code lines.quantity} and
     * {@code lines.lastOrderExported} lead to as {@code quantity} and {@code lastOrderExported}.
     */
    static MessageParser<InventoryNotification> parser() {
        return MessageParser.of("inventory notification", InventoryPush::read)
                .field("messageId", MessageParser.MESSAGE_ID)
                .field("lines", "/inventory/*|/event/detail/inventory/*")
                .field("lines.externalReference", "@externalReference|@product")
                .field("lines.sequenceId", "@sequenceId")
                .field("lines.quantity", "@quantity")
                .field("lines.lastOrderExported", "@lastOrderExported");
    }

    /** A builder of notifications; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds notifications. */
    class Builder extends ImmutableInventoryNotification.Builder {
        Builder() {}
    }
}
