package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.FieldPath;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** One mapping file makes the same document of an order, whether a Magento 1 has it or a Magento 2. */
class OneMappingFileForBothGenerationsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final String FILE = """
            order.customerComment       = customer_note | gift_message
            order.custom.customerGroup  = customer_group_id
            order.custom.guest          = customer_is_guest
            order.custom.email          = customer_email
            order.custom.taxNumber      = customer_taxvat
            order.custom.customer       = customer_prefix + ' ' + customer_firstname + ' ' + customer_middlename + ' ' + customer_lastname
            order.custom.store          = store_id + ' ' + store_name
            order.custom.weight         = weight
            order.custom.units          = total_qty_ordered
            order.custom.gift           = gift_message
            order.custom.coupon         = coupon_code | discount_description
            order.custom.method         = payment.method
            order.custom.reference      = payment.po_number | payment.last_trans_id
            order.custom.ordered        = payment.amount_ordered
            order.custom.baseTotal      = base_grand_total + ' ' + base_currency_code
            order.custom.hiddenTax      = hidden_tax_amount
            order.custom.shippingHidden = shipping_hidden_tax_amount
            order.custom.baseHidden     = base_shipping_hidden_tax_amount
            order.custom.shipTo         = shipping_address.firstname + ' ' + shipping_address.city
            order.custom.billTo         = billing_address.lastname + ' ' + billing_address.company
            order.custom.created        = created_at
            order.custom.module         = delivery_date

            deliveryAddress.addressLine1  = street1
            deliveryAddress.addressLine2  = street2 | city
            deliveryAddress.custom.region = region
            deliveryAddress.faxNumber     = fax
            deliveryAddress.custom.vat    = vat_id
            invoiceAddress.custom.phone   = telephone + ' ' + country_id

            orderLine.description        = name + ' (' + sku + ')'
            orderLine.custom.weight      = weight
            orderLine.custom.discount    = priced.discount_amount
            orderLine.custom.percent     = priced.tax_percent
            orderLine.custom.gift        = gift_message
            orderLine.custom.variant     = priced.product_options.simple_sku
            orderLine.custom.variantName = priced.product_options.simple_name
            orderLine.custom.type        = product_type
            orderLine.custom.price       = priced.price + ' ' + order.order_currency_code
            orderLine.custom.module      = engraving_plate

            shipment.deliveryInstruction = gift_message | customer_note
            shipment.custom.carrier      = shipping_method + ' ' + shipping_description

            order.onlyIf.retail       = customer_group_id is not '99'
            order.onlyIf.noPrefix     = customer_prefix is ''
            order.onlyIf.first        = relation_parent_id is ''
            order.onlyIf.noFax        = billing_address.fax is ''
            order.onlyIf.nameless     = shipping_address.middlename is ''
            order.onlyIf.notBlocked   = coupon_code is not 'BLOCKED'
            order.onlyIf.noPurchase   = payment.po_number is not 'TEST'
            order.onlyIf.physical     = is_virtual is '0'
            order.onlyIf.notReleased  = total_canceled is not '0.5'
            """;

    private static final String[] PRODUCTS = {"full-custopt-1", "full-bnd-dyn-tog"};

    /** Recorded orders of the Magento 1, each with one of the same shape of the Magento 2. */
    private static final Map<String, String> PAIRS = Map.of(
            "pending-plain-guest", "full-plain-guest",
            "pending-customer-note-4-street-lines", "full-street-4-lines",
            "pending-configurable", "full-configurable",
            "processing-bundle-dynamic-simple", "full-bundle-dyn-tog-plus-simple",
            "processing-coupon-percent", "full-coupon-percent",
            "processing-custom-option-changes-item-sku", "full-custom-options-differ",
            "processing-eur-de-store-vat-19", "full-de-store-tax-incl",
            "processing-gift-message", "full-gift-message-order",
            "processing-odd-skus", "full-two-lines",
            "partial-ship", "full-st-partial-ship");

    @RegisterExtension
    final TwinShops shops = new TwinShops();

    private static OrderMapping mapping() {
        return Mappings.standard()
                .with(MappingFile.properties("shop.properties", FILE))
                .order();
    }

    private static Map<String, String> document(OrderMapping mapping, Order order) {
        assertThat(mapping.isComplete(order)).isTrue();
        assertThat(mapping.reasonToSkip(order)).isEmpty();
        Map<String, String> document = new LinkedHashMap<>();
        mapping.map(order, NOW).properties().forEach((name, value) -> document.put(name, numbersWithoutZeros(value)));
        return document;
    }

    /** A Magento 1 has four decimal places, whatever they hold. */
    private static String numbersWithoutZeros(String value) {
        List<String> words = new ArrayList<>();
        for (String word : value.split(" ", -1)) {
            words.add(
                    word.matches("-?\\d+\\.\\d{4}")
                            ? new BigDecimal(word).stripTrailingZeros().toPlainString()
                            : word);
        }
        return String.join(" ", words);
    }

    private static List<String> differing(Map<String, String> one, Map<String, String> two) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(two.keySet());
        return names.stream()
                .filter(name -> !one.getOrDefault(name, "(none)").equals(two.getOrDefault(name, "(none)")))
                .map(name -> name + ": " + one.getOrDefault(name, "(none)") + " | " + two.getOrDefault(name, "(none)"))
                .toList();
    }

    static Set<String> recordedOrders() {
        return PAIRS.keySet();
    }

    @ParameterizedTest
    @MethodSource("recordedOrders")
    void theDocumentsOfAnOrderAreTheSame(String name) {
        Order one = shops.magento1("order-info-" + name, UnaryOperator.identity());
        Order two = shops.magento2(PAIRS.getOrDefault(name, ""), one, order -> {}, PRODUCTS);

        Map<String, String> document = document(mapping(), one);

        assertThat(document).hasSizeGreaterThan(30);
        assertThat(differing(document, document(mapping(), two))).isEmpty();
    }

    @Test
    void fieldsAddedByAModuleAreReachableByName() {
        Order one = shops.magento1(
                "order-info-pending-plain-guest",
                sent -> withField(
                        withField(sent, "order_currency_code", "delivery_date", "2026-12-01"),
                        "qty_backordered",
                        "engraving_plate",
                        "brass"));
        Consumer<ObjectNode> ofModules = order -> {
            ((ObjectNode) order.get("extension_attributes")).put("delivery_date", "2026-12-01");
            ObjectNode row = (ObjectNode) order.get("items").get(0);
            row.set("extension_attributes", row.objectNode().put("engraving_plate", "brass"));
        };
        Order two = shops.magento2("full-plain-guest", one, ofModules);

        assertThat(document(mapping(), one))
                .containsEntry("module", "2026-12-01")
                .containsEntry("orderLine.1.module", "brass");
        assertThat(differing(document(mapping(), one), document(mapping(), two)))
                .isEmpty();
    }

    /**
     * Names of an order or, after a dot, of its rows that a Magento 1 sends and a Magento 2 does not, and why. A condition of a file that
     * reads one rejects each order by name.
     */
    private static final Map<String, String> NOT_SENT = new TreeMap<>(Map.ofEntries(
            Map.entry(".gift_message_available", "a setting of the product, which its rows do not have"),
            Map.entry(".has_children", "what Magento 1 works out: the rows below name it by parent_item_id"),
            Map.entry(".is_nominal", "Magento 2 has no recurring profiles"),
            Map.entry(
                    ".product_options.info_buyRequest",
                    "custom_options, configurable_item_options and bundle_options have it"),
            Map.entry(
                    ".product_options.product_calculations", "whether the parent has the price, which both rows show"),
            Map.entry(".product_options.shipment_type", "sent for bundles only: a configurable ships as its variant"),
            Map.entry("billing_address.quote_address_id", "of the cart"),
            Map.entry("shipping_address.quote_address_id", "of the cart"),
            Map.entry("coupon_rule_name", "a column that the REST API leaves out; discount_description has the words"),
            Map.entry("export_failures", "a column of the OrderFlow extension for Magento 1"),
            Map.entry("exported_at", "a column of the OrderFlow extension for Magento 1"),
            Map.entry("is_exported", "a column of the OrderFlow extension for Magento 1"),
            Map.entry("payment.paybox_request_number", "Magento 2 has no such payment"),
            Map.entry("paypal_ipn_customer_notified", "a column that the REST API leaves out"),
            Map.entry("total_due", "always an amount: a Magento 1 has none before the first payment")));

    @Test
    void everyOtherFieldOfAnOrderIsSentByBoth() {
        Set<String> missing = new TreeSet<>();
        PAIRS.forEach((name1, name2) -> {
            Order one = shops.magento1("order-info-" + name1, UnaryOperator.identity());
            Order two = shops.magento2(name2, one, order -> {}, PRODUCTS);
            missing(one.fields(), two.fields()).forEach(missing::add);
            for (int row = 0; row < one.items().size(); row++) {
                missing(one.items().get(row).fields(), two.items().get(row).fields())
                        .map(name -> "." + name.replaceFirst("(info_buyRequest)\\..*", "$1"))
                        .forEach(missing::add);
            }
        });

        assertThat(missing).isEqualTo(NOT_SENT.keySet());
    }

    private static Stream<String> missing(Fields one, Fields two) {
        return FieldPath.names(one).stream().filter(name -> !FieldPath.isSent(two, name));
    }

    /** One more member of the structure, before the member. */
    private static String withField(String sent, String before, String name, String value) {
        String member = "<member><name>" + before + "</name>";
        assertThat(sent).contains(member);
        return sent.replaceFirst(
                member,
                "<member><name>" + name + "</name><value><string>" + value + "</string></value></member>" + member);
    }
}
