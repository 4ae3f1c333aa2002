package io.github.orderflowmagento.orderflow;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Message;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Messages to a Magento 2, read as they were posted. */
class Magento2MessageTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/magento2/extension");

    private static Object posted(String recording) {
        return Magento2Message.parse(Recording.of(RECORDINGS.resolve(recording)).requestText())
                .notification();
    }

    @Test
    void aDespatchInJsonIsRead() {
        DespatchNotification despatch = (DespatchNotification) posted("rest-shipment-with-source");

        assertThat(despatch.orderReference()).isEqualTo("000000100");
        assertThat(despatch.messageId()).isEqualTo(8011);
        assertThat(despatch.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.source()).contains("default"));
    }

    @Test
    void stockInJsonIsRead() {
        InventoryNotification stock = (InventoryNotification) posted("rest-inventory-decimal");

        assertThat(stock.messageId()).isEqualTo(9005);
        assertThat(stock.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.attributes()).containsEntry("quantity", "2.5"));
    }

    @Test
    void aDespatchInASoapEnvelopeIsRead() {
        DespatchNotification despatch = (DespatchNotification) posted("soap-shipment-create");

        assertThat(despatch.orderReference()).isEqualTo("000000104");
        assertThat(despatch.messageId()).isEqualTo(8101);
    }

    @Test
    void aPostedMessageIsStoredAsText() {
        String text =
                Recording.of(RECORDINGS.resolve("rest-shipment-with-source")).requestText();

        Magento2Message<?> message = Magento2Message.parse(text);

        assertThat(Magento2Message.parse(message.text()).notification()).isEqualTo(message.notification());
    }

    @Test
    void whatIsNoMessageIsRejected() {
        assertThatThrownBy(() -> Magento2Message.parse("{\"a\": 1}"))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("orderIncrementId");
        assertThatThrownBy(() -> Magento2Message.parse("{\"a\": "))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage("The message is not valid JSON");
    }
}
