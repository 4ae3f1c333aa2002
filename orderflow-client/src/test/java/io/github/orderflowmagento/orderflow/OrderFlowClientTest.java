package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import okhttp3.Call;
import okhttp3.EventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderFlowClientTest {

    private static final String REPORT = "<r><importSuccesses><s externalReference='MUG-001'/></importSuccesses></r>";

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @Test
    void productsAreMergedByOnePost() {
        answer(REPORT);

        try (OrderFlow warehouse = client().build()) {
            ImportReport report =
                    warehouse.products().merge(List.of(item(ImportType.PRODUCT, ImportOperation.MERGE, "MUG-001")));

            assertThat(report.resultOf("MUG-001"))
                    .hasValueSatisfying(result -> assertThat(result.outcome()).isEqualTo(Outcome.SUCCESS));
        }
        WAREHOUSE.verify(
                1,
                postRequestedFor(urlPathEqualTo("/remotewarehouse/imports/importitems.xml"))
                        .withHeader("Content-Type", equalTo("application/xml"))
                        .withHeader("User-Agent", equalTo("orderflow-magento-java")));
    }

    @Test
    void organisationChannelAndCredentialsGoWithEveryCallEncoded() {
        answer("<inventory/>");

        try (OrderFlow warehouse = client().credentials("Jörg", "pä:ss wörd")
                .organisation("a+b & c")
                .channel("Größe=1?#%")
                .build()) {
            warehouse.inventory().retrieve();
        }

        WAREHOUSE.verify(getRequestedFor(urlPathEqualTo("/remotewarehouse/inventory.xml"))
                .withBasicAuth(new BasicCredentials("Jörg", "pä:ss wörd"))
                .withQueryParam("organisation", equalTo("a+b & c"))
                .withQueryParam("channel", equalTo("Größe=1?#%")));
    }

    @Test
    void aViewNamesItsChannel() {
        answer("<inventory/>");

        try (OrderFlow warehouse =
                client().organisation("acme").channel("acme-uk").build()) {
            OrderFlow german = warehouse.inChannel("acme-de");
            german.inventory().retrieve();

            assertThat(german.channel()).isEqualTo("acme-de");
            assertThat(warehouse.channel()).isEqualTo("acme-uk");
            assertThatThrownBy(() -> warehouse.inChannel(" ")).isInstanceOf(IllegalArgumentException.class);
        }

        WAREHOUSE.verify(getRequestedFor(urlPathEqualTo("/remotewarehouse/inventory.xml"))
                .withQueryParam("organisation", equalTo("acme"))
                .withQueryParam("channel", equalTo("acme-de")));
    }

    @Test
    void closingAViewClosesNothingAndAClosedClientHasNoViews() {
        answer("<inventory/>");
        OrderFlow warehouse = client().build();
        OrderFlow view = warehouse.inChannel("acme-de");

        view.close();
        assertThat(warehouse.inventory().retrieve()).isEmpty();
        warehouse.close();

        assertThatThrownBy(() -> view.inventory().retrieve()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theOrderReferenceOfADetailIsEncoded() {
        answer("<order externalReference='1&amp;2'/>");

        try (OrderFlow warehouse = client().build()) {
            assertThat(warehouse.orders().detail("1&2").externalReference()).isEqualTo("1&2");
        }
        WAREHOUSE.verify(postRequestedFor(urlPathEqualTo("/remoteorder/order/detail.xml"))
                .withQueryParam("externalReference", equalTo("1&2"))
                .withHeader("Content-Type", absent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b", "/a/b/"})
    void thePathOfTheBaseUrlIsKept(String path) {
        WAREHOUSE.stubFor(
                get(urlPathEqualTo("/a/b/remotewarehouse/inventory.xml")).willReturn(ok("<inventory/>")));

        try (OrderFlow warehouse = client().baseUrl(WAREHOUSE.baseUrl() + path).build()) {
            assertThat(warehouse.inventory().retrieve()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeff<inventory/>",
                "\r\n  <?xml version='1.0'?><inventory/>",
                "\ufeff\n<?xml version='1.0'?><inventory/>",
                "<br />\n<b>Warning</b>: strpos() in <b>/x.php</b><br />\n<?xml version='1.0'?><inventory/>",
                "Notice: something\n<inventory/>"
            })
    void textBeforeTheDocumentIsSkipped(String body) {
        answer(body);

        try (OrderFlow warehouse = client().build()) {
            assertThat(warehouse.inventory().retrieve()).isEmpty();
        }
    }

    @Test
    void anItemOfAnotherKindIsRejectedByName() {
        ImportItem order = item(ImportType.ORDER, ImportOperation.INSERT, "100000009");

        try (OrderFlow warehouse = client().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> warehouse.products().merge(List.of(order)))
                    .withMessage("Item '100000009' is ORDER/INSERT, expected PRODUCT/MERGE");
        }
        WAREHOUSE.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void twoItemsOfOneReferenceAreRejectedBeforeSending() {
        ImportItem mug = item(ImportType.PRODUCT, ImportOperation.MERGE, "MUG-001");

        try (OrderFlow warehouse = client().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> warehouse.products().merge(List.of(mug, mug)))
                    .withMessageContaining("'MUG-001' occurs twice");
        }
        WAREHOUSE.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void anEmptyListIsRejected() {
        try (OrderFlow warehouse = client().build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> warehouse.orders().insert(List.of()))
                    .withMessageContaining("at least one");
        }
    }

    @Test
    void aClosedClientRejectsCalls() {
        OrderFlow warehouse = client().build();
        warehouse.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> warehouse.inventory().retrieve())
                .withMessageContaining("closed");
    }

    @Test
    void theHttpClientIsConfiguredAndItsListenerKept() {
        answer("<inventory/>");
        AtomicBoolean heard = new AtomicBoolean();
        EventListener listener = new EventListener() {
            @Override
            public void callEnd(Call call) {
                heard.set(true);
            }
        };

        try (OrderFlow warehouse =
                client().configureHttp(http -> http.eventListener(listener)).build()) {
            warehouse.inventory().retrieve();
        }

        assertThat(heard).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseUrl", "credentials", "organisation", "channel"})
    void aMissingFieldIsNamed(String missing) {
        OrderFlowClient.Builder builder = OrderFlowClient.builder();
        if (!missing.equals("baseUrl")) {
            builder.baseUrl("https://warehouse.example");
        }
        if (!missing.equals("credentials")) {
            builder.credentials("user", "password");
        }
        if (!missing.equals("organisation")) {
            builder.organisation("demo-org");
        }
        if (!missing.equals("channel")) {
            builder.channel("demo-channel");
        }

        assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining(missing + "(...)");
    }

    @Test
    void plainHttpToAnotherMachineMustBeAllowed() {
        OrderFlowClient.Builder builder = client().baseUrl("http://warehouse.example/");

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("allowPlainHttp()");
        assertThat(builder.allowPlainHttp().build())
                .hasToString("OrderFlowClient{http://warehouse.example/, organisation demo-org, channel demo-channel}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warehouse.example",
                "ftp://warehouse.example",
                "https://me:secret@warehouse.example/",
                "https://warehouse.example/?a=secret",
                "https://warehouse.example/#secret"
            })
    void anInvalidBaseUrlIsRejectedWithoutShowingIt(String url) {
        OrderFlowClient.Builder builder = client().baseUrl(url);

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("baseUrl")
                .withMessageNotContaining("secret");
    }

    private static void answer(String body) {
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(ok(body)));
    }

    private static ImportItem item(ImportType type, ImportOperation operation, String reference) {
        return ImportItem.builder()
                .type(type)
                .operation(operation)
                .externalReference(reference)
                .build();
    }

    private static OrderFlowClient.Builder client() {
        return OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl())
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel");
    }
}
