package io.github.orderflowmagento.examples.moving;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** The products and the stock of a Magento 1 and of the Magento 2 to which it has moved, before one warehouse. */
class MovingProductsAndStockTest {
    @RegisterExtension
    final TwoShops shops = new TwoShops();

    @Test
    void theProductsOfTheNewShopAreMergedOverThoseOfTheOld() {
        ProductExport.between(shops.oldShop(), shops.warehouse()).build().run(RunState.initial());
        Set<String> before = Set.copyOf(shops.insideWarehouse().products().keySet());

        Run run = ProductExport.between(shops.newShop(), shops.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSameSizeAs(before).isNotEmpty();
        assertThat(shops.insideWarehouse().products().keySet()).isEqualTo(before);
    }

    @Test
    void dryRunsListTheSkusOfOneShopOnly() {
        Magento oldShop = shops.oldShop();
        Magento newShop = shops.newShop();
        OrderFlow warehouse = shops.warehouse();
        shops.insideNewShop().deleteProduct("BOOK-JP-01");

        Set<String> missing = new TreeSet<>(skus(oldShop, warehouse));
        missing.removeAll(skus(newShop, warehouse));

        assertThat(missing).containsExactly("BOOK-JP-01");
        assertThat(shops.insideWarehouse().products()).isEmpty();
    }

    private static Set<String> skus(Magento shop, OrderFlow warehouse) {
        return ProductExport.between(shop, warehouse)
                .build()
                .dryRun(RunState.initial())
                .items(Outcome.WOULD_BE_SENT)
                .stream()
                .map(ItemOutcome::key)
                .collect(Collectors.toSet());
    }

    private void updateMugs(Magento shop) {
        updateMugs(shop, InventoryMapping.standard());
    }

    private void updateMugs(Magento shop, InventoryMapping mapping) {
        InventoryLine line = InventoryLine.builder()
                .externalReference("MUG-001")
                .sequenceId(1)
                .putAttributes("quantity", "15")
                .putAttributes("total", "26")
                .putAttributes("allocated", "11")
                .build();
        InventoryUpdate.between(shop, shops.warehouse())
                .mapping(mapping)
                .build()
                .of(List.of(line))
                .run(RunState.initial());
    }

    @Test
    void oneLineOfInventoryGivesEachShopItsFigure() {
        updateMugs(shops.oldShop());
        updateMugs(shops.newShop());

        assertThat(shops.insideOldShop().stockOf("MUG-001")).isEqualByComparingTo("15");
        assertThat(shops.insideNewShop().quantityOf("MUG-001", "default")).isEqualByComparingTo("26");
    }

    @Test
    void unitsThatTheOldShopHasSoldAreNotSoldByTheNewOne() {
        List<OrderedUnits> ofTheNewShop = List.of();

        updateMugs(
                shops.newShop(),
                InventoryMapping.addingUnshipped(ShopDemand.of(Instant.now(), ofTheNewShop, List.of())));

        assertThat(shops.insideNewShop().quantityOf("MUG-001", "default"))
                .as("11 of the 26 on hand are in orders of the old shop")
                .isEqualByComparingTo("15");
    }

    @Test
    void aMagento2WithoutSourcesIsSentWhatIsFree() {
        try (SandboxMagento2Shop inside =
                        SandboxMagento2Shop.builder().legacyStock().start();
                Magento shop = Connections.shop(TwoShops.settings(SandboxSettings.of(inside)))
                        .orElseThrow()) {
            updateMugs(shop);

            assertThat(inside.stockOf("MUG-001")).isEqualByComparingTo("15");
        }
    }
}
