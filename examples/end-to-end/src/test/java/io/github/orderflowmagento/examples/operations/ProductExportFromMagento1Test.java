package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.product.ProductExport;

import static org.assertj.core.api.Assertions.assertThat;

/** A Magento 1 saves a product together with its stock, and does not list when: changed products are sent again. */
class ProductExportFromMagento1Test {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private ProductExport export() {
        return ProductExport.between(sandbox.shop(), sandbox.warehouse()).build();
    }

    @Test
    void theNextRunSendsOnlyWhatHasChanged() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        checkpoint.run(export());
        // a stock update of Magento 1 saves the product, and so changes it
        sandbox.shop()
                .stock()
                .update(List.of(StockUpdate.builder()
                        .sku("MUG-001")
                        .quantity(BigDecimal.TEN)
                        .build()));

        Run next = checkpoint.run(export());

        assertThat(next.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
    }

    @Test
    void aSecondChangeInOneSecondIsSentThoughTheShopsClockIsBehind() {
        Clock hoursBehind = Clock.fixed(Instant.now().minus(Duration.ofHours(3)), ZoneOffset.UTC);
        try (SandboxShop sandboxShop = SandboxShop.start(hoursBehind);
                Magento shop = SandboxClients.to(sandboxShop).build()) {
            ProductExport export =
                    ProductExport.between(shop, sandbox.warehouse()).build();
            StockUpdate.Builder update = StockUpdate.builder();
            update.sku("MUG-001");
            shop.stock().update(List.of(update.quantity(BigDecimal.TEN).build()));
            Run first = export.run(RunState.initial());
            shop.stock()
                    .update(List.of(
                            update.quantity(BigDecimal.ZERO).isInStock(false).build()));

            Run second = export.run(first.next());

            assertThat(second.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
            assertThat(sandbox.insideWarehouse().products().get("MUG-001")).containsEntry("sellable", "0");
        }
    }
}
