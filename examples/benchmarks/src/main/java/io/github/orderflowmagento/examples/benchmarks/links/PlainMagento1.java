package io.github.orderflowmagento.examples.benchmarks.links;

import okhttp3.Request;

/** XML-RPC, one call per request. */
final class PlainMagento1 extends PlainShop {
    private final String url;
    private final String session;

    PlainMagento1(String baseUrl, String user, String apiKey) {
        this.url = baseUrl + "api/xmlrpc";
        this.session = value(post("<methodCall><methodName>login</methodName><params><param><value><string>" + user
                + "</string></value></param><param><value><string>" + apiKey
                + "</string></value></param></params></methodCall>"));
    }

    @Override
    void readOrder(String number) {
        call("sales_order.info", text(number));
    }

    @Override
    void readProduct(String sku) {
        call("catalog_product.info", text(sku));
    }

    @Override
    void writeStock(String sku, int quantity) {
        call(
                "cataloginventory_stock_item.update",
                text(sku) + "<value><struct><member><name>qty</name>" + text(String.valueOf(quantity))
                        + "</member></struct></value>");
    }

    @Override
    void ship(String number, String track) {
        String shipment = value(call(
                "sales_order_shipment.create",
                text(number) + "<value><struct></struct></value>" + text("") + number(1) + number(0)));
        call("sales_order_shipment.addTrack", text(shipment) + text("custom") + text("Royal Mail") + text(track));
    }

    private String call(String resourcePath, String arguments) {
        return post("<methodCall><methodName>call</methodName><params><param>" + text(session) + "</param><param>"
                + text(resourcePath) + "</param><param><value><array><data>" + arguments
                + "</data></array></value></param></params></methodCall>");
    }

    private String post(String document) {
        return answer(new Request.Builder().url(url).post(body("<?xml version=\"1.0\"?>" + document, "text/xml")));
    }

    private static String text(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<value><string>" + escaped + "</string></value>";
    }

    private static String number(int number) {
        return "<value><int>" + number + "</int></value>";
    }

    /** Returns the only text in an answer. */
    private static String value(String answer) {
        return answer.replaceAll("<[^>]*>", "").strip();
    }
}
