package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.MissingSkus;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A warehouse of several sites, each of which is a source of the shop. */
@ExtendWith(SandboxExtension.class)
class SourcesBySiteTest {
    private static final String SKU = "BOTH-WEB-1";
    private static final String BERLIN = "de_berlin";
    private static final String UK = "uk_north";

    /** Of a website that sells from both. */
    private static final String ORDER = "300000001";

    private static final Mappings BY_SITE = Mappings.standard()
            .with(MappingFile.properties(
                    "shop.properties", "site.DE1.source = 'de_berlin'\nsite.UK1.source = 'uk_north'\n"));

    private SandboxMagento2Shop sandbox;
    private SandboxWarehouse warehouseSandbox;
    private Magento shop;
    private OrderFlow warehouse;

    @BeforeEach
    void connect(SandboxMagento2Shop migrated, SandboxWarehouse orderFlow) {
        sandbox = migrated;
        warehouseSandbox = orderFlow;
        shop = SandboxClients.to(sandbox).build();
        warehouse = SandboxClients.to(warehouseSandbox).build();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private static String line(String site, int total) {
        return "<line externalReference='" + SKU + "' site='" + site + "' total='" + total + "'/>";
    }

    private Run update(RunState state, String... lines) {
        warehouseSandbox.stub(
                request -> request.path().equals("/remotewarehouse/inventory.xml"),
                SandboxAnswer.of("<inventory>" + String.join("", lines) + "</inventory>"));
        return InventoryUpdate.between(shop, warehouse)
                .mappings(BY_SITE)
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .zeroLimit(ZeroLimit.none())
                .build()
                .run(state);
    }

    private void assertQuantity(String source, int quantity) {
        assertThat(sandbox.quantityOf(SKU, source)).isEqualByComparingTo(BigDecimal.valueOf(quantity));
    }

    @Test
    void linesOfOneSkuInTwoSitesAreTheStockOfTwoSources() {
        Run first = update(RunState.initial(), line("DE1", 40), line("UK1", 41));
        Run second = update(first.next(), line("DE1", 40), line("UK1", 42));

        assertThat(first.items())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .as(first.toString())
                .containsExactlyInAnyOrder(
                        tuple("BOTH-WEB-1 in de_berlin", Outcome.DONE), tuple("BOTH-WEB-1 in uk_north", Outcome.DONE));
        assertThat(second.items(Outcome.ALREADY_THERE))
                .extracting(ItemOutcome::key)
                .containsExactly("BOTH-WEB-1 in de_berlin");
        assertThat(second.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("BOTH-WEB-1 in uk_north");
        assertThat(second.next().inventoried()).containsOnlyKeys("BOTH-WEB-1 in de_berlin", "BOTH-WEB-1 in uk_north");
        assertQuantity(BERLIN, 40);
        assertQuantity(UK, 42);
    }

    @Test
    void aLineOfAnUnknownSiteIsRejectedByName() {
        BigDecimal inDefault = sandbox.quantityOf(SKU, "default");

        Run run = update(RunState.initial(), line("FR1", 40), line("UK1", 41));

        assertThat(run.items(Outcome.GIVEN_UP)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo(SKU);
            assertThat(item.detail()).contains("its site 'FR1' is not in the table of sources, which has [DE1, UK1]");
        });
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("BOTH-WEB-1 in uk_north");
        assertQuantity(UK, 41);
        assertThat(sandbox.quantityOf(SKU, "default")).isEqualByComparingTo(inDefault);
    }

    @Test
    void anIgnoredLineWithoutSiteKeepsItsSkuFromZero() {
        Run first = update(RunState.initial(), line("DE1", 40), line("UK1", 41));
        warehouseSandbox.stub(
                request -> request.path().equals("/remotewarehouse/inventory.xml"),
                SandboxAnswer.of("<inventory><line externalReference='" + SKU + "' isFrozen='true' total='1'/>"
                        + "<line externalReference='DE-ONLY' site='DE1' total='1'/></inventory>"));

        InventoryUpdate.between(shop, warehouse)
                .mapping(BY_SITE.inventory()
                        .onlyIf("not frozen", line -> line.attributes().get("isFrozen") == null))
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .zeroLimit(ZeroLimit.none())
                .build()
                .run(first.next());

        assertQuantity(BERLIN, 40);
        assertQuantity(UK, 41);
    }

    @Test
    void stockOfASourceThatLeavesTheTableIsSaidToStayAsItIs() {
        Run first = update(RunState.initial(), line("DE1", 40), line("UK1", 41));
        warehouseSandbox.stub(
                request -> request.path().equals("/remotewarehouse/inventory.xml"),
                SandboxAnswer.of("<inventory>" + line("DE1", 40) + "</inventory>"));

        Run run = InventoryUpdate.between(shop, warehouse)
                .mapping(InventoryMapping.standard()
                        .withSources(SourceTable.by("site").with("DE1", BERLIN)))
                .missingSkus(MissingSkus.SET_TO_ZERO)
                .zeroLimit(ZeroLimit.none())
                .build()
                .run(first.next());

        assertThat(run.warnings())
                .singleElement()
                .asString()
                .contains("of a source that the mapping no longer names", "BOTH-WEB-1 in uk_north");
        assertQuantity(UK, 41);
    }

    /** The shop has the product, but not in this source: its units are sold once someone assigns the source. */
    @Test
    void aSkuMissingInASourceIsNotMissingInTheShop() {
        warehouseSandbox.stub(
                request -> request.path().equals("/remotewarehouse/inventory.xml"),
                SandboxAnswer.of("<inventory><line externalReference='MUG-001' site='DE1' total='40'/></inventory>"));

        Run run = InventoryUpdate.between(shop, warehouse)
                .mappings(BY_SITE)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED))
                .as(run.toString())
                .containsExactly(ItemOutcome.of(
                        "MUG-001 in de_berlin", Outcome.SKIPPED, "the source 'de_berlin' has no stock record of it"));
    }

    private List<String> warnings(InventoryMapping mapping) {
        return InventoryUpdate.between(shop, warehouse)
                .mapping(mapping)
                .build()
                .of(List.of(InventoryLine.builder()
                        .externalReference(SKU)
                        .putAttributes("total", "7")
                        .build()))
                .run(RunState.initial())
                .warnings();
    }

    @Test
    void theUpdatedSourceIsReportedIfNoneWasNamed() {
        assertThat(warnings(InventoryMapping.standard()))
                .singleElement()
                .asString()
                .contains("the shop has several, [de_berlin, default, uk_north]: one is updated: 1 item (default)");
        assertThat(warnings(InventoryMapping.standard().inSource("default"))).isEmpty();
    }

    @Test
    void aSkuThatLeavesOneSiteIsSetToZeroThereAlone() {
        Run first = update(RunState.initial(), line("DE1", 40), line("UK1", 41));

        update(first.next(), line("UK1", 41));

        assertQuantity(BERLIN, 0);
        assertQuantity(UK, 41);
    }

    private Run ship(Mappings mappings, String site) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(ORDER)
                .messageId(5512)
                .document(XmlElement.builder()
                        .name("despatch")
                        .putAttributes("site", site)
                        .build())
                .addLines(DespatchLine.builder()
                        .externalReference(SKU)
                        .quantity(BigDecimal.ONE)
                        .build());
        return ShipmentNotification.to(shop)
                .mappings(mappings)
                .build()
                .of(List.of(despatch.build()))
                .run(RunState.initial());
    }

    @Test
    void aDespatchLeavesFromTheSourceOfItsSite() {
        Run run = ship(BY_SITE, "UK1");

        assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(1);
        assertQuantity(UK, 4);
        assertQuantity(BERLIN, 20);
    }

    @Test
    void aDespatchOfAnUnknownSiteIsRejectedByName() {
        Run run = ship(BY_SITE, "FR1");

        assertThat(run.items(Outcome.GIVEN_UP))
                .as(run.toString())
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("its site 'FR1' is not in the table of sources"));
        assertThat(sandbox.shipmentsOf(ORDER)).isEmpty();
    }

    @Test
    void withoutATableNoSourceOfSeveralIsChosen() {
        Run run = ship(Mappings.standard(), "UK1");

        assertThat(run.items())
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("name the source that the goods ship from"));
        assertThat(sandbox.shipmentsOf(ORDER)).isEmpty();
    }
}
