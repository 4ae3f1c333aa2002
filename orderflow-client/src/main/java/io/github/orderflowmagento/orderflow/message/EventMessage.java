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
 * The envelope of a message that was caused by an event in the warehouse (OrderFlow API Documentation 4.2.4):
 *
 * <pre>{@code
 * <event messageId="8" eventType="order_cancelled" userName="…" eventTime="2015-01-21 10:29:51" entity="…">
 *   <detail>…</detail>
 * </event>
 * }</pre>
 *
 * <p>The content of {@code detail} depends on the event; the parsers of {@link OrderStateNotification}, {@link DespatchNotification},
 * {@link ReturnNotification}, {@link PaymentRequest} and {@link InventoryNotification} read the message together with its envelope.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface EventMessage {

    /**
     * OrderFlow's number of the message. Of two messages about the same {@link #entity}, the one with the higher number is newer; a
     * message that is sent again has the same number.
     */
    long messageId();

    /**
     * The type of event, in lower case with underscores. Only {@code order_cancelled} is documented; others depend on the warehouse's
     * configuration.
     */
    String eventType();

    /** The OrderFlow user who caused the event. Empty if the message names none. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> userName();

    /**
     * The time of the event, in the warehouse's time zone, which the message does not name. Empty if it is missing or not
     * {@code yyyy-MM-dd HH:mm:ss}.
     */
    Optional<LocalDateTime> eventTime();

    /** The subject of the event, in OrderFlow's words. Empty if the message does not have it. */
    Optional<String> entity();

    /** The element {@code detail}, which holds the message. */
    XmlElement detail();

    /**
     * Returns the instant of the event. A time that occurs twice, when clocks are put back, is taken as the earlier one; a time that
     * is skipped, when clocks are put forward, is moved forward by the length of the gap.
     *
     * @param zoneOfWarehouse the warehouse's time zone
     * @return empty if {@link #eventTime()} is
     */
    default Optional<Instant> eventTime(ZoneId zoneOfWarehouse) {
        return eventTime().map(time -> time.atZone(zoneOfWarehouse).toInstant());
    }

    /**
     * Returns a parser for the envelope alone. Mandatory are {@code messageId}, {@code eventType} and {@code detail}; user, time and
     * entity may be missing (inferred: a scheduled job has no user).
     */
    static MessageParser<EventMessage> parser() {
        return MessageParser.of("event message", EventMessage::read)
                .field("messageId", "/event/@messageId")
                .field("eventType", "/event/@eventType")
                .field("userName", "/event/@userName")
                .field("eventTime", "/event/@eventTime")
                .field("entity", "/event/@entity");
    }

    private static EventMessage read(MessageFields message) {
        long messageId = message.requiredNumber("messageId");
        MessageFields event = message.about("event message " + messageId);
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

    /** Returns a builder of event messages. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds event messages. Mandatory: {@code messageId}, {@code eventType}, {@code detail}. {@code build()} throws an {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    class Builder extends ImmutableEventMessage.Builder {
        Builder() {}
    }
}
