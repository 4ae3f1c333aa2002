package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderItem;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * SOAP v2 does not return the relations of an order's rows. Where the customer's request, which both rows contain, proves one, it is
 * inferred; {@link WebServiceMatrixTest} checks that this equals XML-RPC's on every recorded order. Otherwise the relation is unknown.
 */
class OrderRelationsTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop(Wire.SOAP_V2);

    /** Each row as "number: type, parent"; no parent is "-", and "?" is "not known". */
    private List<String> relations(String recording, UnaryOperator<String> change) {
        String answer = change.apply(Wire.SOAP_V2.recording(recording).responseText());
        recorded.answers("sales_order.info", aResponse().withBody(answer));
        List<String> relations = new ArrayList<>();
        try (Magento shop = recorded.connect().build()) {
            for (OrderItem item :
                    shop.orders().details(List.of("1")).get(0).orThrow().items()) {
                String parent = item.parentItemId().map(String::valueOf).orElse("-");
                relations.add(item.itemId() + ": " + item.productType().orElse("") + ", "
                        + (item.fields().has("parent_item_id") ? parent : "?"));
            }
        }
        return relations;
    }

    private List<String> relations(String recording) {
        return relations(recording, answer -> answer);
    }

    @Test
    void aConfigurableIsFollowedByItsChild() {
        assertThat(relations("order-info-processing-two-configurables"))
                .containsExactly("15: configurable, -", "16: simple, 15", "17: configurable, -", "18: simple, 17");
    }

    @Test
    void aBundleIsFollowedByItsSelections() {
        assertThat(relations("order-info-pending-bundle-dynamic"))
                .containsExactly("6: bundle, -", "7: simple, 6", "8: simple, 6");
    }

    @Test
    void aSimpleProductBesideABundleHasNoParent() {
        assertThat(relations("order-info-processing-bundle-dynamic-simple"))
                .containsExactly("19: bundle, -", "20: simple, 19", "21: simple, 19", "22: simple, -");
    }

    @Test
    void withoutParentTypesNoRowHasAParent() {
        assertThat(relations("order-info-processing-two-lines")).hasSize(2).allMatch(row -> row.endsWith(", -"));
        assertThat(relations("order-info-processing-grouped")).isNotEmpty().allMatch(row -> row.endsWith(", -"));
    }

    @Test
    void aRowOfAnotherRequestIsNotAChildDespiteTheSameSku() {
        assertThat(relations(
                        "order-info-pending-configurable",
                        answer -> answer.replaceFirst("(?s)(.*)i:149;i:4;", "$1i:149;i:5;")))
                .containsExactly("4: configurable, -", "5: simple, ?");
    }

    @Test
    void withoutTheCustomersRequestTheRelationsAreNotKnown() {
        assertThat(relations(
                        "order-info-processing-bundle-dynamic-simple",
                        answer -> answer.replaceAll("<product_options[^>]*>[^<]*</product_options>", "")))
                .containsExactly("19: bundle, -", "20: simple, ?", "21: simple, ?", "22: simple, ?");
    }

    @Test
    void besideATypeOfAModulesOwnWhatIsNotProvenIsNotKnown() {
        assertThat(relations(
                        "order-info-processing-bundle-dynamic-simple",
                        answer -> answer.replaceFirst("(?s)(.*)>simple</product_type>", "$1>kit</product_type>")))
                .containsExactly("19: bundle, -", "20: simple, 19", "21: simple, 19", "22: kit, ?");
    }
}
