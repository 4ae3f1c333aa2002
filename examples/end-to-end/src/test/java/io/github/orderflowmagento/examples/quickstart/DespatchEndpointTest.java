package io.github.orderflowmagento.examples.quickstart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.EndpointServer;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** A warehouse that logs in is listened to, and nobody else. */
class DespatchEndpointTest {
    private static final String LOGIN = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
            + "<m:login xmlns:m='urn:Magento'><username>USER</username><apiKey>KEY</apiKey></m:login>"
            + "</s:Body></s:Envelope>";

    private final SandboxWarehouse warehouse = SandboxWarehouse.start();
    private final DespatchEndpoint endpoint = new DespatchEndpoint();
    private long messageId = 6000;

    @BeforeEach
    void noneIsThere() {
        assertThat(endpoint.received()).isEmpty();
    }

    @AfterEach
    void close() {
        endpoint.close();
        warehouse.close();
    }

    private String despatch(URI address) {
        return warehouse.despatch(
                "100000009", "Royal Mail", "Tracked 24", "RM1", address, Map.of("MUG-001", 1), ++messageId);
    }

    @Test
    void aWarehouseThatLogsInIsListenedTo() {
        warehouse.logInToShopAs(endpoint.user(), endpoint.apiKey());

        assertThat(despatch(endpoint.address())).contains("Success - Message 6001 Received");
        assertThat(despatch(endpoint.address())).contains("Success - Message 6002 Received");

        assertThat(endpoint.received())
                .extracting(DespatchNotification::messageId)
                .containsExactly(6001L, 6002L);
    }

    @Test
    void aRepeatedMessageIsStoredOnceAndADifferingOneRejected() {
        warehouse.logInToShopAs(endpoint.user(), endpoint.apiKey());
        despatch(endpoint.address());
        messageId--;
        assertThat(despatch(endpoint.address())).contains("Success");

        String answer = warehouse.despatch(
                "100000009", "Royal Mail", "Tracked 24", "RM1", endpoint.address(), Map.of("MUG-001", 2), 6001);

        assertThat(answer).contains("Despatch 100000009/6001 exists already").doesNotContain("Success");
        assertThat(endpoint.received()).hasSize(1);
    }

    @Test
    void aCallWithoutLoginIsRejected() {
        assertThat(despatch(endpoint.address())).contains("Session expired. Try to relogin.");
        assertThat(endpoint.received()).isEmpty();
    }

    @Test
    void aCallWithTheWrongKeyIsRejected() {
        warehouse.logInToShopAs(endpoint.user(), endpoint.apiKey() + "0");

        assertThat(despatch(endpoint.address())).contains("Access denied.");
        assertThat(endpoint.received()).isEmpty();
    }

    @Test
    void aWarehouseWhoseSessionIsOverLogsInAgain() throws IOException {
        List<Long> kept = new CopyOnWriteArrayList<>();
        SoapEndpoint oneSession = SoapEndpoint.builder()
                .credentials("orderflow", "key-1")
                .maxSessions(1)
                .onDespatch(despatch -> kept.add(despatch.notification().messageId()))
                .build();
        warehouse.logInToShopAs("orderflow", "key-1");
        try (EndpointServer server = new EndpointServer(oneSession)) {
            despatch(server.address());
            byte[] login =
                    LOGIN.replace("USER", "orderflow").replace("KEY", "key-1").getBytes(StandardCharsets.UTF_8);
            assertThat(oneSession.answer(new ByteArrayInputStream(login)).body())
                    .contains("loginReturn"); // which ends the warehouse's session

            assertThat(despatch(server.address())).contains("Success - Message 6002 Received");
        }
        assertThat(kept).containsExactly(6001L, 6002L);
    }
}
