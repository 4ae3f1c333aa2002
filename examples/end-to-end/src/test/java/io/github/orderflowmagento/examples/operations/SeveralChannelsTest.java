package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.model.StoreView;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static org.assertj.core.api.Assertions.assertThat;

/** One shop, one run, one state, and several channels of the warehouse. */
@ParameterizedClass
@EnumSource
class SeveralChannelsTest {
    private static final String BRITISH = "acme-uk";
    private static final String GERMAN = "acme-de";

    /** Placed in store view 3; all others in status processing are of store view 1. */
    private static final String IN_GERMANY = "300000001";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    SeveralChannelsTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation, BRITISH, GERMAN);
    }

    private ChannelRouting byStore() {
        List<StoreView> views = sandbox.shop().stores().views();
        return ChannelRouting.byStore(Map.of(code(views, 1), BRITISH, code(views, 3), GERMAN), views);
    }

    private static String code(List<StoreView> views, long number) {
        return views.stream()
                .filter(view -> view.storeId() == number)
                .map(StoreView::code)
                .findFirst()
                .orElseThrow();
    }

    private OrderExport.Builder orders() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse()).channels(byStore());
    }

    private Set<String> ordersIn(String channel) {
        return sandbox.insideWarehouse().inChannel(channel).orders().keySet();
    }

    private Set<String> productsIn(String channel) {
        return sandbox.insideWarehouse().inChannel(channel).products().keySet();
    }

    @Test
    void eachOrderGoesToTheChannelOfItsStoreView() {
        Run run = checkpoint.run(orders().build());

        assertThat(run.items(Outcome.DONE)).hasSize(8);
        assertThat(ordersIn(GERMAN)).containsExactly(IN_GERMANY);
        assertThat(ordersIn(BRITISH)).hasSize(7).doesNotContain(IN_GERMANY);
        assertThat(checkpoint.run(orders().build()).items(Outcome.DONE)).isEmpty();
    }

    @Test
    void anOutageOfOneChannelDoesNotAffectTheOther() {
        SandboxStub away = sandbox.insideWarehouse()
                .stub(request -> request.query("channel").equals(Optional.of(GERMAN)), SandboxAnswer.status(503));

        Run first = checkpoint.run(orders().build());
        away.remove();
        Run next = checkpoint.run(orders().build());

        assertThat(first.endedEarly().orElseThrow()).startsWith("channel " + GERMAN + ": ");
        assertThat(first.items(Outcome.DONE)).hasSize(7);
        assertThat(first.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly(IN_GERMANY);
        assertThat(next.endedEarly()).isEmpty();
        assertThat(next.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly(IN_GERMANY);
        assertThat(ordersIn(GERMAN)).containsExactly(IN_GERMANY);
        assertThat(ordersIn(BRITISH)).hasSize(7);
    }

    @Test
    void aRunEndsWhereAllChannelsAreAway() {
        sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(503));

        Run run = checkpoint.run(orders().build());

        assertThat(run.endedEarly().orElseThrow()).contains("channel " + BRITISH + ": ", "channel " + GERMAN + ": ");
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(8);
    }

    @Test
    void anOrderOfAStoreViewWithoutAChannelIsGivenUpAndTheOthersGo() {
        List<StoreView> views = sandbox.shop().stores().views();
        ChannelRouting britishOnly = ChannelRouting.byStore(Map.of(code(views, 1), BRITISH), views);

        Run run = orders().channels(britishOnly).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(7);
        assertThat(run.items(Outcome.GIVEN_UP))
                .singleElement()
                .satisfies(item -> assertThat(item.toString())
                        .contains(IN_GERMANY, "store view number 3 has no channel", "otherwise"));
    }

    @Test
    void aCancellationGoesToTheChannelOfItsOrder() {
        OrderExport export = orders().statuses("pending").withCancellation().build();
        checkpoint.run(export);
        assertThat(ordersIn(BRITISH)).contains("100000001");
        sandbox.insideShop().cancel("100000001");
        sandbox.insideWarehouse()
                .stub(request -> request.query("channel").equals(Optional.of(GERMAN)), SandboxAnswer.status(503));

        Run run = checkpoint.run(export);

        assertThat(run.items()).containsExactly(ItemOutcome.of("100000001", Outcome.DONE, "cancelled"));
    }

    @Test
    void withRulesTheOrderDecidesTheChannelToCancelIn() {
        ChannelRouting byCurrency = ChannelRouting.of(
                "by currency",
                Set.of(BRITISH, GERMAN),
                order -> order.orderCurrencyCode().map(code -> code.equals("EUR") ? GERMAN : BRITISH),
                product -> Set.of(BRITISH, GERMAN));
        OrderExport export = orders().channels(byCurrency)
                .statuses("pending")
                .withCancellation()
                .build();
        checkpoint.run(export);
        sandbox.insideShop().cancel("100000001");

        Run run = checkpoint.run(export);

        assertThat(run.items()).containsExactly(ItemOutcome.of("100000001", Outcome.DONE, "cancelled"));
    }

    @Test
    void aProductGoesToEachChannelThatSellsItAndHasAnOutcomeInEach() {
        Run run = checkpoint.run(ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .channels(everywhere())
                .build());

        assertThat(run.items(Outcome.DONE)).hasSize(34);
        assertThat(run.items())
                .extracting(ItemOutcome::key)
                .contains("MUG-001 (" + BRITISH + ")", "MUG-001 (" + GERMAN + ")");
        assertThat(productsIn(BRITISH)).hasSize(17).isEqualTo(productsIn(GERMAN));
    }

    @Test
    void aProductThatFailedInOneChannelIsTriedAgainInThatOneOnly() {
        ProductExport export = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .channels(everywhere())
                .build();
        sandbox.insideWarehouse().inChannel(GERMAN).reject("MUG-001", "no such unit");
        Run first = checkpoint.run(export);
        sandbox.insideWarehouse().inChannel(GERMAN).accept("MUG-001");
        checkpoint.requeue("MUG-001 (" + GERMAN + ")");

        Run next = checkpoint.run(export);

        assertThat(first.items(Outcome.WILL_RETRY))
                .extracting(ItemOutcome::key)
                .containsExactly("MUG-001 (" + GERMAN + ")");
        assertThat(next.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001 (" + GERMAN + ")");
        assertThat(productsIn(GERMAN)).contains("MUG-001");
        assertThat(checkpoint.load().state().waiting()).isEmpty();
    }

    @Test
    void aProductThatNoChannelSellsIsSkipped() {
        ChannelRouting nowhere =
                ChannelRouting.of("nowhere", Set.of(BRITISH), order -> Optional.of(BRITISH), product -> Set.of());

        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .channels(nowhere)
                .build()
                .run(RunState.initial());

        assertThat(run.items())
                .hasSize(23)
                .allSatisfy(item -> assertThat(item.outcome()).isEqualTo(Outcome.SKIPPED));
        assertThat(run.items()).extracting(ItemOutcome::detail).contains("no channel sells it");
    }

    private static ChannelRouting everywhere() {
        return ChannelRouting.of(
                "everywhere",
                Set.of(BRITISH, GERMAN),
                order -> Optional.of(BRITISH),
                product -> Set.of(BRITISH, GERMAN));
    }
}
