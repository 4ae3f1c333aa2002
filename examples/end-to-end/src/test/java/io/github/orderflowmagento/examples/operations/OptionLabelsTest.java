package io.github.orderflowmagento.examples.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.product.ProductExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Values of select and multiple-select attributes reach the warehouse by label. */
class OptionLabelsTest {
    private static final String ATTRIBUTE = "physical_storage_types";
    private static final String SHELF_AND_COLD_ROOM = "3,4";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void chooseStorage() {
        sandbox.insideShop().offerOptions(ATTRIBUTE, Map.of("3", "Shelf", "4", "Cold room"));
        sandbox.insideShop().alterProduct("MUG-001", ATTRIBUTE, SHELF_AND_COLD_ROOM);
        sandbox.insideShop().alterProduct("MUG-002", ATTRIBUTE, "3");
    }

    private Run export(Magento shop, RunState state) {
        return ProductExport.between(shop, sandbox.warehouse())
                .batchSize(5)
                .build()
                .run(state);
    }

    private String storageOf(String sku) {
        return sandbox.insideWarehouse().products().get(sku).getOrDefault("physicalStorageTypes", "absent");
    }

    @Test
    void labelsAreSentForTheNumbersOfOptions() {
        Run run = export(sandbox.shop(), RunState.initial());

        assertThat(storageOf("MUG-001")).isEqualTo("Shelf, Cold room");
        assertThat(storageOf("MUG-002")).isEqualTo("Shelf");
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void theOptionsOfAnAttributeAreRequestedOnceInARun() {
        List<String> calls = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void called(CallMade call) {
                calls.add(call.call());
            }
        };

        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(5)
                .listener(listener)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSizeGreaterThan(10);
        assertThat(calls)
                .filteredOn("shop.attributes.freshOptions"::equals)
                .as("of physical_storage_types")
                .hasSize(1);
    }

    @Test
    void anOptionThatTheShopDoesNotKnowIsAWarningAndNoWrongText() {
        sandbox.insideShop().alterProduct("MUG-001", ATTRIBUTE, "3,99");

        Run run = export(sandbox.shop(), RunState.initial());

        assertThat(storageOf("MUG-001")).isEqualTo("absent");
        assertThat(run.warnings()).containsExactly("physicalStorageTypes left out: 1 item (MUG-001)");
        assertThat(outcomeOf(run, "MUG-001").detail()).contains("option 99 has no label in the shop");
    }

    @Test
    void anOptionThatWasAddedAMomentAgoHasItsLabel() {
        RunState state = export(sandbox.shop(), RunState.initial()).next();
        sandbox.insideShop().offerOptions(ATTRIBUTE, Map.of("3", "Shelf", "5", "Pallet"));
        sandbox.insideShop().alterProduct("MUG-001", ATTRIBUTE, "5");
        sandbox.insideShop().alterProduct("MUG-001", "updated_at", "2099-01-01 00:00:00");

        export(sandbox.shop(), state);

        assertThat(storageOf("MUG-001")).isEqualTo("Pallet");
    }

    @Test
    void aMissingRightLeavesTheNumbersAndIsAWarning() {
        try (Magento shop = shopThatAnswersForOptions(2, "Access denied.")) {
            Run run = export(shop, RunState.initial());

            assertThat(outcomeOf(run, "MUG-001").outcome()).isEqualTo(Outcome.DONE);
            assertThat(storageOf("MUG-001")).isEqualTo(SHELF_AND_COLD_ROOM);
            assertThat(run.warnings())
                    .anyMatch(warning ->
                            warning.startsWith("the options of attribute physical_storage_types are not known")
                                    && warning.contains("right to catalog_product_attribute.options")
                                    && warning.contains("2 items (MUG-001, MUG-002)"));
        }
    }

    @Test
    void productsWithUnreadableOptionsAreSentByALaterRun() {
        RunState state;
        try (Magento shop = shopThatAnswersForOptions(1, "Internal Error.")) {
            Run run = export(shop, RunState.initial());

            assertThat(outcomeOf(run, "MUG-001").outcome()).isEqualTo(Outcome.WILL_RETRY);
            assertThat(sandbox.insideWarehouse().products()).isNotEmpty().doesNotContainKey("MUG-001");
            state = run.next();
        }
        assertThat(state.waiting()).containsKey("MUG-001");
    }

    private Magento shopThatAnswersForOptions(int fault, String text) {
        String answer = "<?xml version=\"1.0\"?><methodResponse><fault><value><struct>"
                + "<member><name>faultCode</name><value><int>" + fault + "</int></value></member>"
                + "<member><name>faultString</name><value><string>" + text + "</string></value></member>"
                + "</struct></value></fault></methodResponse>";
        return sandbox.shopWhoseAnswers(given -> given.contains("Cold room") ? answer : given);
    }

    private static ItemOutcome outcomeOf(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
