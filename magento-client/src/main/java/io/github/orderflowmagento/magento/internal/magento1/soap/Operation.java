package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;

import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.ATTRIBUTES;
import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.NUMBER;
import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.QUANTITIES;
import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.STOCK;
import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.STOCKS;
import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.TEXT;
import static io.github.orderflowmagento.magento.internal.magento1.soap.PartType.TEXTS;

/**
 * SOAP v2's counterpart of a call of the resource model: an operation of its own with named parameters, in the order of the call's
 * arguments.
 *
 * @param path resource and method
 * @param name the operation
 */
record Operation(String path, String name, Result result, List<Part> parts) {
    /**
     * A parameter.
     *
     * @param names its names in rpc form. All of them are sent, since versions differ and an unknown name is harmless, while a parameter
     *     without a known name silently becomes null
     * @param literalName its name in WS-I form, in all versions
     * @param required whether the WS-I form requires it even if it is empty
     */
    private record Part(List<String> names, String literalName, PartType type, boolean required) {
        Part(String name, PartType type) {
            this(List.of(name), name, type, false);
        }

        Part whichIsRequired() {
            return new Part(names, literalName, type, true);
        }
    }

    private static final Part FILTERS = new Part("filters", PartType.FILTERS);
    private static final Part STORE = new Part(List.of("storeView"), "store", TEXT, false);

    /** The names up to 1.7 and from 1.8 on. */
    private static final Part PRODUCT = new Part(List.of("productId", "product"), "productId", TEXT, false);

    /** The names from 1.8 on and up to 1.7. */
    private static final Part IDENTIFIER_TYPE =
            new Part(List.of("identifierType", "productIdentifierType"), "identifierType", TEXT, false);

    private static final Part ORDER = new Part("orderIncrementId", TEXT);
    private static final Part SHIPMENT = new Part("shipmentIncrementId", TEXT);
    private static final Part INVOICE = new Part("invoiceIncrementId", TEXT);
    private static final Part CUSTOMER = new Part("customerId", NUMBER);
    private static final Part QUANTITY = new Part("itemsQty", QUANTITIES).whichIsRequired();
    private static final Part COMMENT = new Part("comment", TEXT);

    private static final Map<String, Operation> BY_PATH = Stream.of(
                    to("catalog_product.list", "catalogProductList", Result.ROWS, FILTERS.whichIsRequired(), STORE),
                    to(
                            "catalog_product.info",
                            "catalogProductInfo",
                            Result.PRODUCT,
                            PRODUCT,
                            STORE,
                            new Part("attributes", ATTRIBUTES),
                            IDENTIFIER_TYPE),
                    to(
                            "catalog_product.listOfAdditionalAttributes",
                            "catalogProductListOfAdditionalAttributes",
                            Result.ROWS,
                            new Part("productType", TEXT),
                            new Part("attributeSetId", TEXT)),
                    to(
                            "catalog_product_attribute.list",
                            "catalogProductAttributeList",
                            Result.ROWS,
                            new Part("setId", NUMBER)),
                    to(
                            "catalog_product_attribute.options",
                            "catalogProductAttributeOptions",
                            Result.ROWS,
                            new Part("attributeId", TEXT),
                            STORE),
                    to(
                            "catalog_product_attribute_media.list",
                            "catalogProductAttributeMediaList",
                            Result.ROWS,
                            PRODUCT,
                            STORE,
                            IDENTIFIER_TYPE),
                    to(
                            "cataloginventory_stock_item.list",
                            "catalogInventoryStockItemList",
                            Result.ROWS,
                            new Part(List.of("products"), "productIds", TEXTS, true)),
                    to(
                            "cataloginventory_stock_item.update",
                            "catalogInventoryStockItemUpdate",
                            Result.DONE,
                            PRODUCT,
                            new Part("data", STOCK)),
                    to(
                            "cataloginventory_stock_item.multiUpdate",
                            "catalogInventoryStockItemMultiUpdate",
                            Result.DONE,
                            new Part("productIds", TEXTS),
                            new Part("productData", STOCKS)),
                    to("sales_order.list", "salesOrderList", Result.ROWS, FILTERS.whichIsRequired()),
                    to("sales_order.info", "salesOrderInfo", Result.ORDER, ORDER),
                    to(
                            "sales_order.addComment",
                            "salesOrderAddComment",
                            Result.DONE,
                            ORDER,
                            new Part("status", TEXT),
                            COMMENT,
                            new Part("notify", TEXT)),
                    to("sales_order.hold", "salesOrderHold", Result.DONE, ORDER),
                    to("sales_order.unhold", "salesOrderUnhold", Result.DONE, ORDER),
                    to("sales_order.cancel", "salesOrderCancel", Result.DONE, ORDER),
                    to("sales_order_shipment.list", "salesOrderShipmentList", Result.ROWS, FILTERS),
                    to("sales_order_shipment.info", "salesOrderShipmentInfo", Result.ENTITY, SHIPMENT),
                    to(
                            "sales_order_shipment.create",
                            "salesOrderShipmentCreate",
                            Result.NEW_NUMBER,
                            ORDER,
                            QUANTITY,
                            COMMENT.whichIsRequired(),
                            new Part("email", NUMBER).whichIsRequired(),
                            new Part("includeComment", NUMBER).whichIsRequired()),
                    to(
                            "sales_order_shipment.addTrack",
                            "salesOrderShipmentAddTrack",
                            Result.VALUE,
                            SHIPMENT,
                            new Part("carrier", TEXT),
                            new Part("title", TEXT),
                            new Part("trackNumber", TEXT)),
                    to(
                            "sales_order_shipment.removeTrack",
                            "salesOrderShipmentRemoveTrack",
                            Result.DONE,
                            SHIPMENT,
                            new Part("trackId", TEXT)),
                    to(
                            "sales_order_shipment.addComment",
                            "salesOrderShipmentAddComment",
                            Result.DONE,
                            SHIPMENT,
                            COMMENT,
                            new Part("email", TEXT).whichIsRequired(),
                            new Part("includeInEmail", TEXT).whichIsRequired()),
                    to("sales_order_shipment.sendInfo", "salesOrderShipmentSendInfo", Result.DONE, SHIPMENT, COMMENT),
                    to("sales_order_shipment.getCarriers", "salesOrderShipmentGetCarriers", Result.PAIRS, ORDER),
                    to("sales_order_invoice.list", "salesOrderInvoiceList", Result.ROWS, FILTERS),
                    to("sales_order_invoice.info", "salesOrderInvoiceInfo", Result.ENTITY, INVOICE),
                    to(
                            "sales_order_invoice.create",
                            "salesOrderInvoiceCreate",
                            Result.NEW_NUMBER,
                            // the order's number, whatever its name
                            INVOICE,
                            QUANTITY,
                            COMMENT,
                            new Part("email", TEXT),
                            new Part("includeComment", TEXT)),
                    to(
                            "sales_order_invoice.addComment",
                            "salesOrderInvoiceAddComment",
                            Result.DONE,
                            INVOICE,
                            COMMENT.whichIsRequired(),
                            new Part("email", TEXT),
                            new Part("includeComment", TEXT)),
                    to("sales_order_invoice.capture", "salesOrderInvoiceCapture", Result.DONE, INVOICE),
                    to("sales_order_invoice.void", "salesOrderInvoiceVoid", Result.DONE, INVOICE),
                    to("sales_order_invoice.cancel", "salesOrderInvoiceCancel", Result.DONE, INVOICE),
                    to("core_store.list", "storeList", Result.ROWS),
                    to("core_store.info", "storeInfo", Result.ENTITY, new Part("storeId", TEXT)),
                    to("core_magento.info", "magentoInfo", Result.ENTITY),
                    to("customer.list", "customerCustomerList", Result.ROWS, FILTERS.whichIsRequired()),
                    to("customer.info", "customerCustomerInfo", Result.ENTITY, CUSTOMER, new Part("attributes", TEXTS)),
                    to("customer_address.list", "customerAddressList", Result.ROWS, CUSTOMER),
                    to("customer_group.list", "customerGroupList", Result.ROWS))
            .collect(Collectors.toUnmodifiableMap(Operation::path, Function.identity()));

    private static Operation to(String path, String name, Result result, Part... parts) {
        return new Operation(path, name, result, Arrays.asList(parts));
    }

    /**
     * Returns the operation for a call.
     *
     * @throws MagentoException.Unsupported if there is none
     */
    static Operation of(ApiCall call) {
        Operation operation = BY_PATH.get(call.resourcePath());
        if (operation == null) {
            throw new MagentoException.Unsupported(
                    call.description(), "SOAP v2 has no operation for it here; XML-RPC and SOAP v1 support all calls");
        }
        return operation;
    }

    boolean isFiltered() {
        return !parts.isEmpty() && parts.get(0).type == PartType.FILTERS;
    }

    /** Returns the parameters of a call. Nulls are omitted, which is equivalent for the shop. */
    List<Parameter> parameters(String sessionId, List<? extends @Nullable Object> arguments, Soap2Form form) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(new Parameter("sessionId", sessionId));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Object argument = i < arguments.size() ? arguments.get(i) : null;
            Object value = argument == null ? null : part.type.of(argument, form);
            if (form == Soap2Form.WSI && value == null && part.required) {
                value = part.type == NUMBER ? "0" : "";
            }
            if (value != null) {
                for (String name : form == Soap2Form.WSI ? List.of(part.literalName) : part.names) {
                    parameters.add(new Parameter(name, value));
                }
            }
        }
        return parameters;
    }
}
