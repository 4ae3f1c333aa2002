package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.report.RunReport;

import static org.assertj.core.api.Assertions.assertThat;

/** A customer's name or address is neither stored nor displayed, whoever quotes it. */
class PersonalDataTest {
    private static final String ORDER = "100000009";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private List<String> personal;

    private String words;

    @SuppressWarnings("NullAway.Init") // set before each test
    PersonalDataTest() {}

    @BeforeEach
    void whatIsKnownOfTheCustomer() {
        OrderAddress address = sandbox.shop()
                .orders()
                .details(List.of(ORDER))
                .get(0)
                .orThrow()
                .shippingAddress()
                .orElseThrow();
        personal = List.of(
                address.firstname().orElseThrow(),
                address.lastname().orElseThrow(),
                address.street().get(0),
                address.city().orElseThrow(),
                address.postcode().orElseThrow(),
                address.telephone().orElseThrow());
        words = "unknown country for " + String.join(", ", personal) + " in this channel";
    }

    /** Throws for this customer's order, as anybody's code may. */
    private String refused(Order order) {
        if (order.incrementId().equals(ORDER)) {
            throw new IllegalStateException(words);
        }
        return "";
    }

    private OrderExport.Builder export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse());
    }

    private void assertNoPersonalData(Run run) {
        assertThat(run.items())
                .filteredOn(item -> item.key().equals(ORDER))
                .singleElement()
                .extracting(ItemOutcome::detail)
                .asString()
                .contains("unknown country for [...], [...]", "in this channel");
        RunReport report = RunReport.of(run);
        assertThat(run.items().toString() + run.next().failed() + report.json() + report.text() + report.html())
                .doesNotContain(personal)
                .doesNotContain(personal.get(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void aNoteOfAnyLengthStopsNoOrder() {
        sandbox.insideShop().alterOrder("100000009", "customer_note", "x".repeat(200_000));

        Run run =
                OrderExport.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(8);
    }

    @Test
    void aRefusalOfOrderFlowThatQuotesThemIsMasked() {
        sandbox.insideWarehouse().reject(ORDER, words);

        assertNoPersonalData(export().build().run(RunState.initial()));
    }

    @Test
    void neitherCaseNorWhiteSpaceHidesThem() {
        sandbox.insideWarehouse()
                .reject(
                        ORDER,
                        words.toUpperCase(Locale.ROOT)
                                .replace("UNKNOWN COUNTRY FOR", "unknown country for")
                                .replace(" IN THIS CHANNEL", " in this channel")
                                .replace(personal.get(4), personal.get(4).replace(" ", "  ")));

        assertNoPersonalData(export().build().run(RunState.initial()));
    }

    @Test
    void aRuleThatThrowsThemIsMasked() {
        OrderMapping mapping = OrderMapping.standard();
        Rule<OrderSource> rule = Rule.always("giftMessage", "an order", order -> {
            return refused(order.order());
        });

        assertNoPersonalData(
                export().mapping(mapping.with(OrderPart.HEADER, rule)).build().run(RunState.initial()));
    }

    @Test
    void aConditionThatThrowsThemIsMasked() {
        OrderMapping mapping = OrderMapping.standard().onlyIf("mine", order -> {
            return refused(order).isEmpty();
        });

        assertNoPersonalData(export().mapping(mapping).build().run(RunState.initial()));
    }

    @Test
    void propertiesOfPersonsSetByRulesAreMasked() {
        MappingFile file = MappingFile.properties("shop.properties", """
                shipment.deliveryInstruction = 'ring twice for Aunt Polly'
                deliveryAddress.custom.gate  = 'key code 4711'
                """);
        sandbox.insideWarehouse().reject(ORDER, "no route: ring twice for Aunt Polly, key code 4711, GB");

        assertThat(export().mapping(file.applyTo(OrderMapping.standard()))
                        .build()
                        .run(RunState.initial())
                        .items())
                .filteredOn(item -> item.key().equals(ORDER))
                .singleElement()
                .extracting(ItemOutcome::detail)
                .asString()
                .contains("no route: [...], [...], GB");
    }

    @Test
    void theItemsThatAreRefusedStayKnownByTheirKeysAndSkus() {
        sandbox.insideWarehouse().reject(ORDER, "product MUG-001 of order " + ORDER + " has no price");

        assertThat(export().build().run(RunState.initial()).items())
                .filteredOn(item -> item.key().equals(ORDER))
                .singleElement()
                .extracting(ItemOutcome::detail)
                .asString()
                .contains("product MUG-001 of order " + ORDER + " has no price");
    }
}
