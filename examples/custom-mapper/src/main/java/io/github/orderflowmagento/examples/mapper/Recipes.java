package io.github.orderflowmagento.examples.mapper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.ByStore;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;

/**
 * Common customisations to copy, one method each, for Magento 1 and Magento 2. Each returns changed mappings, so that they can be combined:
 *
 * <pre>{@code
 * Mappings mine = Recipes.carriers(Recipes.noWholesale(Mappings.standard()));
 * }</pre>
 */
public final class Recipes {
    private Recipes() {}

    /** 1. Sends the gift message to the packer, or else the customer's note. */
    public static Mappings giftMessages(Mappings mappings) {
        return mappings.with(mappings.order()
                .with(
                        OrderPart.SHIPMENT,
                        Rule.optional(
                                "deliveryInstruction",
                                "gift_message, else customer_note",
                                from -> from.order()
                                        .giftMessage()
                                        .or(() -> from.order().customerNote()))));
    }

    /** 2. Sends a custom attribute as a custom property; selected options are sent by label. */
    public static Mappings colours(Mappings mappings) {
        return mappings.with(mappings.product().withField("colour", "color"));
    }

    /** 3. Skips orders of a customer group. An order without a group is rejected by name. */
    public static Mappings noWholesale(Mappings mappings) {
        return mappings.with(mappings.order()
                .onlyIf(
                        "no wholesale",
                        order -> order.customerGroupId()
                                        .orElseThrow(() -> new IllegalStateException(
                                                "the shop did not send the customer_group_id"))
                                != 2));
    }

    /** 4. Maps the warehouse's couriers to the shop's carriers, with titles for customers. */
    public static Mappings carriers(Mappings mappings) {
        CarrierTable carriers =
                CarrierTable.empty().with("UPS", "ups").with("Royal Mail Tracked 24", "usps", "Royal Mail, tracked");
        return mappings.with(mappings.shipment().withCarriers(carriers));
    }

    /** 5. Sends the source of an order by its store view. */
    public static Mappings sources(Mappings mappings) {
        ByStore<String> sources =
                ByStore.of(Map.of(1L, "uk-shop", 3L, "de-shop")).otherwise("webshop");
        return mappings.with(mappings.order().withSources(sources));
    }

    /** 6. Sends the parent's image for a product without one. */
    public static Mappings imagesOfParents(Mappings mappings, Map<String, Product> parentsBySku) {
        return mappings.with(mappings.product().withParentImages(parentsBySku));
    }

    /** 7. Splits the tracking numbers of several parcels at commas. */
    public static Mappings severalParcels(Mappings mappings) {
        return mappings.with(mappings.shipment()
                .withTrackingNumbers(
                        "trackingNumber, split at commas",
                        despatch -> despatch.trackingNumber()
                                .map(numbers -> Arrays.asList(numbers.split(",")))
                                .orElse(List.of())));
    }

    /** 8. Updates stock from these sites only: the free quantity or, for a shop that reserves, the quantity on hand. */
    public static Mappings stockOfSites(Mappings mappings, Set<String> sites) {
        return mappings.with(mappings.inventory()
                .onlyIf(
                        "one of our sites",
                        line -> sites.contains(line.attributes().getOrDefault("site", ""))));
    }

    /** 9. Applies an agency's file. */
    public static Mappings file(Mappings mappings) {
        return mappings.with(MappingFile.properties("shop.properties", """
                order.onlyIf.retail   = customer_group_id is not '2'
                orderLine.description = name + ' (' + sku + ')'
                inventory.onlyIf.uk   = site is 'UK1' | 'UK2'
                carrier.UPS           = ups
                store.other.source    = 'webshop'
                selection.statuses    = processing, picking
                """));
    }

    /** 10. Applies all packages on the class path, including {@link GiftOrders}. */
    public static Mappings packages(Mappings mappings) {
        return mappings.withPackages();
    }

    /** 11. Sends names in capitals, and the SKU of a product without a name. */
    public static Mappings loudNames(Mappings mappings) {
        return mappings.with(mappings.product()
                .with(Rule.always(
                        "description",
                        "name in capitals, else sku",
                        from -> from.product()
                                .name()
                                .map(name -> name.toUpperCase(Locale.ROOT))
                                .orElse(from.product().sku()))));
    }

    /** Prints the tables of all recipes together. */
    public static void main(String[] arguments) {
        Mappings all = packages(loudNames(file(stockOfSites(
                severalParcels(sources(carriers(noWholesale(colours(giftMessages(Mappings.standard())))))),
                Set.of("UK1", "UK2")))));
        System.out.println(all.describe().asText());
    }
}
