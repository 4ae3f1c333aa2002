package io.github.orderflowmagento.orderflow.imports;

import java.util.Optional;

import io.github.orderflowmagento.orderflow.imports.PropertyCollector.Part;

/** Writes an order as properties, in the sequence in which the extension for Magento sends them. */
final class OrderPropertyWriter {

    private OrderPropertyWriter() {}

    static ImportItem item(OrderImport order) {
        PropertyCollector sheet = new PropertyCollector(order.externalReference());
        header(order, sheet.part(ImportSchema.ORDER, "", order.emptied()));
        order.delivery().ifPresent(address -> address("delivery", address, sheet));
        order.invoice().ifPresent(address -> address("invoice", address, sheet));
        if (order.lines().isEmpty()) {
            throw new InvalidPropertyException(order.externalReference(), "orderLine.1", "an order needs a line");
        }
        for (int n = 1; n <= order.lines().size(); n++) {
            OrderLineImport line = order.lines().get(n - 1);
            line(
                    line,
                    order.shipment().isPresent(),
                    sheet.part(ImportSchema.ORDER_LINE, "orderLine." + n + ".", line.emptied()));
        }
        order.shipment()
                .ifPresent(shipment ->
                        shipment(shipment, sheet.part(ImportSchema.SHIPMENT, "shipment.", shipment.emptied())));
        return ImportItem.builder()
                .type(ImportType.ORDER)
                .operation(ImportOperation.INSERT)
                .externalReference(order.externalReference())
                .properties(sheet.properties())
                .build();
    }

    private static void header(OrderImport order, Part header) {
        header.text("externalReference", Optional.of(order.externalReference()))
                .text("state", order.state())
                .text("source", order.source())
                .text("paymentGatewayIdentifier", order.paymentGatewayIdentifier())
                .text("paymentTransactionInfo", order.paymentTransactionInfo())
                .text("customerComment", order.customerComment())
                .number("totalPriceNet", order.totalPriceNet())
                .number("totalPriceGross", order.totalPriceGross())
                .number("totalPriceTax", order.totalPriceTax())
                .number("totalTax", order.totalTax())
                .price("shipping", order.shipping())
                .price("goods", order.goods())
                .text("taxCode", order.taxCode())
                .text("currency", order.currency())
                .text("currencyUnits", order.currencyUnits())
                .text("promotionCode", order.promotionCode())
                .text("promotionDescription", order.promotionDescription())
                .custom(order.customProperties());
    }

    private static void address(String prefix, ImportAddress address, PropertyCollector sheet) {
        sheet.part(ImportSchema.ADDRESS, prefix, address.emptied())
                .text("addressLine1", address.addressLine1())
                .text("addressLine2", address.addressLine2())
                .text("addressLine3", address.addressLine3())
                .text("addressLine4", address.addressLine4())
                .text("addressLine5", address.addressLine5())
                .text("addressLine6", address.addressLine6())
                .text("countryCode", address.countryCode())
                .text("postCode", address.postCode())
                .text("contactName", address.contactName())
                .text("emailAddress", address.emailAddress())
                .text("dayPhoneNumber", address.dayPhoneNumber())
                .text("eveningPhoneNumber", address.eveningPhoneNumber())
                .text("mobilePhoneNumber", address.mobilePhoneNumber())
                .text("companyName", address.companyName())
                .text("faxNumber", address.faxNumber())
                .custom(address.customProperties());
    }

    private static void line(OrderLineImport line, boolean hasShipment, Part part) {
        part.text("product.externalReference", Optional.of(line.productExternalReference()))
                .number("quantity", Optional.of(line.quantity()))
                .text("description", line.description())
                .price("total", line.total())
                .price("unit", line.unit())
                .text("promotionCode", line.promotionCode())
                .text("promotionPriceDescription", line.promotionPriceDescription())
                .text("shipment", hasShipment ? Optional.of("entity:shipment") : Optional.empty())
                .custom(line.customProperties());
    }

    private static void shipment(ShipmentImport shipment, Part part) {
        part.text("externalReference", shipment.externalReference())
                .text("state", shipment.state())
                .time("earliestShipDate", shipment.earliestShipDate())
                .text("site", shipment.site())
                .whole("priority", shipment.priority())
                .text("priorityName", shipment.priorityName())
                .number("weight", shipment.weight())
                .text("weightUnits", shipment.weightUnits())
                .text("courier", shipment.courier())
                .text("deliverySuggestionCode", shipment.deliverySuggestionCode())
                .text("deliverySuggestionName", shipment.deliverySuggestionName())
                .text("pickingMode", shipment.pickingMode())
                .text("despatchComment", shipment.despatchComment())
                .text("despatchReference", shipment.despatchReference())
                .text("deliveryInstruction", shipment.deliveryInstruction())
                .text("orderItem", Optional.of("entity:order"))
                .custom(shipment.customProperties());
    }
}
