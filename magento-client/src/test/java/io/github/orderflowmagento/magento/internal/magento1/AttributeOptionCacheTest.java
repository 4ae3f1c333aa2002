package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.RecordedShop;
import io.github.orderflowmagento.magento.internal.AttributeOptionCache;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.ResourceModelTransport;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Session;
import io.github.orderflowmagento.magento.internal.magento1.xmlrpc.XmlRpcDialect;
import io.github.orderflowmagento.magento.model.AttributeOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Options are requested once, and again when they have become old. */
class AttributeOptionCacheTest {
    private static final String OPTIONS = "catalog_product_attribute.options";
    private static final String BLUE =
            "<value><struct><member><name>value</name><value><string>11</string></value></member>"
                    + "<member><name>label</name><value><string>Blue</string></value></member></struct></value>";

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    private final AtomicLong nanos = new AtomicLong();
    private Transport transport;
    private AttributeOptionCache kept;
    private Magento1Attributes attributes;

    @BeforeEach
    void connect() {
        HttpUrl url = HttpUrl.get(recorded.url());
        RpcEndpoint endpoint =
                new RpcEndpoint(new ShopHttp(new OkHttpClient(), url, Long.MAX_VALUE, List.of()), new XmlRpcDialect());
        transport =
                new ResourceModelTransport(endpoint, new Session(endpoint, RecordedShop.USER, RecordedShop.API_KEY));
        kept = new AttributeOptionCache(nanos::get);
        attributes = inStoreView(null);
        recorded.answers(OPTIONS, RecordedShop.results(BLUE));
    }

    /** A view of its own on the same shop. */
    private Magento1Attributes inStoreView(@Nullable String storeView) {
        return new Magento1Attributes(new ShopView(transport, null, null, storeView, 1), kept);
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void theOptionsOfAnAttributeAreRequestedOncePerStoreView() {
        attributes.options("color");
        attributes.options("color");
        inStoreView("de").options("color");
        inStoreView("de").options("color");
        inStoreView("de").options("size");

        assertThat(recorded.requestsHolding(OPTIONS)).isEqualTo(3);
    }

    @Test
    void afterTenMinutesTheyAreRequestedAgain() {
        attributes.options("color");
        nanos.set(Duration.ofMinutes(10).toNanos() - 1);
        attributes.options("color");
        assertThat(recorded.requestsHolding(OPTIONS)).isEqualTo(1);

        nanos.set(Duration.ofMinutes(10).toNanos());
        attributes.options("color");
        assertThat(recorded.requestsHolding(OPTIONS)).isEqualTo(2);
    }

    @Test
    void freshOnesAreRequestedAndKept() {
        attributes.options("color");
        recorded.answers(OPTIONS, RecordedShop.results(BLUE.replace("Blue", "Navy")));

        assertThat(attributes.freshOptions("color").label("11")).contains("Navy");
        assertThat(attributes.options("color").label("11")).contains("Navy");
        assertThat(recorded.requestsHolding(OPTIONS)).isEqualTo(2);
    }

    @Test
    void manyThreadsAskOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<AttributeOptions>> asking = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                asking.add(() -> attributes.options("color"));
            }
            for (var answer : threads.invokeAll(asking)) {
                assertThat(answer.get().label("11")).contains("Blue");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(recorded.requestsHolding(OPTIONS)).isEqualTo(1);
    }

    @Test
    void aFailureIsNotKept() {
        recorded.answers(OPTIONS, RecordedShop.recorded("fault-acl-denied"));
        assertThatThrownBy(() -> attributes.options("color")).isInstanceOf(MagentoException.NotPermitted.class);

        recorded.answers(OPTIONS, RecordedShop.results(BLUE));
        assertThat(attributes.options("color").label("11")).contains("Blue");
    }
}
