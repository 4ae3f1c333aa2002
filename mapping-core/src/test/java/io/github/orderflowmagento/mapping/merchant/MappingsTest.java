package io.github.orderflowmagento.mapping.merchant;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.order.OrderPart;

import static org.assertj.core.api.Assertions.assertThat;

class MappingsTest {
    @Test
    void aFileChangesAllThatItSpeaksOf() {
        Mappings mappings = Mappings.standard().with(MappingFile.properties("shop.properties", """
            product.barcode      = ean
            order.source         = 'webshop'
            inventory.quantity   = available
            carrier.Royal Mail   = royalmail
            selection.statuses   = picking
            order.onlyIf.retail  = customer_group_id is not '2'
            """));

        assertThat(mappings.product().rules().rule("barcode").source()).isEqualTo("ean");
        assertThat(mappings.order().rules(OrderPart.HEADER).rule("source").origin())
                .hasToString("file shop.properties:2");
        assertThat(mappings.order().conditions().all()).hasSize(1);
        assertThat(mappings.inventory().rules().rule("quantity").source()).isEqualTo("available");
        assertThat(mappings.shipment().carriers().codes()).contains("royalmail");
        assertThat(mappings.selection().statuses()).containsExactly("picking");
    }

    @Test
    void unchangedRulesKeepTheirOrigin() {
        MappingFile file = MappingFile.properties("shop.properties", "product.barcode = ean");
        Mappings mappings = Mappings.standard().with(file).withPackages();

        assertThat(mappings.product().rules().rule("barcode").origin()).hasToString("file shop.properties:1");
        assertThat(mappings.product().rules().rule("description").origin()).isEqualTo(Origin.STANDARD);
    }

    @Test
    void onePartIsChangedWithoutTheOthers() {
        Mappings standard = Mappings.standard();
        Mappings changed = standard.with(standard.order().withDiscountedLines());

        assertThat(changed.order()).isNotSameAs(standard.order());
        assertThat(changed.product()).isSameAs(standard.product());
        assertThat(changed.inventory()).isSameAs(standard.inventory());
        assertThat(changed.shipment()).isSameAs(standard.shipment());
        assertThat(changed.selection()).isSameAs(standard.selection());
    }

    @Test
    void allTablesAreDescribedTogether() {
        assertThat(Mappings.standard()
                        .with(Mappings.standard().inventory().onlyIf("site UK1", line -> true))
                        .describe()
                        .asText())
                .contains("product\n", "order, header\n", "order, shipment: shipment.…\n", "inventory\n", "despatch\n")
                .contains("inventory, only if\n");
    }
}
