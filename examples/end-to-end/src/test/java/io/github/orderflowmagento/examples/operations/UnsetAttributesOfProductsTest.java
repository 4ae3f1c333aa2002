package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** Conditions on attributes that a product of a Magento 2 leaves out, since it has no value in them. */
class UnsetAttributesOfProductsTest {
    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    @BeforeEach
    void oneProductWithAMaterialAndOneWithout() {
        recorded.answers("products", listOf(List.of(body("products/full-mug-001"), body("products/full-custopt-1"))));
        recorded.answers("products/attributes", body("attributes/list-user-defined"));
    }

    private Map<String, Outcome> exported(Mappings mappings) {
        try (Magento shop = recorded.connect().build()) {
            Run run = ProductExport.between(shop, warehouse)
                    .mappings(mappings)
                    .build()
                    .run(RunState.initial());
            assertThat(run.items()).as(run.toString()).isNotEmpty();
            return run.items().stream().collect(toMap(item -> item.key(), item -> item.outcome()));
        }
    }

    private static Mappings file(String text) {
        return Mappings.standard().with(MappingFile.properties("shop.properties", text));
    }

    @Test
    void aProductWithoutAValueDoesNotMeetTheConditionOfOne() {
        Mappings mappings = file("product.onlyIf.material = of_material is not ''");

        assertThat(exported(mappings)).isEqualTo(Map.of("MUG-001", Outcome.DONE, "CUSTOPT-1", Outcome.SKIPPED));
        assertThat(recorded.requests("products/attributes")).isEqualTo(1);
    }

    @Test
    void aProductWithoutAValueMeetsTheConditionOfNone() {
        Mappings mappings = file("product.onlyIf.material = of_material is ''");

        assertThat(exported(mappings)).isEqualTo(Map.of("MUG-001", Outcome.SKIPPED, "CUSTOPT-1", Outcome.DONE));
    }

    @Test
    void aFunctionThatReadsWhatItWantsChangesNothingInThat() {
        Mappings mappings = file("product.onlyIf.material = of_material is ''");

        assertThat(exported(mappings.with(mappings.product().onlyIf("any", product -> true))))
                .isEqualTo(Map.of("MUG-001", Outcome.SKIPPED, "CUSTOPT-1", Outcome.DONE));
    }

    @Test
    void aConditionOnAnUnknownAttributeRejectsTheProduct() {
        recorded.answers(
                "products",
                listOf(List.of(
                        body("products/full-mug-001").replace("\"of_material\"", "\"of_materail\""),
                        body("products/full-custopt-1"))));

        assertThat(exported(file("product.onlyIf.material = of_materail is not ''")))
                .isEqualTo(Map.of("MUG-001", Outcome.DONE, "CUSTOPT-1", Outcome.GIVEN_UP));
        assertThat(warehouse.receivedProducts()).containsOnlyKeys("MUG-001");
    }
}
