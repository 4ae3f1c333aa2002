package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.mapping.Finding;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.check.MappingCheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A mapping is checked against a shop before anything is sent. */
class MappingCheckTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Findings check(String file) {
        return check(Mappings.standard().with(MappingFile.properties("shop.properties", file)));
    }

    private Findings check(Mappings mappings) {
        return MappingCheck.against(sandbox.shop())
                .placedWithin(Duration.ofDays(36500))
                .of(mappings, Instant.now());
    }

    @Test
    void theStandardMappingsAreBorneOut() {
        assertThat(check(Mappings.standard()).all()).isEmpty();
    }

    @Test
    void fieldsThatTheShopHasAreConfirmed() {
        assertThat(check("""
            product.customsDescription   = short_description
            shipment.deliveryInstruction = shipping_description
            order.onlyIf.retail          = customer_group_id is not '99'
            carrier.Royal Mail           = ups
            store.1.source               = 'uk-shop'
            store.other.source           = 'webshop'
            selection.stores             = 1, 3
            """).all()).isEmpty();
    }

    @Test
    void misspelledFieldsOfOrdersAndProductsAreFound() {
        assertThat(check("""
            product.customsDescription   = short_descripton
            shipment.deliveryInstruction = shiping_description
            order.onlyIf.retail          = customer_grup_id is not '2'
            """).all())
                .extracting(Finding::entity, Finding::field)
                .containsExactlyInAnyOrder(
                        tuple("order", "customer_grup_id"),
                        tuple("order", "shiping_description"),
                        tuple("product", "short_descripton"));
    }

    @Test
    void aCarrierThatTheShopDoesNotHaveIsFound() {
        assertThat(check("carrier.DHL = dhll\ncarrier.UPS = ups").all())
                .singleElement()
                .hasToString(
                        "despatch, carriers: track.carrier_code from dhll: the shop has no such carrier; did you mean"
                                + " dhl?: the track would be added as custom: correct the code, or install the carrier");
    }

    @Test
    void aStoreViewThatTheShopDoesNotHaveOrThatHasNoSourceIsFound() {
        assertThat(check("store.1.source = 'uk'\nstore.99.source = 'mars'\nselection.stores = 1, 3, 98")
                        .all())
                .extracting(Finding::property, Finding::field)
                .containsExactlyInAnyOrder(
                        tuple("stores", "store view 98"),
                        tuple("source", "store view 99"),
                        tuple("source", "store view 3 (de)"));
    }

    @Test
    void aSelectionThatNoOrderMeetsIsFound() {
        assertThat(check("selection.statuses = procesing").all())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.property()).isEqualTo("selection");
                    assertThat(finding.problem()).contains("no such order");
                    assertThat(finding.advice()).contains("the order mapping was not checked");
                });
    }

    @Test
    void itWritesNothingAndAsksLittle() {
        sandbox.insideShop().resetCounters();

        check("carrier.UPS = ups\nstore.other.source = 'webshop'");

        assertThat(sandbox.insideShop().calls().keySet())
                .isNotEmpty()
                .noneMatch(call -> call.matches(".*\\.(create|update|add.*|cancel|hold|remove.*|send.*|multiUpdate)"));
        assertThat(sandbox.insideShop().requests()).isLessThan(30);
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void unknownStoreViewsAndThoseWithoutAChannelAreFound() {
        assertThat(check("""
            store.1.channel   = 'acme-uk'
            store.99.channel  = 'acme-mars'
            website.1.channel = 'acme-uk'
            selection.stores  = 1, 3
            """).all())
                .extracting(Finding::property, Finding::field)
                .containsExactlyInAnyOrder(tuple("store", "store view 99"), tuple("channel", "store view 3 (de)"));
    }
}
