package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A text or number that does not fit is said with the outcome of its item, and once for the run; the item goes anyway. */
class UnfitValuesOfTheShopTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run exportProducts(Magento shop) {
        return ProductExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());
    }

    @Test
    void aNameThatIsTooLongIsCutAndSaidOfItsProduct() {
        try (Magento shop =
                sandbox.shopWhoseAnswers(body -> body.replace("Plain White Mug", "Plain White Mug".repeat(9)))) {
            Run run = exportProducts(shop);

            assertThat(run.items(Outcome.DONE))
                    .hasSize(17)
                    .filteredOn(item -> item.key().equals("MUG-001"))
                    .extracting(ItemOutcome::detail)
                    .containsExactly("description cut to 120 characters: has 135 characters, OrderFlow takes 120"
                            + " (from name)");
            assertThat(run.warnings()).containsExactly("description cut to 120 characters: 1 item (MUG-001)");
            assertThat(sandbox.insideWarehouse().products().get("MUG-001").get("description"))
                    .hasSize(120);
        }
    }

    @Test
    void oneProblemOfAllProductsIsOneWarning() {
        try (Magento shop = sandbox.shopWhoseAnswers(body ->
                body.replaceAll("(<name>weight</name>\\s*<value>)<string>[^<]*</string>", "$1<string>1,5</string>"))) {
            Run run = exportProducts(shop);

            assertThat(run.items(Outcome.DONE)).hasSize(17);
            assertThat(run.warnings()).singleElement().asString().startsWith("weight left out: 17 items (");
            assertThat(sandbox.insideWarehouse().products().get("MUG-001"))
                    .doesNotContainKey("weight")
                    .containsEntry("description", "Plain White Mug");
        }
    }

    @Test
    void controlCharactersOfAddressesAreNeverSentAsReferences() {
        for (String written : List.of("\u000b", "&#11;", "&amp;#11;")) {
            try (Magento shop = sandbox.shopWhoseAnswers(
                    body -> body.replaceAll("(<name>city</name>\\s*<value><string>)", "$1Tower" + written))) {
                Run run = OrderExport.between(shop, sandbox.warehouse()).build().dryRun(RunState.initial());

                assertThat(run.items(Outcome.WOULD_BE_SENT)).hasSize(8);
                assertThat(run.warnings())
                        .isNotEmpty()
                        .allSatisfy(
                                warning -> assertThat(warning).contains("sent with U+FFFD in place of a character"));
                assertThat(run.documents())
                        .singleElement()
                        .asString()
                        .contains("Tower\uFFFD")
                        .doesNotContain("#11;");
            }
        }
    }

    @Test
    void aParcelIsNotedThoughItsCommentHoldsACharacterThatXmlForbids() {
        DespatchNotification.Builder parcel = DespatchNotification.builder();
        parcel.from(despatch("100000009", 6001, Map.of("MUG-001", 2, "SALE-001", 1)))
                .comment("Thanks\u000b!");

        Run run = ShipmentNotification.to(sandbox.shop())
                .build()
                .of(List.of(parcel.build()))
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE))
                .singleElement()
                .satisfies(
                        item -> assertThat(item.detail()).contains("comment sent with U+FFFD in place of a character"));
        assertThat(run.warnings())
                .containsExactly("comment sent with U+FFFD in place of a character: 1 item (100000009/6001)");
        assertThat(sandbox.insideShop().shipmentsOf("100000009"))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.comments())
                        .anySatisfy(comment -> assertThat(comment).contains("Thanks\uFFFD!")));
    }
}
