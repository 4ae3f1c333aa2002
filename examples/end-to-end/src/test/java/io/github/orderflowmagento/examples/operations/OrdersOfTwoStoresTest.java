package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Two orders that a real Magento 2 has told, the second one in its French store, whose merchant has removed the prefix of its numbers: over
 * sockets from the shop to OrderFlow and back.
 */
class OrdersOfTwoStoresTest {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");
    private static final String NUMBER = "000000002";
    private static final String FRENCH = "FR-" + NUMBER;
    private static final String IN_FRENCH = NUMBER + " (store 2)";

    private static final Mappings ALIKE = Mappings.standard()
            .with(MappingFile.properties("shop.properties", "selection.statuses = pending, canceled"));
    private static final Mappings APART =
            ALIKE.with(MappingFile.properties("stores.properties", "store.2.orderNumbers = prefix 'FR-'"));

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void start() throws IOException {
        server.start();
        answers("modules", body("store/modules"));
        answers("store/storeConfigs", body("store/storeConfigs"));
        answers("store/storeViews", body("store/storeViews"));
        answers("inventory/source-items", listOf());
        answers("inventory/sources/default", "{\"source_code\":\"default\"}");
        answers("products", listOf());
        answers("shipments", listOf());
        answers("orders", listOf(english(), french()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void answers(String resource, String body) {
        server.stubFor(get(urlPathEqualTo("/rest/all/V1/" + resource))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(body)));
    }

    private static String listOf(String... entities) {
        return "{\"items\":[" + String.join(",", entities) + "],\"total_count\":" + entities.length + "}";
    }

    private static String body(String name) throws IOException {
        String message = Files.readString(RECORDINGS.resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    private static String english() throws IOException {
        return body("orders/full-two-lines");
    }

    private static String french() throws IOException {
        return body("orders/full-fr-store-eur").replace("2000000001", NUMBER);
    }

    private static String cancelled(String order) {
        return order.replace("\"state\":\"new\"", "\"state\":\"canceled\"")
                .replace("\"status\":\"pending\"", "\"status\":\"canceled\"");
    }

    private <T> T inShop(Function<Magento, T> work) {
        try (Magento shop = MagentoClient.magento2()
                .baseUrl(server.baseUrl() + "/")
                .bearer("bhs9mun47f43ceyqp0dv6ylwwi9pnvfm")
                .build()) {
            return work.apply(shop);
        }
    }

    private Run export(Mappings mappings, RunState state) {
        return export(mappings, state, Duration.ZERO);
    }

    /** @param later when it runs, so that what has failed is due */
    private Run export(Mappings mappings, RunState state, Duration later) {
        return inShop(shop -> OrderExport.between(shop, sandbox.warehouse())
                .mappings(mappings)
                .clock(Clock.offset(Clock.systemUTC(), later))
                .build()
                .run(state));
    }

    private static Map<String, Outcome> outcomes(Run run) {
        return run.items().stream().collect(Collectors.toMap(item -> item.key(), item -> item.outcome()));
    }

    private static String detail(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    @Test
    void bothReachTheWarehouseByReferencesOfTheirOwn() {
        Run run = export(APART, RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, Outcome.DONE), entry(IN_FRENCH, Outcome.DONE));
        assertThat(sandbox.insideWarehouse().orders().get(NUMBER)).containsEntry("currency", "GBP");
        assertThat(sandbox.insideWarehouse().orders().get(FRENCH)).containsEntry("currency", "EUR");
    }

    /** One for both rows, one to see that there are no more, and one for both orders. */
    @Test
    void findingAndReadingBothCostsThreeRequests() {
        export(APART, RunState.initial());

        server.verify(3, getRequestedFor(urlPathEqualTo("/rest/all/V1/orders")));
    }

    @Test
    void withoutReferencesOfTheirOwnEachFailsByNameAndNothingIsSent() {
        Run run = export(ALIKE, RunState.initial());

        assertThat(outcomes(run))
                .containsOnly(entry(NUMBER + " (store 1)", Outcome.WILL_RETRY), entry(IN_FRENCH, Outcome.WILL_RETRY));
        assertThat(detail(run, IN_FRENCH))
                .startsWith(
                        "order 000000002: several stores have an order of this number: those with the numbers [1, 2]:"
                                + " OrderFlow would know them by one reference: give the orders of all stores but one references"
                                + " of their own");
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void theSecondOneThatComesLaterGoesAsItselfOnceItsStoreHasReferences() throws IOException {
        answers("orders", listOf(english()));
        Run before = export(ALIKE, RunState.initial());
        answers("orders", listOf(english(), french()));

        Run later = export(ALIKE, before.next());
        Run apart = export(APART, later.next(), Duration.ofDays(1));

        assertThat(outcomes(later)).containsEntry(IN_FRENCH, Outcome.WILL_RETRY).doesNotContainValue(Outcome.DONE);
        assertThat(outcomes(apart)).containsEntry(IN_FRENCH, Outcome.DONE).doesNotContainEntry(NUMBER, Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders().get(NUMBER)).containsEntry("currency", "GBP");
        assertThat(sandbox.insideWarehouse().orders().get(FRENCH)).containsEntry("currency", "EUR");
    }

    /** Nothing is written: making shipments is another part. */
    private Run despatched(String reference, Map<String, Integer> units, Supplier<RunState> exports) {
        return inShop(shop -> ShipmentNotification.to(shop)
                .mappings(APART)
                .exported(exports)
                .build()
                .of(List.of(despatch(reference, 6001, units)))
                .dryRun(RunState.initial()));
    }

    @Test
    void aDespatchFindsTheOrderOfItsStore() {
        RunState exports = export(APART, RunState.initial()).next();

        Run french = despatched(FRENCH, Map.of("PLAIN-1", 2, "MUG-001", 1), () -> exports);
        Run english = despatched(NUMBER, Map.of("PLAIN-1", 2, "PLAIN-2", 3), () -> exports);
        Run mixedUp = despatched(NUMBER, Map.of("PLAIN-1", 2, "MUG-001", 1), () -> exports);

        assertThat(outcomes(french)).containsExactly(entry(FRENCH + "/6001", Outcome.WOULD_BE_SENT));
        assertThat(outcomes(english)).containsExactly(entry(NUMBER + "/6001", Outcome.WOULD_BE_SENT));
        assertThat(outcomes(mixedUp)).containsExactly(entry(NUMBER + "/6001", Outcome.GIVEN_UP));
    }

    @Test
    void theOneThatIsCancelledIsCancelledAtTheWarehouse() throws IOException {
        RunState exports = export(APART, RunState.initial()).next();
        answers("orders", listOf(english(), cancelled(french())));

        Run run = inShop(shop -> OrderCancellation.between(shop, sandbox.warehouse())
                .mappings(APART)
                .exported(() -> exports)
                .build()
                .run(RunState.initial()));

        assertThat(outcomes(run)).containsEntry(IN_FRENCH, Outcome.DONE).doesNotContainEntry(NUMBER, Outcome.DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
        assertThat(stateAtOrderFlow(NUMBER)).doesNotStartWith("cancel");
    }

    private String stateAtOrderFlow(String reference) {
        return sandbox.warehouse().orders().detail(reference).state().orElseThrow();
    }
}
