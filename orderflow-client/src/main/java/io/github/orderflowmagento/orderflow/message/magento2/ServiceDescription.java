package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.orderflowmagento.orderflow.internal.text.AttributeEscaping;

/**
 * Writes the WSDL of services, with the same types, messages and bindings as a shop's, in the same order, but without its comments and the
 * types of other services.
 */
final class ServiceDescription {

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="%1$s" \
            xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" \
            xmlns:soap-enc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" \
            name="MagentoWSDL" targetNamespace="%1$s"><types><xsd:schema targetNamespace="%1$s">%2$s</xsd:schema></types>\
            <message name="GenericFault"><part name="messageParameters" element="tns:GenericFault"/></message>%3$s</definitions>
            """;

    private static final String BINDING = """
            <portType name="%1$sPortType"><operation name="%2$s"><input message="tns:%2$sRequest"/>\
            <output message="tns:%2$sResponse"/><fault name="GenericFault" message="tns:GenericFault"/></operation></portType>\
            <binding name="%1$sBinding" type="tns:%1$sPortType">\
            <soap12:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/><operation name="%2$s">\
            <soap12:operation soapAction="%2$s"/><input><soap12:body use="literal"/></input>\
            <output><soap12:body use="literal"/></output><fault name="GenericFault"/></operation></binding>\
            <service name="%1$sService"><port name="%1$sPort" binding="tns:%1$sBinding"><soap12:address location="%3$s"/></port>\
            </service><message name="%2$sRequest"><part name="messageParameters" element="tns:%2$sRequest"/></message>\
            <message name="%2$sResponse"><part name="messageParameters" element="tns:%2$sResponse"/></message>""";

    private static final String TEXT = "xsd:string";
    private static final String STOCK = "RealtimeDespatchOrderFlowDataQuantityItemInterface";
    private static final String SEQUENCE = "RealtimeDespatchOrderFlowDataSequenceItemInterface";
    private static final String TRACK = "RealtimeDespatchOrderFlowDataTrackItemInterface";

    private final Set<String> types = new LinkedHashSet<>();

    private ServiceDescription() {}

    /** @param soapAddress the address of the SOAP server, without a query */
    static String of(Collection<Service> services, String soapAddress) {
        String address = AttributeEscaping.escape(soapAddress + "?services="
                + String.join("%2C", services.stream().map(Service::service).toList()));
        ServiceDescription description = new ServiceDescription();
        description.faults();
        services.forEach(description::messages);
        StringBuilder bindings = new StringBuilder();
        services.forEach(
                service -> bindings.append(BINDING.formatted(service.service(), service.operation(), address)));
        return DOCUMENT.formatted(address, String.join("", description.types), bindings);
    }

    private void faults() {
        types.add(root("GenericFault", "GenericFault"));
        type("GenericFaultParameter", one("key", TEXT), one("value", TEXT));
        list("GenericFaultParameter");
        type("WrappedError", one("message", TEXT), listOf("parameters", "GenericFaultParameter", true));
        list("WrappedError");
        type(
                "GenericFault",
                optional("Trace", TEXT),
                listOf("Parameters", "GenericFaultParameter", true),
                listOf("WrappedErrors", "WrappedError", true));
    }

    private void messages(Service service) {
        String request = typeName(service.request());
        types.add(root(service.request(), request));
        switch (service) {
            case INVENTORY -> {
                quantities();
                type(SEQUENCE, one("sku", TEXT), one("seq", TEXT), one("lastOrderExported", TEXT));
                list(SEQUENCE);
                type(
                        request,
                        listOf(StockReader.QUANTITIES, STOCK, false),
                        listOf(StockReader.SEQUENCES, SEQUENCE, false),
                        one(Service.MESSAGE_ID, "xsd:int"));
            }
            case SHIPMENT -> {
                quantities();
                type(TRACK, one("trackingNumber", TEXT));
                list(TRACK);
                type(
                        request,
                        one(DespatchReader.ORDER, TEXT),
                        listOf("skuQty", STOCK, true),
                        listOf("tracks", TRACK, true),
                        optional("comment", TEXT),
                        optional("email", TEXT),
                        optional("includeComment", TEXT),
                        optional("courierName", TEXT),
                        optional("serviceName", TEXT),
                        optional("trackingNumber", TEXT),
                        optional("dateShipped", TEXT),
                        optional(Service.MESSAGE_ID, TEXT));
            }
            case ORDER_EXPORT, PRODUCT_EXPORT -> type(request, one(Service.REFERENCE, TEXT));
        }
        String response = typeName(service.response());
        types.add(root(service.response(), response));
        type(response, one("result", "xsd:anyType"));
    }

    private void quantities() {
        type(STOCK, one("sku", TEXT), one("qty", TEXT), one("source", TEXT));
        list(STOCK);
    }

    private void type(String name, String... elements) {
        types.add("<xsd:complexType name=\"" + name + "\"><xsd:sequence>" + String.join("", List.of(elements))
                + "</xsd:sequence></xsd:complexType>");
    }

    private void list(String of) {
        type("ArrayOf" + of, element("item", "0", "unbounded", "tns:" + of));
    }

    private static String root(String name, String type) {
        return "<xsd:element name=\"" + name + "\" type=\"tns:" + type + "\"/>";
    }

    private static String one(String name, String type) {
        return element(name, "1", "1", type);
    }

    private static String optional(String name, String type) {
        return element(name, "0", "1", type);
    }

    private static String element(String name, String least, String most, String type) {
        return "<xsd:element name=\"" + name + "\" minOccurs=\"" + least + "\" maxOccurs=\"" + most + "\" type=\""
                + type + "\"/>";
    }

    private static String listOf(String name, String entry, boolean isOptional) {
        return "<xsd:element name=\"" + name + "\" type=\"tns:ArrayOf" + entry + "\""
                + (isOptional ? " minOccurs=\"0\"" : "") + "/>";
    }

    private static String typeName(String element) {
        return element.substring(0, 1).toUpperCase(Locale.ROOT) + element.substring(1);
    }
}
