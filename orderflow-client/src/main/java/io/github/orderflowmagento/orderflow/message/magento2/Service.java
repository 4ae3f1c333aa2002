package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services that the OrderFlow extension adds to a Magento 2, with Magento's names for them. */
enum Service {
    INVENTORY("Inventory", "Update", "inventory"),
    SHIPMENT("Shipment", "Create", "shipment"),
    ORDER_EXPORT("Order", "Export", "export/order"),
    PRODUCT_EXPORT("Product", "Export", "export/product");

    static final String MESSAGE_ID = "messageSeqId";
    static final String REFERENCE = "reference";

    private final String service;
    private final String operation;
    private final String path;

    Service(String entity, String method, String path) {
        this.service = "realtimeDespatchOrderFlow" + entity + "RequestManagementV1";
        this.operation = service + method;
        this.path = "/V1/orderflow/" + path;
    }

    /** Returns the name in a SOAP address. */
    String service() {
        return service;
    }

    String operation() {
        return operation;
    }

    /** Returns the element of a call. */
    String request() {
        return operation + "Request";
    }

    /** Returns the element of the answer. */
    String response() {
        return operation + "Response";
    }

    /** Returns the end of the REST address. */
    String path() {
        return path;
    }

    /**
     * Returns the mandatory fields of a message. The extension also accepts a shipment without a number, and cannot distinguish a repeat from
     * another parcel.
     */
    List<String> required() {
        return switch (this) {
            case INVENTORY -> List.of(StockReader.QUANTITIES, StockReader.SEQUENCES, MESSAGE_ID);
            case SHIPMENT -> List.of(DespatchReader.ORDER, MESSAGE_ID);
            case ORDER_EXPORT, PRODUCT_EXPORT -> List.of(REFERENCE);
        };
    }

    static Optional<Service> ofRequest(String element) {
        return Arrays.stream(values())
                .filter(known -> known.request().equals(element))
                .findFirst();
    }

    static Optional<Service> named(String service) {
        return Arrays.stream(values())
                .filter(known -> known.service.equals(service))
                .findFirst();
    }
}
