package io.github.orderflowmagento.magento.internal.detect;

import java.util.Objects;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;
import io.github.orderflowmagento.magento.internal.magento1.soap.Wsdl;
import io.github.orderflowmagento.magento.internal.magento1.xmlrpc.XmlRpcDialect;

/** Looks for the web services of Magento 1 at an address, with requests that need no credentials and change nothing. */
final class Magento1Probes {
    private static final String XML = "text/xml, application/xml, */*";
    private static final String JSON = "application/json";
    private static final String REST = "api/rest/";
    private static final String DEFINITIONS = "definitions";
    private static final Pattern SERVICE = Pattern.compile("(?<=/)api/(?:xmlrpc|soap|v2_soap)/?$");
    private static final Pattern FRONT_SCRIPT = Pattern.compile("(?<=/)index\\.php/$");

    private final SafeGet http;
    private final XmlRpcDialect xmlRpcDialect = new XmlRpcDialect();

    Magento1Probes(SafeGet http) {
        this.http = http;
    }

    /** Returns the services that can be recognised, each looked for where the previous one was found. */
    Magento1Services at(HttpUrl base) {
        Probe xmlRpc = xmlRpc(base);
        HttpUrl next = Objects.requireNonNullElse(xmlRpc.base(), base);
        Probe soapV1 = soap(next, "api/soap/?wsdl");
        next = Objects.requireNonNullElse(soapV1.base(), next);
        Probe soapV2 = soap(next, "api/v2_soap/?wsdl=1");
        next = Objects.requireNonNullElse(soapV2.base(), next);
        return new Magento1Services(next, xmlRpc, soapV1, soapV2);
    }

    /** It answers with a fault, since a GET contains no call. */
    private Probe xmlRpc(HttpUrl base) {
        Page page = http.get(resolved(base, "api/xmlrpc"), XML);
        try {
            xmlRpcDialect.answer(page.body(), null);
            return Probe.found(page, baseOf(page, base), "an XML-RPC answer");
        } catch (RpcFault fault) {
            return Probe.found(
                    page, baseOf(page, base), "an XML-RPC fault " + fault.code() + ", since a GET contains no call");
        } catch (UnreadableAnswerException e) {
            return Probe.without(page, "XML-RPC");
        }
    }

    private Probe soap(HttpUrl base, String path) {
        Page page = http.get(resolved(base, path), XML);
        if (page.answer() == null || !page.answer().isSuccessful()) {
            return Probe.without(page, "WSDL");
        }
        try {
            Wsdl wsdl = Wsdl.read(page.body());
            String observation = "a WSDL of style " + wsdl.style() + ", namespace " + wsdl.namespace() + ", "
                    + wsdl.operations().size() + " operations";
            return Probe.described(page, baseOf(page, base), wsdl, observation);
        } catch (UnreadableAnswerException e) {
            return page.text().contains(DEFINITIONS)
                    ? Probe.unclear(page, "a WSDL that cannot be read: " + e.getMessage())
                    : Probe.without(page, "WSDL");
        }
    }

    /** REST is beside {@code index.php}, not behind it. A guest is rejected with an error of REST. */
    Probe rest(HttpUrl base) {
        HttpUrl site = withoutFrontScript(base);
        Page page = http.get(resolved(site, REST + "products?limit=1"), JSON);
        JsonNode json = page.json();
        JsonNode error = json.at("/messages/error/0/code");
        if (error.isInt()) {
            return Probe.found(page, resolved(site, REST), "REST's own error " + error.asInt());
        }
        return json.elements().hasNext() && json.elements().next().has("entity_id")
                ? Probe.found(page, resolved(site, REST), "products, for guests too")
                : Probe.without(page, "REST");
    }

    static HttpUrl withoutFrontScript(HttpUrl base) {
        return base.newBuilder()
                .encodedPath(FRONT_SCRIPT.matcher(base.encodedPath()).replaceFirst(""))
                .build();
    }

    /** Returns the shop of a REST service. */
    static HttpUrl shopOf(HttpUrl rest) {
        return resolved(rest, "../../");
    }

    /** Returns the shop's address, from the address where the request for the service ended. */
    private static HttpUrl baseOf(Page page, HttpUrl requested) {
        HttpUrl at = page.at();
        String path = SERVICE.matcher(at.encodedPath()).replaceFirst("");
        return path.equals(at.encodedPath())
                ? requested
                : at.newBuilder().encodedPath(path).query(null).fragment(null).build();
    }

    private static HttpUrl resolved(HttpUrl base, String path) {
        return Objects.requireNonNull(base.resolve(path));
    }
}
