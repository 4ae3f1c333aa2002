package io.github.orderflowmagento.orderflow.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * The wrapper of a message that an event in the warehouse has caused, as "OrderFlow API Documentation" 4.2.4 has it:
 *
 * <pre>{@code
 * <event messageId="8" eventType="order_cancelled" userName="…" eventTime="2015-01-21 10:29:51" entity="…">
 *   <detail>…</detail>
 * </event>
 * }</pre>
 *
 * <p>What is inside {@code detail} depends on the event; {@link OrderStateNotification}, {@link DespatchNotification},
 * {@link ReturnNotification}, {@link PaymentRequest} and {@link InventoryNotification} read it.
 */
@Value.Immutable
@ValueStyle
public interface EventMessage {

    /**
     * OrderFlow's number of the message. Of two messages about the same {@link #entity}, the higher number is the
     * newer; a message that is sent again has its number again.
     */
    long messageId();

    /**
     * The event, in lower case with underscores. Only {@code order_cancelled} is documented by name, so that this is
     * text; which others there are, depends on the set-up of the warehouse.
     */
    String eventType();

    /** The user of OrderFlow who caused the event. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> userName();

    /** The time on the warehouse's clock ({@code yyyy-MM-dd HH:mm:ss}); the message does not say in which zone. Empty if it cannot be read. */
    Optional<LocalDateTime> eventTime();

    /** What the event was about, in OrderFlow's words. */
    Optional<String> entity();

    /** The element {@code detail}. */
    XmlElement detail();

    /**
     * The moment of the event, for a warehouse whose clock shows the time of that zone. When clocks are put back, a
     * time that comes twice is taken for the first; when they are put forward, one that never comes is moved on.
     */
    default Optional<Instant> eventTime(ZoneId zoneOfWarehouse) {
        return eventTime().map(time -> time.atZone(zoneOfWarehouse).toInstant());
    }

    /**
     * A parser for the wrapper alone. Number, type and {@code detail} are mandatory; a wrapper without user, time or
     * entity is read (inferred: a scheduled job has no user).
     */
    static MessageParser<EventMessage> parser() {
        return MessageParser.of("event message", EventMessage::read)
                .field("messageId", "/event/@messageId")
                .field("eventType", "/event/@eventType")
                .field("userName", "/event/@userName")
                .field("eventTime", "/event/@eventTime")
                .field("entity", "/event/@entity");
    }

    private static EventMessage read(Reading message) {
        long messageId = message.requiredNumber("messageId");
        Reading event = message.about("event message " + messageId);
        Field detail = Field.of(event.subject(), "detail", null);
        return builder()
                .messageId(messageId)
                .eventType(event.required("eventType"))
                .userName(event.field("userName").text())
                .eventTime(event.field("eventTime").dateTimeIfReadable())
                .entity(event.field("entity").text())
                .detail(detail.required(event.document().child("detail")))
                .build();
    }

    /** A builder of event messages; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds event messages. */
    class Builder extends ImmutableEventMessage.Builder {
        Builder() {}
    }
}
