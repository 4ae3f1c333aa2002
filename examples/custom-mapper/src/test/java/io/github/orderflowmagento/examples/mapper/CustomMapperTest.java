package io.github.orderflowmagento.examples.mapper;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.Difference;
import io.github.orderflowmagento.mapping.order.OrderMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The results of the file and the package for a real shop's orders, of either generation. */
@ParameterizedClass
@EnumSource(Generation.class)
class CustomMapperTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Generation.Shop shop;

    CustomMapperTest(Generation generation) {
        shop = generation.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Order order(String number) {
        return shop.magento().orders().details(List.of(number)).get(0).orThrow();
    }

    @Test
    void theOrderDiffersFromTheStandardOneInWhatTheFileSays() {
        Order order = order("100000013");

        Difference difference = Difference.between(
                OrderMapping.standard().map(order, NOON),
                CustomMapper.mappings().order().map(order, NOON));

        assertThat(difference.asText().lines().map(String::stripTrailing)).containsExactly("""
            changes
            property                 change   before                 after
            promotionCode            removed  TENOFF
            orderLine.1.description  changed  Plain White Mug        Plain White Mug (MUG-001)
            orderLine.2.description  changed  Cap & Hat Grün & Gelb  Cap & Hat Grün & Gelb (CAP-GRN)
            source                   added                           webshop
            paidBy                   added                           checkmo
            deliveryCompanyName      added                           O'Brien-Łukasz\
            """.split("\n"));
    }

    @Test
    void anOrderWithAGiftMessageIsSentWithThePriorityOfThePackage() {
        Order gift = order("100000017");

        assertThat(CustomMapper.mappings().order().map(gift, NOON).properties())
                .containsEntry("shipment.priority", "1");
        assertThat(CustomMapper.mappings().order().explain(gift, NOON).asText().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("priority ")
                        .contains(" 1 ", "gift_message = ", "1 for orders with a gift message")
                        .endsWith("package gift-orders"))
                .anySatisfy(line -> assertThat(line).startsWith("source ").endsWith("file shop.properties:2"));
    }

    @Test
    void aPackageOnTheClassPathChangesNothingUntilItIsApplied() {
        Order gift = order("100000017");

        assertThat(OrderMapping.standard().map(gift, NOON).properties()).doesNotContainKey("shipment.priority");
    }
}
