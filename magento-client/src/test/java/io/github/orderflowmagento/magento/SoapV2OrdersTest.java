package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** SOAP v2 returns the customer's note in the list of orders only: the rows of many orders are read in one list. */
@ParameterizedClass
@EnumSource(names = {"SOAP_V2", "SOAP_V2_WSI"})
class SoapV2OrdersTest {
    private static final String INFO = "sales_order.info";
    private static final String LIST = "sales_order.list";
    private static final String EARLIER = "2026-10-07 10:45:07";
    private static final String LATER = "2026-10-07 10:45:08";

    @RegisterExtension
    final RecordedShop recorded;

    private final Wire wire;

    SoapV2OrdersTest(Wire wire) {
        this.wire = wire;
        this.recorded = new RecordedShop(wire);
    }

    private static String number(int id) {
        return String.valueOf(100_000_000 + id);
    }

    private static Map<String, Object> order(int id, String updatedAt) {
        return new TreeMap<>(
                Map.of("order_id", "" + id, "increment_id", number(id), "updated_at", updatedAt, "items", List.of()));
    }

    private static Map<String, Object> row(int id, String updatedAt, String note) {
        return new TreeMap<>(Map.of(
                "order_id", "" + id, "increment_id", number(id), "updated_at", updatedAt, "customer_note", note));
    }

    /** The shop has the orders from 1 to 3. */
    @BeforeEach
    void threeOrders() {
        IntStream.rangeClosed(1, 3)
                .forEach(id -> recorded.answersAll(List.of(INFO, number(id)), wire.answer(order(id, EARLIER))));
        lists(List.of(row(1, EARLIER, "note 1"), row(2, EARLIER, "note 2"), row(3, EARLIER, "note 3")));
    }

    private void lists(List<Map<String, Object>> rows) {
        recorded.answers(LIST, wire.answer(rows));
    }

    private List<Answer<Order>> details(int... ids) {
        return recorded.shop()
                .orders()
                .details(IntStream.of(ids).mapToObj(SoapV2OrdersTest::number).toList());
    }

    private List<String> notes(int... ids) {
        return details(ids).stream()
                .map(answer -> answer.orThrow().customerNote().orElse("none"))
                .toList();
    }

    private int requests() {
        return recorded.server().findAll(anyRequestedFor(anyUrl())).size();
    }

    @Test
    void sixtyOrdersCostOneRequestEachAndThreeMore() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            recorded.answersAll(List.of(INFO, number(id)), wire.answer(order(id, EARLIER)));
            rows.add(row(id, EARLIER, "note " + id));
        }
        recorded.answers(LIST, wire.answer(rows));

        int[] ids = IntStream.rangeClosed(1, 60).toArray();
        assertThat(notes(ids))
                .hasSize(60)
                .containsExactlyElementsOf(
                        IntStream.of(ids).mapToObj(id -> "note " + id).toList());

        assertThat(requests()).as("with the login, the version, and a list").isEqualTo(63);
    }

    @Test
    void anOrderThatIsMissingInTheListOfManyIsLookedUpByItself() {
        lists(List.of(row(1, EARLIER, "note 1"), row(3, EARLIER, "note 3")));
        recorded.answersAll(List.of(LIST, number(2)), wire.answer(List.of(row(2, EARLIER, "note 2"))));

        assertThat(notes(1, 2, 3)).containsExactly("note 1", "note 2", "note 3");
        assertThat(recorded.requestsHolding(LIST)).isEqualTo(2);
    }

    @Test
    void anOrderThatIsInNoListIsReadWithoutItsRow() {
        lists(List.of(row(1, EARLIER, "note 1")));

        assertThat(notes(1, 2)).containsExactly("note 1", "none");
    }

    @Test
    void theRowOfAnotherOrderWithTheNumberIsNotUsed() {
        Map<String, Object> other = row(2, EARLIER, "of another shop");
        other.put("order_id", "99");
        lists(List.of(row(1, EARLIER, "note 1"), other, row(2, EARLIER, "note 2")));

        assertThat(notes(1, 2)).containsExactly("note 1", "note 2");
    }

    @Test
    void anOrderThatWasChangedBeforeTheListWasReadIsReadAgain() {
        Map<String, Object> changed = order(2, LATER);
        changed.put("status", "canceled");
        inTurn(INFO, number(2), wire.answer(order(2, EARLIER)), wire.answer(changed));
        lists(List.of(row(1, EARLIER, "note 1"), row(2, LATER, "note 2"), row(3, EARLIER, "note 3")));

        List<Answer<Order>> orders = details(1, 2, 3);

        assertThat(orders.get(1).orThrow().status()).contains("canceled");
        assertThat(orders.get(1).orThrow().customerNote()).contains("note 2");
        assertThat(recorded.requestsHolding(INFO)).isEqualTo(4);
        assertThat(recorded.requestsHolding(LIST)).isEqualTo(2);
    }

    @Test
    void anOrderThatIsChangedAllTheTimeIsReadTwiceAtMost() {
        lists(List.of(row(1, LATER, "note 1"), row(2, EARLIER, "note 2")));

        assertThat(notes(1, 2)).containsExactly("note 1", "note 2");
        assertThat(recorded.requestsHolding(INFO)).isEqualTo(3);
    }

    @Test
    void aListThatFailsIsReadOrderByOrder() {
        recorded.answers(LIST, aResponse().withStatus(500));
        recorded.answersAll(List.of(LIST, number(1)), wire.answer(List.of(row(1, EARLIER, "note 1"))));
        recorded.answersAll(List.of(LIST, number(3)), wire.answer(List.of(row(3, EARLIER, "note 3"))));

        List<Answer<Order>> orders = details(1, 2, 3);

        assertThat(orders.get(0).orThrow().customerNote()).contains("note 1");
        assertThat(orders.get(1).failure())
                .as("it may have a note that nobody would read")
                .get()
                .isInstanceOf(MagentoException.ServerFault.class);
        assertThat(orders.get(2).orThrow().customerNote()).contains("note 3");
    }

    @Test
    void aRejectedListIsReadOrderByOrder() {
        recorded.answers(LIST, wire.fault(101, "Invalid filters given."));
        recorded.answersAll(List.of(LIST, number(1)), wire.answer(List.of(row(1, EARLIER, "note 1"))));

        assertThat(notes(1, 2)).containsExactly("note 1", "none");
    }

    @Test
    void withoutTheListOrdersLackItsFields() {
        recorded.answers(LIST, recorded.recording("fault-acl-denied"));

        assertThat(notes(1, 2, 3)).containsOnly("none");
        assertThat(recorded.requestsHolding(LIST)).isEqualTo(1);
    }

    @Test
    void aShopThatCannotBeReachedMeanwhileFailsTheOrders() {
        recorded.answers(LIST, aResponse().withStatus(503).withHeader("Retry-After", "60"));

        assertThat(details(1, 2))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.Busy.class));
        assertThat(recorded.requestsHolding(LIST)).isEqualTo(1);
    }

    /** Requests that hold both texts are answered by the one, then by the other. */
    private void inTurn(String call, String number, ResponseDefinitionBuilder first, ResponseDefinitionBuilder second) {
        recorded.server()
                .stubFor(holding(call, number)
                        .inScenario("in turn")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("second")
                        .willReturn(first));
        recorded.server()
                .stubFor(holding(call, number)
                        .inScenario("in turn")
                        .whenScenarioStateIs("second")
                        .willReturn(second));
    }

    private MappingBuilder holding(String call, String number) {
        return post(urlEqualTo(recorded.path()))
                .withRequestBody(containing(wire.marker(call)))
                .withRequestBody(containing(wire.marker(number)));
    }
}
