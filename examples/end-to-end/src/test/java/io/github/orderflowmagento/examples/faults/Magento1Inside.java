package io.github.orderflowmagento.examples.faults;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;

/** A Magento 1, which speaks XML-RPC. */
final class Magento1Inside implements ShopInside {
    private final SandboxShop shop;

    Magento1Inside(int copies) {
        this.shop = SandboxShop.start(Clock.systemUTC(), copies);
    }

    @Override
    public String url() {
        return shop.url();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("magento.user", shop.apiUser(), "magento.apiKey", shop.apiKey());
    }

    /** Servers quote requests and customers in their errors. */
    @Override
    public FaultProxy.Answers answers() {
        String login = "login('" + shop.apiUser() + "', '" + shop.apiKey() + "')";
        return FaultProxy.Answers.of(
                "text/xml; charset=UTF-8",
                "<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>1</int>"
                        + "</value></member><member><name>faultString</name><value><string>Internal error: " + login
                        + ", customer jane@example.com</string></value>"
                        + "</member></struct></value></fault></methodResponse>",
                "<?xml version=\"1.0\"?><methodResponse><params><param><value><string>something else of jane@example.com</string></value></param>"
                        + "</params></methodResponse>",
                "<html><body><h1>Something is wrong</h1>" + login + ", jane@example.com</body></html>");
    }

    @Override
    public String stockOf(String sku) {
        return shop.stockOf(sku) + " " + shop.isInStock(sku);
    }

    @Override
    public List<SandboxShipment> shipmentsOf(String order) {
        return shop.shipmentsOf(order);
    }

    @Override
    public void cancel(String order) {
        shop.cancel(order);
    }

    @Override
    public void close() {
        shop.close();
    }
}
