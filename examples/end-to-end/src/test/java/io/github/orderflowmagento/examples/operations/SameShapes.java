package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.orderflowmagento.magento.WebService;

/** Which recorded orders and products of a Magento 1 and of a Magento 2 have the same shape, and in what their documents differ. */
final class SameShapes {

    private SameShapes() {}

    /**
     * Two of the same shape.
     *
     * @param shape in words, which no other pair has
     * @param magento1 web service and recording
     * @param magento2 recording
     * @param bundle recording of the bundle that the order of the Magento 2 has; empty when it has none
     */
    record Pair(String shape, String magento1, String magento2, String bundle) {
        /** Whether goods are left to despatch in it. */
        boolean isSent() {
            return !Set.of("a virtual product only", "cancelled", "complete").contains(shape);
        }

        boolean isOverSoapV2() {
            return magento1.startsWith("soap-v2/");
        }

        WebService webService() {
            return isOverSoapV2() ? WebService.SOAP_V2 : WebService.XML_RPC;
        }

        /** The recording of the Magento 1, without its web service. */
        String recording() {
            return magento1.substring(magento1.indexOf('/') + 1);
        }

        @Override
        public String toString() {
            return shape;
        }
    }

    /**
     * Properties in which documents differ though the orders have the same shape.
     *
     * @param properties with {@code *} for the number of a line; it has to be met by each of these in each of the pairs
     * @param magento1 the value; "sent" for any, "–" for none
     * @param magento2 the same
     * @param where the pairs, in words
     */
    record Difference(
            Set<String> properties,
            String magento1,
            String magento2,
            String where,
            Predicate<Pair> pairs,
            String why) {}

    static final List<Pair> ORDERS = List.of(
            order("one product, a guest", "xmlrpc/pending-plain-guest", "plain-guest"),
            order("two products", "soap-v2/processing-two-lines", "two-lines"),
            order("a street of four lines", "xmlrpc/pending-customer-note-4-street-lines", "street-4-lines"),
            order("other scripts", "soap-v2/pending-unicode-address", "customer-japanese"),
            order(
                    "another address for the invoice",
                    "soap-v2/processing-different-shipping-address",
                    "different-billing"),
            order("odd SKUs", "xmlrpc/processing-odd-skus", "odd-skus"),
            order("a configurable", "xmlrpc/pending-configurable", "configurable"),
            order("two configurables", "soap-v2/processing-two-configurables", "two-configurables-same-parent"),
            order("a bundle shipped together", "soap-v2/pending-bundle-dynamic", "bundle-dyn-tog", "bnd-dyn-tog"),
            order(
                    "a bundle and a product",
                    "xmlrpc/processing-bundle-dynamic-simple",
                    "bundle-dyn-tog-plus-simple",
                    "bnd-dyn-tog"),
            order("a grouped product", "soap-v2/processing-grouped", "grouped"),
            order("a virtual product and goods", "soap-v2/processing-virtual-simple", "virtual-and-simple"),
            order("a virtual product only", "xmlrpc/pending-virtual-only", "virtual-only"),
            order(
                    "options that add to the SKU",
                    "xmlrpc/processing-custom-option-changes-item-sku",
                    "custom-options-differ"),
            order("a gift message", "xmlrpc/processing-gift-message", "gift-message-order"),
            order("part of a unit", "soap-v2/processing-decimal-qty", "decimal-qty"),
            order("large amounts", "soap-v2/processing-large-amounts", "large-amounts"),
            order("more than there is", "soap-v2/processing-backordered", "backordered"),
            order("a coupon of 10 %", "xmlrpc/processing-coupon-percent", "coupon-percent"),
            order("a coupon of free shipping", "soap-v2/processing-coupon-free-shipping", "coupon-free-shipping-works"),
            order("free shipping", "soap-v2/processing-free-shipping-cod", "free-shipping-method"),
            order("a purchase order", "soap-v2/processing-purchase-order-payment", "purchase-order"),
            order("a bank transfer", "soap-v2/pending-unicode-address", "banktransfer"),
            order("another store view", "soap-v2/processing-fr-store-view", "fr-store-eur"),
            order("two currencies", "soap-v2/processing-usd-order", "fr-store-eur"),
            order("another website", "xmlrpc/processing-eur-de-store-vat-19", "de-store-tax-incl"),
            order("invoiced", "xmlrpc/before-partial-shipment", "st-invoiced"),
            order("partly invoiced", "soap-v2/partial-invoice", "st-partial-invoice"),
            order("partly shipped", "xmlrpc/partial-ship", "st-partial-ship"),
            order("held while pending", "soap-v2/holded-held-pending", "st-held-pending"),
            order("held while processing", "soap-v2/holded-held-processing", "st-held-processing"),
            order("cancelled", "soap-v2/canceled", "st-cancelled"),
            order("complete", "xmlrpc/complete", "st-complete"));

    private static Pair order(String shape, String magento1, String magento2) {
        return order(shape, magento1, magento2, "");
    }

    private static Pair order(String shape, String magento1, String magento2, String bundle) {
        return new Pair(
                shape,
                magento1.replace("/", "/order-info-"),
                "orders/full-" + magento2,
                bundle.isEmpty() ? "" : "products/full-" + bundle);
    }

    static final List<Difference> DIFFERENCES_OF_ORDERS = List.of(
            new Difference(
                    Set.of(
                            "goodsPriceGross",
                            "goodsTax",
                            "shippingPriceGross",
                            "shippingTax",
                            "orderLine.*.totalPriceGross",
                            "orderLine.*.unitPriceGross"),
                    "–",
                    "sent",
                    "read over SOAP v2",
                    pair -> pair.isSent() && pair.isOverSoapV2(),
                    "SOAP v2 does not send what they are computed from; XML-RPC and SOAP v1 do"),
            in(
                    Set.of("promotionCode", "promotionDescription"),
                    "–",
                    "sent",
                    "SOAP v2 does not send the coupon; XML-RPC and SOAP v1 do",
                    "a coupon of free shipping"),
            new Difference(
                    Set.of("status"),
                    "processing",
                    "pending",
                    "recorded as `processing`",
                    pair -> pair.magento1().contains("/order-info-processing-"),
                    "the order of the Magento 1 was invoiced before it was recorded"),
            in(
                    Set.of("status"),
                    "pending",
                    "–",
                    "a comment without a status had cleared it before the order of the Magento 2 was recorded",
                    "one product, a guest"),
            new Difference(
                    Set.of("shipment.deliverySuggestionName"),
                    "Flat Rate - Fixed",
                    "Royal Post - Standard",
                    "all with flat rate",
                    pair -> pair.isSent() && !pair.shape().equals("free shipping"),
                    "each shop's own titles; the code is the same"),
            in(
                    Set.of("customerComment", "shipment.deliveryInstruction"),
                    "sent",
                    "–",
                    "no order of the Magento 2 was recorded with a note",
                    "a street of four lines"),
            in(
                    Set.of("deliveryCompanyName", "invoiceCompanyName"),
                    "sent",
                    "–",
                    "only the address in the Magento 1 has a company",
                    "another address for the invoice",
                    "two configurables",
                    "a gift message"),
            in(Set.of("paymentGatewayIdentifier"), "cashondelivery", "checkmo", "paid otherwise", "free shipping"),
            in(Set.of("paymentGatewayIdentifier"), "banktransfer", "checkmo", "paid otherwise", "other scripts"),
            in(Set.of("currency"), "GBP", "EUR", "shown in the store view's currency", "another store view"),
            in(Set.of("currency"), "USD", "EUR", "the currencies that each shop has", "two currencies"));

    private static Difference in(
            Set<String> properties, String magento1, String magento2, String why, String... shapes) {
        List<String> all = List.of(shapes);
        return new Difference(
                properties, magento1, magento2, String.join("; ", all), pair -> all.contains(pair.shape()), why);
    }

    /** Recorded orders without one of the same shape in the other generation, and why. */
    static final Map<String, String> ORDERS_ALONE = alone(List.of(
            alone(
                    "no bundle of the Magento 1 ships separately",
                    "orders/full-bundle-dyn-sep",
                    "orders/full-bundle-fix-sep"),
            alone("no bundle of a fixed price was ordered in the Magento 1", "orders/full-bundle-fix-tog"),
            alone("nothing downloadable was ordered in the Magento 1", "orders/full-downloadable"),
            alone(
                    "no coupon of an amount was used in the Magento 1",
                    "orders/full-coupon-fixed-cart",
                    "orders/full-de-coupon-fixed"),
            alone("no row of the Magento 1 has a gift message", "orders/full-gift-message-item"),
            alone(
                    "no order of the Magento 1 was cancelled or refunded in part",
                    "orders/full-st-partial-cancel",
                    "orders/full-st-partial-refund"),
            alone("no order of the Magento 1 was free of charge", "orders/full-zero-total-free-payment"),
            alone("no product of the Magento 1 was deleted", "orders/full-product-deleted"),
            alone(
                    "no address of the Magento 1 is in such a place",
                    "orders/full-northern-ireland-no-tax",
                    "orders/full-us-region"),
            alone(
                    "as a pair above, with other products, customers, payments or more lines",
                    "orders/full-cod",
                    "orders/full-configurable-slash-sku",
                    "orders/full-custom-options-same-sku-twice",
                    "orders/full-customer",
                    "orders/full-customer-arabic",
                    "orders/full-customer-wholesale",
                    "orders/full-de-configurable",
                    "orders/full-de-eu-only-customer",
                    "orders/full-fr-3-street-lines-coupon",
                    "orders/full-grouped-plus-same-simple",
                    "orders/full-multi-item-5",
                    "orders/full-thirty-lines"),
            alone("a Magento 1 has no sources", "orders/full-de-multi-source-item", "orders/full-multi-source-item"),
            alone("no order of the Magento 2 was refunded whole", "order-info-closed"),
            alone("no order of the Magento 2 was shipped before it was invoiced", "order-info-shipped-uninvoiced"),
            alone(
                    "no order of the Magento 2 is in such a status",
                    "order-info-fraud",
                    "order-info-payment-review",
                    "order-info-pending-payment"),
            alone(
                    "as a pair above, with other products or at another time",
                    "order-info-after-qty-fraction",
                    "order-info-after-shipment",
                    "order-info-holded",
                    "order-info-pending-coupon-pending",
                    "order-info-processing-long-sku-and-name",
                    "order-info-processing-spare-for-shipping")));

    private static Map<String, String> alone(String why, String... names) {
        Map<String, String> reasons = new TreeMap<>();
        List.of(names).forEach(name -> reasons.put(name, why));
        return reasons;
    }

    private static Map<String, String> alone(List<Map<String, String>> all) {
        Map<String, String> reasons = new TreeMap<>();
        all.forEach(reasons::putAll);
        return reasons;
    }

    static final List<Pair> PRODUCTS = List.of(
            product("simple", "simple", "mug-001"),
            product("of a configurable", "configurable-child", "tee-red-s"),
            product("with custom options", "custom-option", "custopt-1"),
            product("a special price", "special-price", "special-1"),
            product("sold in part of a unit", "decimal-stock", "decqty-1"),
            product("free", "zero-price", "zeroprice-1"),
            product("in no website", "no-website", "noweb-1"),
            product("in two websites", "two-websites", "multisrc-1"),
            product("long texts", "long-description", "longname-1"),
            product("in French", "store-fr", "mug-001-store-fr"),
            product("virtual", "virtual", "virt-1"),
            product("downloadable", "downloadable", "dl-1"),
            product("grouped", "grouped", "grp-1"),
            product("configurable", "configurable", "conf-tee"),
            product("a bundle of a dynamic price", "bundle-dynamic", "bnd-dyn-tog"),
            product("a bundle of a fixed price", "bundle-fixed", "bnd-fix-tog"));

    private static Pair product(String shape, String magento1, String magento2) {
        return new Pair(shape, "xmlrpc/product-info-" + magento1, "products/full-" + magento2, "");
    }

    private static final Set<String> WITHOUT_PARTS = Set.of(
            "simple",
            "of a configurable",
            "with custom options",
            "a special price",
            "sold in part of a unit",
            "free",
            "in no website",
            "in two websites",
            "long texts",
            "in French");

    static final List<Difference> DIFFERENCES_OF_PRODUCTS = List.of(
            new Difference(
                    Set.of("barcode"),
                    "sent",
                    "–",
                    "all simple ones",
                    pair -> WITHOUT_PARTS.contains(pair.shape()),
                    "an attribute `barcode`, which the OrderFlow extension for Magento 1 adds; name the shop's own by"
                            + " `withField`"),
            in(
                    Set.of("height", "length", "weightUnits", "width"),
                    "sent",
                    "–",
                    "attributes that the OrderFlow extension for Magento 1 adds; name the shop's own by `withField`",
                    "simple",
                    "in French"),
            in(
                    Set.of("imageReference"),
                    "–",
                    "sent",
                    "no product of the Magento 1 was recorded with a picture",
                    "simple",
                    "in French"),
            in(
                    Set.of("sellable"),
                    "1",
                    "–",
                    "a Magento 2 keeps no stock of what consists of other products; by default they are not exported",
                    "grouped",
                    "configurable",
                    "a bundle of a dynamic price",
                    "a bundle of a fixed price"),
            in(
                    Set.of("weight"),
                    "–",
                    "0",
                    "a Magento 2 says 0 where the weight is that of the parts; by default bundles are not exported",
                    "a bundle of a dynamic price"));
}
