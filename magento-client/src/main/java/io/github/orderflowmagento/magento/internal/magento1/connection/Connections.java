package io.github.orderflowmagento.magento.internal.magento1.connection;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.internal.http.BaseUrl;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.http.RequestLimiter;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.Magento1;
import io.github.orderflowmagento.magento.internal.magento1.StockOverSoap2;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.call.VersionCheckedTransport;
import io.github.orderflowmagento.magento.internal.magento1.rest.RestEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rest.RestTransport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect;
import io.github.orderflowmagento.magento.internal.magento1.rpc.ResourceModelTransport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Session;
import io.github.orderflowmagento.magento.internal.magento1.soap.Soap2Form;
import io.github.orderflowmagento.magento.internal.magento1.soap.Soap2Transport;
import io.github.orderflowmagento.magento.internal.magento1.soap.SoapDialect;
import io.github.orderflowmagento.magento.internal.magento1.soap.SoapExtension;
import io.github.orderflowmagento.magento.internal.magento1.xmlrpc.XmlRpcDialect;

/**
 * Connects to one shop over each of its web services.
 *
 * @param client the HTTP client's configuration
 * @param baseUrl the shop, ending in a slash
 * @param maxAnswerBytes the largest answer that is read
 * @param limiter shared by all requests to the shop, over any web service
 * @param soapNamespace the namespace of the WS-I form
 * @param capabilities what the shop is known to have, and not to have
 * @param apiUser for all web services but REST
 * @param oauth for REST
 */
public record Connections(
        OkHttpClient client,
        HttpUrl baseUrl,
        long maxAnswerBytes,
        RequestLimiter limiter,
        String soapNamespace,
        Capabilities capabilities,
        @Nullable ApiUser apiUser,
        @Nullable OAuthCredentials oauth) {
    /** The namespace of all shops but OpenMage from 19.4.17 and 20.0.15 on. */
    public static final String USUAL_NAMESPACE = "urn:Magento";

    /** REST is beside it, not behind it. */
    private static final Pattern FRONT_SCRIPT = Pattern.compile("(?<=/)index\\.php/$");

    /** A user of the web services. Not a record: its {@code toString} must not show the key. */
    public static final class ApiUser {
        private final String name;
        private final String key;

        /** Creates a user with the key that serves as its password. */
        public ApiUser(String name, String key) {
            this.name = name;
            this.key = key;
        }

        /** The secret that must not appear in any text. */
        public String key() {
            return key;
        }
    }

    private record Connection(
            Transport transport, ShopClock clock, @Nullable OrderFlowExtension extension) {}

    /**
     * Returns the shop.
     *
     * @param fasterStock the form of SOAP v2 that may write stock in addition to its web service; null for none
     * @throws IllegalStateException if the credentials for one of them are missing
     */
    public Magento shop(WebService main, WebService stock, @Nullable WebService fasterStock, LoadLimits loadLimits) {
        Connection connection = connect(main);
        StockOverSoap2 overSoap2 = fasterStock == null
                ? null
                : new StockOverSoap2(checked(connect(fasterStock), fasterStock), capabilities);
        if (stock == main) {
            return new Magento1(
                    BaseUrl.name(baseUrl),
                    checked(connection, main),
                    connection.clock(),
                    loadLimits,
                    connection.extension(),
                    overSoap2);
        }
        Connection second = connect(stock);
        return new Magento1(
                BaseUrl.name(baseUrl),
                new SplitTransport(checked(connection, main), checked(second, stock)),
                connection.clock(),
                loadLimits,
                Stream.of(connection, second)
                        .map(Connection::extension)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                overSoap2);
    }

    /** Returns a transport over one web service, ignoring the shop's version. */
    public Transport to(WebService service) {
        return connect(service).transport();
    }

    private Connection connect(WebService service) {
        return service == WebService.REST ? rest() : rpc(service);
    }

    private Transport checked(Connection connection, WebService service) {
        return new VersionCheckedTransport(connection.transport(), service, capabilities);
    }

    private Connection rest() {
        if (oauth == null) {
            throw new IllegalStateException("credentials are missing: REST needs oauth(…)");
        }
        HttpUrl site = baseUrl.newBuilder()
                .encodedPath(FRONT_SCRIPT.matcher(baseUrl.encodedPath()).replaceFirst(""))
                .build();
        ShopHttp http = new ShopHttp(
                client.newBuilder()
                        .addInterceptor(OAuthSigning.ofMagento1(oauth))
                        .build(),
                site,
                maxAnswerBytes,
                List.of(oauth.consumerKey(), oauth.consumerSecret(), oauth.token(), oauth.tokenSecret()),
                limiter);
        return new Connection(new RestTransport(new RestEndpoint(http)), http.clock(), null);
    }

    private Connection rpc(WebService service) {
        if (apiUser == null) {
            throw new IllegalStateException("credentials are missing");
        }
        ShopHttp http = new ShopHttp(client, baseUrl, maxAnswerBytes, List.of(apiUser.key), limiter);
        RpcEndpoint endpoint = new RpcEndpoint(http, dialect(service));
        Session session = new Session(endpoint, apiUser.name, apiUser.key);
        Transport transport = switch (service) {
            case SOAP_V2 -> new Soap2Transport(endpoint, session, Soap2Form.RPC, capabilities);
            case SOAP_V2_WSI -> new Soap2Transport(endpoint, session, Soap2Form.WSI, capabilities);
            case XML_RPC, SOAP_V1, REST -> new ResourceModelTransport(endpoint, session);
        };
        return new Connection(
                transport, http.clock(), service == WebService.SOAP_V2 ? new SoapExtension(endpoint, session) : null);
    }

    private Dialect dialect(WebService service) {
        return switch (service) {
            case SOAP_V1 -> SoapDialect.v1();
            case SOAP_V2 -> SoapDialect.v2();
            case SOAP_V2_WSI -> SoapDialect.wsi(soapNamespace);
            case XML_RPC -> new XmlRpcDialect();
            case REST -> throw new IllegalArgumentException("REST is not a remote procedure protocol");
        };
    }
}
