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
 * What merchants ask for most, one method each, to copy from, for a Magento 1 and a Magento 2 alike. Each takes mappings and gives others,
 * so that they combine:
 *
 * <pre>{@code
 * Mappings mine = Recipes.carriers(Recipes.noWholesale(Mappings.standard()));
 * }</pre>
 */
public final class Recipes {
    private Recipes() {}

    /** 1. The gift message is what the packer reads; for want of one, the customer's note. */
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

    /** 2. An attribute of the shop's own as a custom property: a choice goes by its label. */
    public static Mappings colours(Mappings mappings) {
        return mappings.with(mappings.product().withField("colour", "color"));
    }

    /** 3. Orders of a customer group are not sent. One that does not tell its group is refused by name. */
    public static Mappings noWholesale(Mappings mappings) {
        return mappings.with(mappings.order()
                .onlyIf(
                        "no wholesale",
                        order -> order.customerGroupId()
                                        .orElseThrow(() -> new IllegalStateException(
                                                "the shop does not tell the customer_group_id"))
                                != 2));
    }

    /** 4. The shop's carriers for the warehouse's couriers, and what customers read. */
    public static Mappings carriers(Mappings mappings) {
        CarrierTable carriers =
                CarrierTable.empty().with("UPS", "ups").with("Royal Mail Tracked 24", "usps", "Royal Mail, tracked");
        return mappings.with(mappings.shipment().withCarriers(carriers));
    }

    /** 5. Where an order comes from, by its store view. */
    public static Mappings sources(Mappings mappings) {
        ByStore<String> sources =
                ByStore.of(Map.of(1L, "uk-shop", 3L, "de-shop")).otherwise("webshop");
        return mappings.with(mappings.order().withSources(sources));
    }

    /** 6. A product without an image has that of the product as which it is sold. */
    public static Mappings imagesOfParents(Mappings mappings, Map<String, Product> parentsBySku) {
        return mappings.with(mappings.product().withParentImages(parentsBySku));
    }

    /** 7. A despatch of several parcels names their tracking numbers with commas between them. */
    public static Mappings severalParcels(Mappings mappings) {
        return mappings.with(mappings.shipment()
                .withTrackingNumbers(
                        "trackingNumber, split at commas",
                        despatch -> despatch.trackingNumber()
                                .map(numbers -> Arrays.asList(numbers.split(",")))
                                .orElse(List.of())));
    }

    /** 8. Stock of these sites only counts: what is free of it or, for a shop that reserves what is ordered, what is on hand. */
    public static Mappings stockOfSites(Mappings mappings, Set<String> sites) {
        return mappings.with(mappings.inventory()
                .onlyIf(
                        "one of our sites",
                        line -> sites.contains(line.attributes().getOrDefault("site", ""))));
    }

    /** 9. All that an agency keeps in a file. */
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

    /** 10. All packages on the class path, {@link GiftOrders} among them. */
    public static Mappings packages(Mappings mappings) {
        return mappings.withPackages();
    }

    /** 11. Names in capitals, and a product without a name goes by its SKU. */
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

    /** Shows the tables of all recipes together. */
    public static void main(String[] arguments) {
        Mappings all = packages(loudNames(file(stockOfSites(
                severalParcels(sources(carriers(noWholesale(colours(giftMessages(Mappings.standard())))))),
                Set.of("UK1", "UK2")))));
        System.out.println(all.describe().asText());
    }
}
