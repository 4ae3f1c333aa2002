package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OrderDetailTest {

    @Test
    void referenceAndStateAreReadFromAttributes() {
        OrderDetail detail = parse("<order externalReference='7' state='despatched'/>");

        assertThat(detail.externalReference()).isEqualTo("7");
        assertThat(detail.state()).contains("despatched");
    }

    @Test
    void referenceAndStateAreReadFromElements() {
        OrderDetail detail = parse("<o><externalReference>7</externalReference><state>picked</state></o>");

        assertThat(detail.externalReference()).isEqualTo("7");
        assertThat(detail.state()).contains("picked");
    }

    @Test
    void everythingElseIsReachableByName() {
        OrderDetail detail = parse("<order externalReference='7'><parcel n='1'>RM1</parcel></order>");

        assertThat(detail.document().child("parcel")).hasValueSatisfying(parcel -> {
            assertThat(parcel.text()).isEqualTo("RM1");
            assertThat(parcel.attributes()).containsEntry("n", "1");
        });
    }

    @Test
    void toStringShowsNoContentOfTheDocument() {
        OrderDetail detail = parse("<order externalReference='7' name='Ada'><address>Ada</address>Ada</order>");

        assertThat(detail.toString()).contains("7").doesNotContain("Ada");
    }

    @Test
    void aDocumentWithoutReferenceIsRejected() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse("<order state='despatched'/>"))
                .withMessageContaining("'externalReference'");
    }

    private static OrderDetail parse(String document) {
        return Answers.orderDetail(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
