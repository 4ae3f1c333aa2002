package io.github.orderflowmagento.examples.operations;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Odd values of the shop are not guessed, and affect no other order. */
class OddOrdersTest {
    /** Two MUG-001 and one SALE-001. */
    private static final String ORDER = "100000009";

    /** A bundle of MUG-001 and BULK-004, and a MUG-002 beside it. */
    private static final String BUNDLE = "100000011";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void anOrderWithoutADeliveryAddressIsGivenUpAndTheOthersGo() {
        sandbox.insideShop().alterOrder(ORDER, "shipping_address", false);

        Run run = export();

        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, ORDER).detail()).contains("the order has no shipping_address");
        assertThat(sandbox.insideWarehouse().orders()).containsKey(BUNDLE).doesNotContainKey(ORDER);
    }

    /** To be collected, for example. */
    @Test
    void anOrderWithoutADeliveryAddressGoesWhereARuleKnowsOne() {
        sandbox.insideShop().alterOrder(ORDER, "shipping_address", false);
        OrderMapping toTheStore = OrderMapping.standard()
                .with(OrderPart.HEADER, Rule.always("deliveryAddressLine1", "the store", order -> "1 Store Street"))
                .with(OrderPart.HEADER, Rule.always("deliveryPostCode", "the store", order -> "LS1 1AA"));

        Run run = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(toTheStore)
                .build()
                .run(RunState.initial());

        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders().get(ORDER))
                .containsEntry("deliveryAddressLine1", "1 Store Street");
    }

    @Test
    void aRowThatComesTwiceIsSentOnceAndSaid() {
        sandbox.insideShop().doubleFirstRow(ORDER);

        Run run = export();

        assertThat(of(run, ORDER).detail()).contains("row 13 came twice from the shop, and is sent once");
        assertThat(sandbox.insideWarehouse().orders().get(ORDER))
                .containsEntry("orderLine.1.product.externalReference", "MUG-001")
                .containsEntry("orderLine.2.product.externalReference", "SALE-001")
                .doesNotContainKey("orderLine.3.product.externalReference");
    }

    @Test
    void optionsThatCannotBeReadAreSaid() {
        sandbox.insideShop().alterFirstRow(ORDER, "product_options", "a:2:{s:7:\"options\";s:12:\"For Ann ");

        ItemOutcome outcome = of(export(), ORDER);

        assertThat(outcome.outcome()).isEqualTo(Outcome.DONE);
        assertThat(outcome.detail())
                .contains(
                        "the product_options of row 13 ('MUG-001') cannot be read: the customer's choices are unknown");
    }

    @Test
    void aBundleWithUnreadableOptionsDoesNotCountAsShippedTogether() {
        sandbox.insideShop().alterFirstRow(BUNDLE, "product_options", "a:2:{s:7:\"options\";s:12:\"For Ann ");

        Run run = export();

        assertThat(of(run, BUNDLE).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(of(run, BUNDLE).detail()).contains("unknown whether the bundle's parts ship separately");
        assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.DONE);
    }

    static Stream<String> bombsInPhpsSerialisedForm() {
        return Stream.of(
                "a:2147483647:{i:0;s:1:\"a\";}",
                "a:1:{i:0;".repeat(100_000),
                "a:1:{i:0;s:2147483647:\"a\";}",
                "a:2:{i:0;a:1:{i:0;R:2;}i:1;R:1;}",
                "O:8:\"stdClass\":1:{s:1:\"a\";r:1;}");
    }

    @ParameterizedTest
    @MethodSource("bombsInPhpsSerialisedForm")
    void optionsThatAreABombCostNoOtherOrderAnything(String bomb) {
        sandbox.insideShop().alterFirstRow(BUNDLE, "product_options", bomb);

        Run run = export();

        assertThat(of(run, BUNDLE).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(run.items(Outcome.DONE)).hasSize(7);
    }

    @Test
    void anOrderWhoseRowsMayBelongToABundleIsGivenUpAlone() {
        try (Magento silent =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>parent_item_id</name>", "<name>ignored</name>"))) {
            Run run = OrderExport.between(silent, sandbox.warehouse()).build().run(RunState.initial());

            assertThat(of(run, BUNDLE).outcome()).isEqualTo(Outcome.GIVEN_UP);
            assertThat(of(run, BUNDLE).detail())
                    .contains(
                            "did not send whether row",
                            "belongs to a configurable or bundle",
                            "read the order over XML-RPC");
            assertThat(of(run, ORDER).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    private Run export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());
    }

    private static ItemOutcome of(Run run, String number) {
        return run.items().stream()
                .filter(item -> item.key().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
