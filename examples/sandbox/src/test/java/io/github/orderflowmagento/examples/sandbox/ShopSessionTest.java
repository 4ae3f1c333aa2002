package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class ShopSessionTest {

    private final SandboxShop shop = SandboxShop.start();
    private final ShopCaller caller = new ShopCaller(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anEndedSessionIsExpired() throws IOException, InterruptedException {
        String session = caller.session();
        assertThat(caller.method("endSession", session)).isEqualTo(true);
        assertThat(caller.fault("store.list")).isEqualTo("5 Session expired. Try to relogin.");
    }

    @Test
    void allSessionsCanBeMadeToExpire() throws IOException, InterruptedException {
        caller.session();
        shop.expireSessions();
        assertThat(caller.fault("store.list")).isEqualTo("5 Session expired. Try to relogin.");
    }

    @Test
    void aStartedSessionBelongsToNobody() throws IOException, InterruptedException {
        Object session = caller.method("startSession");
        assertThat(ShopCaller.faultOf(caller.method("call", session, "store.list")))
                .isEqualTo("5 Session expired. Try to relogin.");
    }

    @Test
    void argumentsMustBeAnArray() throws IOException, InterruptedException {
        Object answer = caller.method("call", caller.session(), "sales_order.info", "100000009");
        assertThat(ShopCaller.faultOf(answer)).isEqualTo("623 Calling parameters do not match signature");
    }

    @Test
    void theOptionsOfAMultiCallAreOptional() throws IOException, InterruptedException {
        Object answer = caller.method(
                "multiCall",
                caller.session(),
                List.of(List.of("sales_order.info", List.of("nope")), List.of("store.list")));
        assertThat(Arguments.listOf(answer))
                .hasSize(2)
                .first()
                .hasToString("{isFault=true, faultCode=100, faultMessage=Requested order not exists.}");
    }

    @Test
    void aMultiCallHidesTheTextOfAnInternalError() throws IOException, InterruptedException {
        List<Object> call = List.of("sales_order.list", List.of(new Struct().put("nope", 1)));
        Object answer = caller.method("multiCall", caller.session(), List.of(call));
        assertThat(Arguments.listOf(answer)).first().asString().contains("Internal Error. Please see log for details.");
    }

    @Test
    void aMissingArgumentCrashesPhp() throws IOException, InterruptedException {
        String call = ShopCaller.request("call", ShopCaller.list(caller.session(), "sales_order.info", List.of()));
        assertThat(caller.post(call).statusCode()).isEqualTo(500);
        assertThat(caller.post(call).body()).isEmpty();
    }

    @Test
    void theEndpointAlsoAnswersWithoutIndexPhp() throws IOException, InterruptedException {
        String login = ShopCaller.request("login", ShopCaller.list(shop.apiUser(), shop.apiKey()));
        assertThat(caller.post("api/xmlrpc", login).body()).contains("<string>");
        assertThat(caller.post("elsewhere", login).statusCode()).isEqualTo(404);
    }

    @Test
    void faultsComeWithStatus200AndTheRecordedContentType() throws IOException, InterruptedException {
        var answer = caller.post("");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=UTF-8");
    }

    @Test
    void callsAreCountedByTheirFullPath() throws IOException, InterruptedException {
        caller.call("order.info", "100000009");
        caller.method(
                "multiCall",
                caller.session(),
                List.of(List.of("sales_order.info", List.of("100000009")), List.of("store.list")));
        assertThat(shop.calls()).isEqualTo(Map.of("sales_order.info", 2, "core_store.list", 1));
        assertThat(shop.requests()).isEqualTo(3);
        assertThat(shop.logins()).isEqualTo(1);
        shop.resetCounters();
        assertThat(shop.calls()).isEmpty();
        assertThat(shop.requests() + shop.logins()).isZero();
    }

    @Test
    void aRequestCanBeExecutedWithoutAnAnswer() throws IOException, InterruptedException {
        caller.session();
        shop.failNextAfterExecuting();
        assertThatIOException().isThrownBy(() -> caller.call("stock.nope"));
        assertThat(shop.calls()).containsEntry("stock.nope", 1);
        assertThat(caller.fault("stock.nope")).startsWith("3 ");
    }

    @Test
    void theAnswerOfAChosenCallCanBeLost() throws IOException, InterruptedException {
        shop.failNextAfterExecuting("order_shipment.create");
        caller.call("sales_order.info", "100000009");
        assertThatIOException().isThrownBy(() -> caller.call("sales_order_shipment.create", "100000009"));
        assertThat(shop.shipmentsOf("100000009")).hasSize(1);
        assertThat(caller.fault("sales_order_shipment.create", "100000009")).startsWith("102 ");
    }

    @Test
    void aStubOfOnesOwnComesFirst() throws IOException, InterruptedException {
        SandboxStub busy = shop.stub(request -> true, SandboxAnswer.status(503));
        assertThat(caller.post("").statusCode()).isEqualTo(503);
        busy.remove();
        assertThat(caller.post("").statusCode()).isEqualTo(200);
        assertThat(shop.requests()).isEqualTo(2);
    }
}
