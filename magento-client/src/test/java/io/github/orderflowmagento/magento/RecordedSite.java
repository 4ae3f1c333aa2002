package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A whole web site with a shop in it, all its services answering with recorded bytes; a page of HTML and 404 everywhere else. */
final class RecordedSite implements BeforeEachCallback, AfterEachCallback {
    static final String XML_RPC = "api/xmlrpc";
    static final String SOAP_V1 = "api/soap/?wsdl";
    static final String SOAP_V2 = "api/v2_soap/?wsdl=1";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(html(404, "Not Found")));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    static ResponseDefinitionBuilder html(int status, String text) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody("<!DOCTYPE html><html><body>" + text + "</body></html>");
    }

    static byte[] wsdl(String name) {
        try {
            return Files.readAllBytes(Recording.OWN.resolve("wsdl").resolve(name + ".wsdl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An OpenMage 19.4.16 with the OrderFlow extension, whose services are below the path. */
    void shopAt(String path) {
        gets(path + XML_RPC, RecordedShop.replay(Recording.xmlrpc("fault-get-instead-of-post")));
        describes(path + SOAP_V1, wsdl("openmage-19.4.16-v1"));
        describes(path + SOAP_V2, wsdl("openmage-19.4.16-v2-with-extension"));
        gets(
                path.replace("index.php/", "") + "api/rest/products?limit=1",
                RecordedShop.replay(Recording.read(Recording.OWN, Path.of("rest-json", "fault-guest-product-list"))));
        for (Wire wire : new Wire[] {Wire.XML_RPC, Wire.SOAP_V1, Wire.SOAP_V2}) {
            takesCredentials(path, wire);
        }
    }

    /** A Magento 2 whose pages are below the path, and whose REST shows guests nothing. */
    void magento2At(String path) {
        gets(path + "magento_version", Magento2Shop.recorded("store/magento-version"));
        gets(path + "rest/V1/store/storeConfigs", Magento2Shop.recorded("auth/fault-none"));
        gets(path + "rest/all/V1/modules", Magento2Shop.recorded("auth/modules-anonymous-fault"));
        answers(path, "modules", Magento2Shop.recorded("store/modules"));
        answers(path, "store/storeViews", Magento2Shop.recorded("store/storeViews"));
        answers(path, "products", Magento2Shop.recorded("auth/acl-limited-allowed-products"));
        answers(path, "products/attributes", Magento2Shop.recorded("attributes/list-user-defined"));
        answers(path, "orders", Magento2Shop.recorded("auth/acl-orders-only-allowed-orders"));
        answers(path, "shipments", Magento2Shop.recorded("shipments/list-empty"));
        answers(path, "inventory/sources", Magento2Shop.recorded("inventory/sources"));
        answers(path, "inventory/stocks", Magento2Shop.recorded("inventory/stocks"));
        answers(path, "inventory/stock-source-links", Magento2Shop.recorded("inventory/stock-source-links"));
        answers(path, "inventory/source-items", Magento2Shop.recorded("inventory/source-items-fields"));
    }

    /** The REST of a Magento 2 below the path answers who proves who he is so. */
    void answers(String path, String resource, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo(path + "rest/all/V1/" + resource))
                .withHeader("Authorization", matching("(OAuth|Bearer) .*"))
                .willReturn(answer));
    }

    /** The requests that carry credentials, in order. */
    List<LoggedRequest> withCredentials() {
        return server.findAll(anyRequestedFor(anyUrl()).withHeader("Authorization", matching(".+")));
    }

    /** A service that logs in and reports its version. */
    void takesCredentials(String path, Wire wire) {
        posts(path, wire, "login", RecordedShop.replay(wire.recording("login-ok")));
        posts(path, wire, "core_magento.info", RecordedShop.replay(wire.recording("magento-info")));
        posts(path, wire, "endSession", wire.answer(true));
    }

    void gets(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlEqualTo(path)).willReturn(answer));
    }

    void describes(String path, byte[] wsdl) {
        gets(
                path,
                aResponse()
                        .withHeader("Content-Type", "text/xml; charset=UTF-8")
                        .withBody(wsdl));
    }

    void posts(String path, Wire wire, String holds, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(path + wire.path()))
                .withRequestBody(containing(wire.marker(holds)))
                .willReturn(answer));
    }

    WireMockServer server() {
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    /** The addresses asked for, in order, with their methods. */
    List<String> requests() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    long posts() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .filter(request -> request.getMethod().equals(RequestMethod.POST))
                .count();
    }
}
