package io.github.orderflowmagento.orderflow.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventMessageTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** The example of "OrderFlow API Documentation" 4.2.4, with another user name. */
    private static final String DOCUMENTED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <event
              messageId="8"
              eventType="order_cancelled"
              userName="a-user"
              eventTime="2015-01-21 10:29:51"
              entity="order 12">
              <detail><order externalReference="100000031"/></detail>
            </event>
            """;

    @Test
    void theDocumentedFormIsRead() {
        EventMessage event = EventMessage.parser().parse(DOCUMENTED);

        assertThat(event.messageId()).isEqualTo(8);
        assertThat(event.eventType()).isEqualTo("order_cancelled");
        assertThat(event.userName()).contains("a-user");
        assertThat(event.eventTime()).contains(LocalDateTime.of(2015, 1, 21, 10, 29, 51));
        assertThat(event.entity()).contains("order 12");
        assertThat(event.detail().child("order").map(XmlElement::attributes).orElseThrow())
                .containsEntry("externalReference", "100000031");
    }

    @Test
    void theUserIsNotShown() {
        assertThat(EventMessage.parser().parse(DOCUMENTED).toString())
                .contains("order_cancelled")
                .doesNotContain("a-user");
    }

    @ParameterizedTest
    @CsvSource({
        "2015-01-21 10:29:51, 2015-01-21T10:29:51Z",
        "2015-07-21 10:29:51, 2015-07-21T09:29:51Z",
        "2015-10-25 01:30:00, 2015-10-25T00:30:00Z",
        "2015-03-29 01:30:00, 2015-03-29T01:30:00Z"
    })
    void theTimeIsInTheWarehousesZone(String time, Instant moment) {
        EventMessage event = EventMessage.parser().parse(DOCUMENTED.replace("2015-01-21 10:29:51", time));

        assertThat(event.eventTime(LONDON)).contains(moment);
    }

    @Test
    void anEventWithoutUserTimeAndEntityIsRead() {
        EventMessage event = EventMessage.parser().parse("<event messageId='9' eventType='x_y'><detail/></event>");

        assertThat(event.userName()).isEmpty();
        assertThat(event.eventTime()).isEmpty();
        assertThat(event.eventTime(LONDON)).isEmpty();
        assertThat(event.entity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "messageId=\"8\", '', messageId",
        "messageId=\"8\", messageId=\"8a\", messageId",
        "eventType=\"order_cancelled\", eventType=\" \", event message 8",
        "detail, details, detail",
        "event, happening, messageId"
    })
    void anInvalidFieldIsNamed(String part, String instead, String named) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> EventMessage.parser().parse(DOCUMENTED.replace(part, instead)))
                .withMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2015-02-30 10:29:51", "21/01/2015"})
    void anInvalidTimeIsLeftOut(String time) {
        EventMessage event = EventMessage.parser().parse(DOCUMENTED.replace("2015-01-21 10:29:51", time));

        assertThat(event.messageId()).isEqualTo(8);
        assertThat(event.eventTime()).isEmpty();
    }

    @Test
    void anInvalidEventIsRejectedWhateverItHolds() {
        String document = "<event messageId='8'><detail><order externalReference='1' state='x'/></detail></event>";

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> OrderStateNotification.parser().parse(document))
                .withMessageContaining("eventType");
    }
}
