package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ReturnImport;
import io.github.orderflowmagento.orderflow.imports.ReturnLineImport;
import io.github.orderflowmagento.orderflow.model.OperationResult;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Calls to OrderFlow other than imports of products and orders, and its answers. */
class OperationsTest {

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    static Stream<Arguments> operations() {
        return Stream.of(
                arguments(
                        "cancel an order", call(warehouse -> warehouse.orders().cancel("100000009"))),
                arguments(
                        "notify an order", call(warehouse -> warehouse.orders().created("100000009"))),
                arguments(
                        "notify a change", call(warehouse -> warehouse.orders().modified("100000009"))),
                arguments(
                        "notify a product",
                        call(warehouse -> warehouse.products().created("MUG-001"))),
                arguments(
                        "notify its change",
                        call(warehouse -> warehouse.products().modified("MUG-001"))));
    }

    private static Function<OrderFlow, OperationResult> call(Function<OrderFlow, OperationResult> call) {
        return call;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void aPerformedActionIsReported(String what, Function<OrderFlow, OperationResult> operation) {
        OperationResult result = answered("<response>Operation completed</response>", operation);

        assertThat(result.performed()).contains(true);
        assertThat(result.message()).isEqualTo("Operation completed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anExceptionInTheAnswerIsARejection(String what, Function<OrderFlow, OperationResult> operation) {
        assertThatExceptionOfType(OrderFlowException.Rejected.class)
                .isThrownBy(() -> answered("<response><exception>No such channel</exception></response>", operation))
                .withMessageContaining("No such channel");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anErrorPageIsAFailure(String what, Function<OrderFlow, OperationResult> operation) {
        assertThatExceptionOfType(OrderFlowException.NotPermitted.class)
                .isThrownBy(() -> answered("<html><body><h2>HTTP ERROR 403</h2></body></html>", operation));
    }

    @Test
    void aCancellationThatDidNothingIsNotAnError() {
        OperationResult result = answered(
                "<response>No cancel operation performed</response>",
                warehouse -> warehouse.orders().cancel("100000009"));

        assertThat(result.performed()).contains(false);
        assertThat(result.message()).isEqualTo("No cancel operation performed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void anAnswerWithoutAResultIsUnknown(String what, Function<OrderFlow, OperationResult> operation) {
        assertThat(answered("<response> </response>", operation).performed()).isEmpty();
    }

    @Test
    void aNotificationThatDidNothingIsNotAnError() {
        OperationResult result = answered(
                "<response>Result 'no_operation' for product MUG-001</response>",
                warehouse -> warehouse.products().modified("MUG-001"));

        assertThat(result.performed()).contains(false);
    }

    @Test
    void aNotificationMayNameTheOrderTwice() {
        answered("<response/>", warehouse -> warehouse.orders().created("4711", "100000009"));

        WAREHOUSE.verify(postRequestedFor(urlPathEqualTo("/remoteorder/order/update.xml"))
                .withQueryParam("thirdPartyReference", equalTo("4711"))
                .withQueryParam("externalReference", equalTo("100000009"))
                .withQueryParam("event", equalTo("order.created"))
                .withQueryParam("action", equalTo("created")));
    }

    @Test
    void returnsGoToTheWarehouse() {
        ImportItem item = ReturnImport.builder()
                .externalReference("RMA-7")
                .addLines(ReturnLineImport.builder()
                        .product("MUG-001")
                        .quantity(ONE)
                        .build())
                .build()
                .item();

        ImportReport report = answered(
                "<r><importSuccesses><s externalReference='RMA-7'/></importSuccesses></r>",
                warehouse -> warehouse.returns().insert(List.of(item)));

        assertThat(report.resultOf("RMA-7")).isPresent();
        WAREHOUSE.verify(postRequestedFor(urlPathEqualTo("/remotewarehouse/imports/importitems.xml"))
                .withRequestBody(containing("type=\"return\" operation=\"insert\" externalReference=\"RMA-7\"")));
    }

    private static <T> T answered(String document, Function<OrderFlow, T> operation) {
        WAREHOUSE.resetAll();
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(ok(document)));
        try (OrderFlow warehouse = OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl())
                .credentials("user", "password")
                .organisation("acme")
                .channel("shop")
                .build()) {
            return operation.apply(warehouse);
        }
    }
}
