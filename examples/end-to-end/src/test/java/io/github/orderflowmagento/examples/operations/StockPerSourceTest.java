package io.github.orderflowmagento.examples.operations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.mapping.inventory.StockCalculation;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.MissingSkus;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop with several sources, which keeps reservations of open orders: as a user would write one. */
class StockPerSourceTest {
    private static final String BERLIN = "berlin";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final SourcedStock stock = new SourcedStock();

    /** Quantities by source and SKU; a SKU is in a source once it was written there. */
    private static final class SourcedStock implements Stock {
        private final Map<String, Map<String, StockUpdate>> bySource = new HashMap<>();
        private final List<StockUpdate> written = new ArrayList<>();
        private Optional<MagentoException> keepingFailure = Optional.empty();

        void has(String sku, String source, int quantity) {
            keep(StockUpdate.builder()
                    .sku(sku)
                    .source(source)
                    .quantity(BigDecimal.valueOf(quantity))
                    .build());
        }

        private void keep(StockUpdate update) {
            bySource.computeIfAbsent(update.source(), any -> new HashMap<>()).put(update.sku(), update);
        }

        BigDecimal quantity(String sku, String source) {
            return read(List.of(sku), source).get(0).orThrow().quantity();
        }

        @Override
        public List<Answer<StockItem>> read(List<String> skus, String source) {
            return skus.stream()
                    .map(sku -> {
                        StockUpdate kept =
                                bySource.getOrDefault(source, Map.of()).get(sku);
                        return kept == null
                                ? Answer.<StockItem>failed(
                                        sku, new MagentoException.NotFound("source items " + sku, "none"))
                                : Answer.<StockItem>of(
                                        sku,
                                        StockItem.builder()
                                                .sku(sku)
                                                .source(source)
                                                .quantity(kept.quantity())
                                                .isInStock(kept.isInStock())
                                                .build());
                    })
                    .toList();
        }

        @Override
        public List<Answer<StockUpdate>> update(List<StockUpdate> updates) {
            updates.forEach(this::keep);
            written.addAll(updates);
            return updates.stream()
                    .map(update -> Answer.of(update.sku(), update))
                    .toList();
        }

        @Override
        public StockKeeping keeping() {
            keepingFailure.ifPresent(failure -> {
                throw failure;
            });
            return StockKeeping.RESERVES;
        }
    }

    /** The sandbox's shop with another stock. */
    private static Magento withStock(Magento shop, Stock stock) {
        return (Magento) Proxy.newProxyInstance(
                Magento.class.getClassLoader(), new Class<?>[] {Magento.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == Stock.class) {
                        return stock;
                    }
                    try {
                        Object result = method.invoke(shop, arguments);
                        return result instanceof Magento view ? withStock(view, stock) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private InventoryUpdate.Builder update() {
        return InventoryUpdate.between(withStock(sandbox.shop(), stock), sandbox.warehouse());
    }

    private static InventoryMapping subtracting(Adjustment adjustment) {
        StockCalculation calculation = StockCalculation.builder()
                .adjustment(adjustment)
                .addStatuses("processing")
                .build();
        return InventoryMapping.calculated(calculation, ShopDemand.of(Instant.EPOCH, List.of(), List.of()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void ordersAreNotSubtractedFromWhatTheShopSubtractsThemFrom(Adjustment adjustment) {
        stock.has("MUG-001", StockItem.DEFAULT_SOURCE, 10);
        sandbox.inventory("<line externalReference='MUG-001' total='40'/>");

        Run run = update().mapping(subtracting(adjustment)).build().run(RunState.initial());

        assertThat(run.endedEarly()).get().asString().contains("subtracted twice", adjustment.name());
        assertThat(run.items())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .hasSize(1);
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("MUG-001");
        assertThat(stock.written).isEmpty();
    }

    @Test
    void noChangeOfTheRulesMakesItForgotten() {
        stock.has("MUG-001", StockItem.DEFAULT_SOURCE, 10);
        sandbox.inventory("<line externalReference='MUG-001' total='40'/>");
        InventoryMapping changed = subtracting(Adjustment.UNSENT_ORDERS)
                .change(rules -> rules.decorate("quantity", rule -> rule))
                .inSource(StockItem.DEFAULT_SOURCE);

        Run run = update().mapping(changed).build().run(RunState.initial());

        assertThat(run.endedEarly()).get().asString().contains("subtracted twice");
        assertThat(stock.written).isEmpty();
    }

    @Test
    void withUnknownStockKeepingNothingIsWritten() {
        stock.has("MUG-001", StockItem.DEFAULT_SOURCE, 10);
        stock.keepingFailure = Optional.of(new MagentoException.NotReached("modules", "the shop is away"));
        sandbox.inventory("<line externalReference='MUG-001' total='40'/>");

        Run run =
                update().mapping(subtracting(Adjustment.UNSENT_ORDERS)).build().run(RunState.initial());

        assertThat(run.endedEarly()).get().asString().contains("the shop is away");
        assertThat(stock.written).isEmpty();
    }

    @Test
    void theWarehousesFigureIsWrittenUnchanged() {
        stock.has("MUG-001", StockItem.DEFAULT_SOURCE, 10);
        sandbox.inventory("<line externalReference='MUG-001' total='40'/>");

        Run run = update().mapping(subtracting(Adjustment.NONE)).build().run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(stock.quantity("MUG-001", StockItem.DEFAULT_SOURCE)).isEqualByComparingTo("40");
    }

    @Test
    void oneSourceIsUpdatedAndTheOthersAreLeftAlone() {
        stock.has("MUG-001", StockItem.DEFAULT_SOURCE, 10);
        stock.has("MUG-001", BERLIN, 20);
        sandbox.inventory("<line externalReference='MUG-001' total='40'/>");

        Run run = update().mapping(InventoryMapping.standard().inSource(BERLIN))
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).containsExactly(ItemOutcome.of("MUG-001", Outcome.DONE, "20 → 40"));
        assertThat(stock.quantity("MUG-001", BERLIN)).isEqualByComparingTo("40");
        assertThat(stock.quantity("MUG-001", StockItem.DEFAULT_SOURCE)).isEqualByComparingTo("10");
    }

    @Test
    void aSkuThatLeavesTheInventoryIsSetToZeroInItsSource() {
        stock.has("MUG-001", StockItem.DEFAULT_SOURCE, 10);
        stock.has("MUG-001", BERLIN, 20);
        stock.has("MUG-002", BERLIN, 20);
        InventoryUpdate berlin = update().mapping(InventoryMapping.standard().inSource(BERLIN))
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .zeroLimit(ZeroLimit.none())
                .build();
        sandbox.inventory(
                "<line externalReference='MUG-001' total='20'/>", "<line externalReference='MUG-002' total='20'/>");
        Run first = berlin.run(RunState.initial());
        sandbox.inventory("<line externalReference='MUG-002' total='20'/>");

        berlin.run(first.next());

        assertThat(stock.quantity("MUG-001", BERLIN)).isZero();
        assertThat(stock.quantity("MUG-001", StockItem.DEFAULT_SOURCE)).isEqualByComparingTo("10");
    }

    @Test
    void aMissingSourceEndsTheRunWithoutBlamingASku() {
        sandbox.inventory(
                "<line externalReference='MUG-001' quantity='40'/>",
                "<line externalReference='MUG-002' quantity='41'/>");

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(InventoryMapping.standard().inSource(BERLIN))
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no source 'berlin'"));
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(2);
        assertThat(run.next().failed().values())
                .extracting(FailedItem::attempts)
                .containsExactly(0, 0);
        assertThat(run.items(Outcome.DONE)).isEmpty();
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("926");
    }
}
