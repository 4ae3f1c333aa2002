package io.github.orderflowmagento.mapping.file;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sources, carriers and the selection of orders in mapping files. */
class MappingFileTablesTest extends MappingFiles {
    @Test
    void aSourceIsOfInventoryAndDespatchesAlike() {
        MappingFile file = MappingFile.json("shop.json", "{\"warehouse\": {\"W 1\": {\"source\": \"'uk_north'\"}}}");
        SourceTable table = SourceTable.by("warehouse").with("W 1", "uk_north");

        assertThat(file.applyTo(InventoryMapping.standard()).sources()).contains(table);
        assertThatThrownBy(() -> file.applyTo(ShipmentMapping.standard())
                        .source(DespatchNotification.builder()
                                .orderReference("100000009")
                                .messageId(5512)
                                .build()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("its warehouse, which determines its source, is missing");
    }

    @Test
    void placesAreNamedByOneField() {
        MappingFile file = MappingFile.properties(
                "shop.properties", "site.UK1.source = 'uk_north'\nchannel.uk.source = 'uk_north'");

        assertThatThrownBy(() -> file.applyTo(InventoryMapping.standard()))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage(
                        "shop.properties:2: channel.uk.source: places must all be named by the same one of [site, channel, warehouse]");
    }

    @Test
    void inventoryAndDespatchesAreMappedByAFileToo() {
        MappingFile file = MappingFile.properties("shop.properties", """
            inventory.quantity     = available
            despatch.comment       = comment | serviceName
            despatch.onlyIf.ours   = courierName is not 'Collection'
            carrier.Royal Mail     = royalmail
            carrier.DHL Express    = dhl 'DHL Paket'
            """);
        DespatchNotification despatch = DespatchNotification.builder()
                .orderReference("100000001")
                .messageId(1)
                .courierName("DHL")
                .serviceName("Express")
                .trackingNumber("JD1")
                .build();
        ShipmentMapping shipments = file.applyTo(ShipmentMapping.standard());

        assertThat(file.applyTo(InventoryMapping.standard())
                        .map(line("available", "5"))
                        .quantity())
                .isEqualByComparingTo("5");
        assertThat(shipments.planWithoutItems(despatch).comment()).contains("Express");
        assertThat(shipments.planWithoutItems(despatch).tracks())
                .containsExactly(Track.builder()
                        .carrierCode("dhl")
                        .title("DHL Paket")
                        .number("JD1")
                        .build());
        assertThat(shipments.carriers().codes()).containsExactly("royalmail", "dhl", "custom");
        assertThat(shipments.reasonToSkip(despatch)).isEmpty();
        assertThat(shipments.reasonToSkip(DespatchNotification.builder()
                        .from(despatch)
                        .courierName("Collection")
                        .build()))
                .contains("it does not meet: ours (courierName is not 'Collection')");
    }

    @Test
    void carriersOfAFileAreAddedToThoseThatAreKnown() {
        ShipmentMapping known = ShipmentMapping.standard()
                .withCarriers(CarrierTable.empty().with("UPS", "ups").with("Royal Mail", "ups"));

        assertThat(MappingFile.properties("shop.properties", "carrier.Royal Mail = royalmail")
                        .applyTo(known)
                        .carriers()
                        .codes())
                .containsExactly("ups", "royalmail", "custom");
    }

    @Test
    void carriersOfAFileLeaveRulesOfOnesOwn() {
        ShipmentMapping mapping = ShipmentMapping.standard().with(Rule.constant("track.carrier_code", "ours"));
        for (MappingFile file : List.of(
                MappingFile.properties("one.properties", "despatch.track.title = courierName"),
                MappingFile.properties("two.properties", "carrier.DHL = dhl 'DHL Paket'"))) {
            mapping = file.applyTo(mapping);
        }

        assertThat(mapping.planWithoutItems(despatchBy("DHL")).tracks())
                .containsExactly(Track.builder()
                        .carrierCode("ours")
                        .title("DHL")
                        .number("JD1")
                        .build());
    }

    @Test
    void carriersOfASecondFileAreAddedToThoseOfTheFirst() {
        ShipmentMapping mapping = ShipmentMapping.standard();
        for (MappingFile file : List.of(
                MappingFile.properties("one.properties", "carrier.DHL = dhl 'DHL Paket'"),
                MappingFile.properties("two.properties", "carrier.UPS = ups 'By UPS'"))) {
            mapping = file.applyTo(mapping);
        }

        assertThat(mapping.planWithoutItems(despatchBy("DHL")).tracks())
                .extracting(track -> track.title().orElseThrow())
                .containsExactly("DHL Paket");
        assertThat(mapping.planWithoutItems(despatchBy("UPS")).tracks())
                .extracting(track -> track.title().orElseThrow())
                .containsExactly("By UPS");
    }

    @Test
    void sourcesGoByStoreView() {
        OrderMapping mapping = MappingFile.properties("shop.properties", """
            store.1.source     = 'uk-shop'
            store.other.source = 'webshop'
            """).applyTo(OrderMapping.standard());

        assertThat(mapping.map(Recorded.order("order-info-pending-plain-guest"), NOON)
                        .properties())
                .containsEntry("source", "uk-shop");
        assertThat(mapping.map(Recorded.order("order-info-processing-eur-de-store-vat-19"), NOON)
                        .properties())
                .containsEntry("source", "webshop");
        assertThat(mapping.rules(OrderPart.HEADER).rule("source").origin()).hasToString("file shop.properties:1");
    }

    @Test
    void aFileSaysWhichOrdersAreExported() {
        OrderSelection selection =
                MappingFile.properties("shop.properties", """
                    selection.statuses    = processing, picking
                    selection.states      = processing
                    selection.stores      = 1, 3
                    selection.placedSince = 2026-12-01
                    selection.paidOnly    = true
                    """).applyTo(OrderSelection.standard());

        assertThat(selection)
                .isEqualTo(OrderSelection.builder()
                        .addStatuses("processing", "picking")
                        .addStates(OrderState.PROCESSING)
                        .addStoreIds(1, 3)
                        .placedSince(Instant.parse("2026-12-01T00:00:00Z"))
                        .paidOnly(true)
                        .build());
        assertThat(MappingFile.properties("shop.properties", "selection.statuses = any")
                        .applyTo(OrderSelection.standard())
                        .statuses())
                .isEmpty();
    }

    @Test
    void jsonSaysAllOfThisToo() {
        MappingFile file = MappingFile.json("shop.json", """
            {
              "order": {"onlyIf.retail": "customer_group_id is not '2'"},
              "inventory": {"onlyIf": {"uk": "site is 'UK1'"}},
              "carrier": {"Royal Mail": "royalmail"},
              "store": {"1": {"source": "'uk-shop'"}},
              "selection": {"statuses": "processing, picking"}
            }
            """);

        assertThat(file.applyTo(OrderMapping.standard()).reasonToSkip(order("customer_group_id", "2")))
                .isPresent();
        assertThat(file.applyTo(InventoryMapping.standard()).reasonToSkip(line("site", "UK2")))
                .isPresent();
        assertThat(file.applyTo(ShipmentMapping.standard()).carriers().codes()).contains("royalmail");
        assertThat(file.applyTo(OrderMapping.standard())
                        .rules(OrderPart.HEADER)
                        .rule("source")
                        .origin())
                .hasToString("file shop.json:5");
        assertThat(file.applyTo(OrderSelection.standard()).statuses())
                .containsExactlyInAnyOrder("processing", "picking");
    }
}
