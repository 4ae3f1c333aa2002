package io.github.orderflowmagento.magento;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect;
import io.github.orderflowmagento.magento.internal.magento1.rpc.ResourceModelTransport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Session;
import io.github.orderflowmagento.magento.internal.magento1.soap.Soap2Form;
import io.github.orderflowmagento.magento.internal.magento1.soap.Soap2Transport;
import io.github.orderflowmagento.magento.internal.magento1.soap.SoapDialect;
import io.github.orderflowmagento.magento.internal.magento1.xmlrpc.XmlRpcDialect;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/** A web service from the shop's side of a test: its address, how its requests are recognised, and the format of its answers. */
public enum Wire {
    XML_RPC(WebService.XML_RPC, "xmlrpc", "api/xmlrpc"),
    SOAP_V1(WebService.SOAP_V1, "soap-v1", "api/soap"),
    SOAP_V2(WebService.SOAP_V2, "soap-v2", "api/v2_soap"),
    SOAP_V2_WSI(WebService.SOAP_V2_WSI, "soap-v2-wsi", "api/v2_soap");

    /** The operations of SOAP v2 for the calls that tests make. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("catalog_product.list", "catalogProductList"),
            Map.entry("catalog_product.info", "catalogProductInfo"),
            Map.entry("catalog_product_attribute.list", "catalogProductAttributeList"),
            Map.entry("catalog_product_attribute.options", "catalogProductAttributeOptions"),
            Map.entry("catalog_product.listOfAdditionalAttributes", "catalogProductListOfAdditionalAttributes"),
            Map.entry("catalog_product_attribute_media.list", "catalogProductAttributeMediaList"),
            Map.entry("cataloginventory_stock_item.list", "catalogInventoryStockItemList"),
            Map.entry("cataloginventory_stock_item.update", "catalogInventoryStockItemUpdate"),
            Map.entry("cataloginventory_stock_item.multiUpdate", "catalogInventoryStockItemMultiUpdate"),
            Map.entry("core_magento.info", "magentoInfo"),
            Map.entry("sales_order.info", "salesOrderInfo"),
            Map.entry("sales_order.list", "salesOrderList"),
            Map.entry("sales_order_shipment.addComment", "salesOrderShipmentAddComment"),
            Map.entry("sales_order_shipment.create", "salesOrderShipmentCreate"),
            Map.entry("sales_order_shipment.getCarriers", "salesOrderShipmentGetCarriers"),
            Map.entry("sales_order_shipment.info", "salesOrderShipmentInfo"),
            Map.entry("sales_order_shipment.list", "salesOrderShipmentList"),
            Map.entry("sales_order_shipment.sendInfo", "salesOrderShipmentSendInfo"));

    private final WebService service;
    private final String folder;
    private final String path;

    Wire(WebService service, String folder, String path) {
        this.service = service;
        this.folder = folder;
        this.path = path;
    }

    public WebService service() {
        return service;
    }

    String folder() {
        return folder;
    }

    String path() {
        return path;
    }

    /** Whether many calls go into one round trip. */
    public boolean hasMultiCall() {
        return this == XML_RPC || this == SOAP_V1;
    }

    public Dialect dialect(String namespace) {
        return switch (this) {
            case XML_RPC -> new XmlRpcDialect();
            case SOAP_V1 -> SoapDialect.v1();
            case SOAP_V2 -> SoapDialect.v2();
            case SOAP_V2_WSI -> SoapDialect.wsi(namespace);
        };
    }

    public Transport transport(RpcEndpoint endpoint, Session session) {
        return switch (this) {
            case XML_RPC, SOAP_V1 -> new ResourceModelTransport(endpoint, session);
            case SOAP_V2 -> new Soap2Transport(endpoint, session, Soap2Form.RPC, Capabilities.unknown());
            case SOAP_V2_WSI -> new Soap2Transport(endpoint, session, Soap2Form.WSI, Capabilities.unknown());
        };
    }

    /** An exchange over this web service that comes with this module. */
    public Recording recording(String name) {
        return Recording.read(Recording.OWN, Path.of(folder, name));
    }

    /** A text that all requests hold that make the call, or that hold the value. */
    public String marker(String callOrValue) {
        if (!hasMultiCall() && OPERATIONS.containsKey(callOrValue)) {
            return operation(OPERATIONS.get(callOrValue));
        }
        boolean ofTheCore = List.of("login", "endSession", "call", "multiCall").contains(callOrValue);
        return ofTheCore && this != XML_RPC ? operation(callOrValue) : ">" + callOrValue + "<";
    }

    private String operation(String name) {
        boolean ofTheCore = List.of("login", "endSession").contains(name);
        return ":" + name + (this != SOAP_V2_WSI ? "" : ofTheCore ? "Param" : "RequestParam") + ">";
    }

    /** An answer that brings the value: text, whole number, boolean, null, list or map of these. */
    public ResponseDefinitionBuilder answer(@Nullable Object value) {
        return document(
                this == XML_RPC
                        ? "<methodResponse><params><param>" + xmlRpc(value) + "</param></params></methodResponse>"
                        : envelope("<ns1:anyResponse>" + soap("result", value) + "</ns1:anyResponse>"));
    }

    public ResponseDefinitionBuilder fault(int code, String text) {
        return document(
                this == XML_RPC
                        ? "<methodResponse><fault>" + xmlRpc(Map.of("faultCode", code, "faultString", text))
                                + "</fault></methodResponse>"
                        : envelope(soapFault(String.valueOf(code), text)));
    }

    /** A fault that has a name in place of a number, as SOAP alone knows it. */
    public ResponseDefinitionBuilder namedFault(String name, String text) {
        return document(envelope(soapFault(name, text)));
    }

    private static String soapFault(String code, String text) {
        return "<SOAP-ENV:Fault><faultcode>" + code + "</faultcode><faultstring>" + escaped(text)
                + "</faultstring></SOAP-ENV:Fault>";
    }

    /** The shop's answer to a method that its version does not have. */
    public ResponseDefinitionBuilder unknownMethod() {
        return hasMultiCall()
                ? fault(3, "Invalid api path.")
                : RecordedShop.replay(recording("fault-unknown-operation"));
    }

    /** The error of the service's own layer for anything that it hides. */
    public ResponseDefinitionBuilder unknownError() {
        return this == XML_RPC ? fault(404, "Unknown error") : namedFault("Receiver", "Unknown error");
    }

    /** The answers to calls that the client makes many of at once: there is one for each, or one for all. */
    public ResponseDefinitionBuilder results(Object... values) {
        return hasMultiCall() ? answer(List.of(values)) : answer(values[0]);
    }

    private static ResponseDefinitionBuilder document(String root) {
        return aResponse()
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root);
    }

    private static String envelope(String body) {
        return "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:ns1=\"urn:Magento\""
                + " xmlns:ns2=\"http://xml.apache.org/xml-soap\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\"><SOAP-ENV:Body>" + body
                + "</SOAP-ENV:Body></SOAP-ENV:Envelope>";
    }

    private static String xmlRpc(@Nullable Object value) {
        StringBuilder xml = new StringBuilder("<value>");
        if (value instanceof Map<?, ?> map) {
            xml.append("<struct>");
            map.forEach((name, member) -> xml.append("<member><name>")
                    .append(name)
                    .append("</name>")
                    .append(xmlRpc(member))
                    .append("</member>"));
            xml.append("</struct>");
        } else if (value instanceof List<?> list) {
            xml.append("<array><data>");
            list.forEach(element -> xml.append(xmlRpc(element)));
            xml.append("</data></array>");
        } else if (value == null) {
            xml.append("<nil/>");
        } else if (value instanceof Boolean flag) {
            xml.append("<boolean>").append(flag ? 1 : 0).append("</boolean>");
        } else {
            String type = value instanceof String ? "string" : "int";
            xml.append("<" + type + ">").append(escaped(value.toString())).append("</" + type + ">");
        }
        return xml.append("</value>").toString();
    }

    private String soap(String name, @Nullable Object value) {
        List<String> content = new ArrayList<>();
        String attributes;
        if (value instanceof Map<?, ?> map && this == SOAP_V1) {
            attributes = " xsi:type=\"ns2:Map\"";
            map.forEach((key, member) -> content.add("<item>" + soap("key", key) + soap("value", member) + "</item>"));
        } else if (value instanceof Map<?, ?> map) {
            attributes = " xsi:type=\"ns1:anyEntity\"";
            map.forEach((key, member) -> content.add(soap(String.valueOf(key), member)));
        } else if (value instanceof List<?> list) {
            attributes = " SOAP-ENC:arrayType=\"xsd:ur-type[" + list.size() + "]\" xsi:type=\"SOAP-ENC:Array\"";
            list.forEach(element -> content.add(soap(this == SOAP_V2_WSI ? "complexObjectArray" : "item", element)));
        } else if (value == null) {
            attributes = " xsi:nil=\"true\"";
        } else {
            String type = value instanceof String ? "string" : value instanceof Boolean ? "boolean" : "int";
            attributes = " xsi:type=\"xsd:" + type + "\"";
            content.add(escaped(value.toString()));
        }
        String shown = this == SOAP_V2_WSI && value != null ? "" : attributes;
        return "<" + name + shown + ">" + String.join(this == SOAP_V1 ? "" : "\n", content) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
