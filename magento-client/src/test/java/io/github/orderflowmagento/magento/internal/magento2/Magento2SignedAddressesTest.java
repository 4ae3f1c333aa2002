package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.model.ProductQuery;

import static org.assertj.core.api.Assertions.assertThat;

/** Signatures at odd addresses of shops. */
class Magento2SignedAddressesTest {
    private static final byte[] LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop(1)/",
                "it's/",
                "a!b/",
                "a*b/",
                "a|b/",
                "caf\u00e9/",
                "a%20b/",
                "a%2Fb/",
                "a//b/",
                "~user/@x/",
                "a+b/",
                "a%252Fb/",
                "%7Eme/",
                "a^b/",
                "a\"b/",
                "index.php/"
            })
    void requestsBelowABasePathAreAccepted(String path) {
        for (boolean isNormalising : List.of(true, false)) {
            try (CheckingShop shop = isNormalising ? CheckingShop.normalising() : CheckingShop.takingPathsAsSent()) {
                ShopHttp http = shop.http(Magento2Shop.CREDENTIALS);
                HttpUrl url = Objects.requireNonNull(
                        HttpUrl.parse(shop.url() + path + "rest/all/V1/products?searchCriteria%5BpageSize%5D=1"));

                http.ask(new Request.Builder().url(url).build(), "first");
                http.ask(new Request.Builder().url(url).build(), "second");

                assertThat(shop.statuses()).hasSizeBetween(2, 3).endsWith(200, 200);
            }
        }
    }

    @Test
    void anIpv6AddressIsSignedAsTheShopReceivesIt() throws IOException {
        List<Boolean> accepted = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        server.createContext("/", exchange -> {
            SignatureCheck check =
                    new SignatureCheck(true, exchange.getRequestHeaders().getFirst("Host"));
            accepted.add(check.accepts(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = "{\"items\":[],\"total_count\":0}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (Magento shop = MagentoClient.magento2()
                .baseUrl("http://[0:0:0:0:0:0:0:1]:" + server.getAddress().getPort() + "/")
                .oauth(Magento2Shop.CREDENTIALS)
                .build()) {
            assertThat(shop.products()
                            .list(ProductQuery.builder()
                                    .addSkus(
                                            "A,B", "a+b%2F\u65e5\u672c \\'\"\ud83d\ude00", "00123", " blank ", "_%", "")
                                    .build()))
                    .isEmpty();
        } finally {
            server.stop(0);
        }
        assertThat(accepted).hasSize(2).containsOnly(true);
    }
}
