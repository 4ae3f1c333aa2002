package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.MagentoException.Busy;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.NotFound;
import io.github.orderflowmagento.magento.MagentoException.NotPermitted;
import io.github.orderflowmagento.magento.MagentoException.NotUnderstood;
import io.github.orderflowmagento.magento.MagentoException.RefusedCredentials;
import io.github.orderflowmagento.magento.MagentoException.Rejected;
import io.github.orderflowmagento.magento.MagentoException.ServerFault;
import io.github.orderflowmagento.magento.MagentoException.Unsupported;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.Shipment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.RestShop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Classification of answers: kind, concern, whether the outcome is unknown, and status; over each web service, over real sockets. */
class FailureConcernsTest {
    private static final String CREATE = "sales_order_shipment.create";
    private static final String INFO = "sales_order.info";
    private static final String DEADLOCK = "SQLSTATE[40001]: Serialization failure: 1213 Deadlock found";
    private static final int NONE = 0;

    @RegisterExtension
    final RestShop rest = new RestShop();

    /** The expected classification of a failure. */
    private record Expected(
            Class<? extends MagentoException> kind, Concern concern, boolean outcomeUnknown, int httpStatus) {}

    private static Expected expected(
            Class<? extends MagentoException> kind, Concern concern, boolean outcomeUnknown, int httpStatus) {
        return new Expected(kind, concern, outcomeUnknown, httpStatus);
    }

    private static void check(@Nullable MagentoException failure, Expected expected) {
        assertThat(failure).isInstanceOf(expected.kind());
        assertThat(failure.concerns()).isEqualTo(expected.concern());
        assertThat(failure.outcomeUnknown()).isEqualTo(expected.outcomeUnknown());
        assertThat(failure.httpStatus().orElse(NONE)).isEqualTo(expected.httpStatus());
    }

    static Stream<Arguments> answersToOneCall() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(
                        row(wire, "no such order", wire.fault(100, "gone"), NotFound.class, Concern.ITEM, false),
                        row(wire, "refused values", wire.fault(102, "no"), Rejected.class, Concern.ITEM, false),
                        row(wire, "an internal error", wire.fault(1, "Oops"), ServerFault.class, Concern.ITEM, true),
                        row(wire, "a code of none", wire.fault(0, "Oops"), ServerFault.class, Concern.ITEM, true),
                        row(wire, "a lock conflict", wire.fault(1, DEADLOCK), Busy.class, Concern.ITEM, true),
                        row(
                                wire,
                                "a missing right",
                                wire.fault(2, "Access denied."),
                                NotPermitted.class,
                                Concern.EVERYTHING,
                                false),
                        row(
                                wire,
                                "an unknown call",
                                wire.unknownMethod(),
                                Unsupported.class,
                                Concern.EVERYTHING,
                                false),
                        row(
                                wire,
                                "sessions that end at once",
                                wire.fault(5, "Session expired."),
                                Busy.class,
                                Concern.UNDETERMINED,
                                false),
                        row(
                                wire,
                                "what is not shown",
                                wire.unknownError(),
                                ServerFault.class,
                                wire == Wire.XML_RPC ? Concern.ITEM : Concern.UNDETERMINED,
                                true),
                        arguments(
                                wire,
                                "a fault with another status",
                                wire.fault(102, "no").withStatus(500),
                                expected(Rejected.class, Concern.ITEM, false, 500)),
                        arguments(
                                wire,
                                "a web server's refusal",
                                aResponse().withStatus(403).withBody("<html><h1>Forbidden</h1></html>"),
                                expected(NotPermitted.class, Concern.UNDETERMINED, false, 403)),
                        arguments(
                                wire,
                                "no service there",
                                aResponse().withStatus(404).withBody("<html><h1>Not Found</h1></html>"),
                                expected(NotUnderstood.class, Concern.UNDETERMINED, true, 404))));
    }

    private static Arguments row(
            Wire wire,
            String what,
            ResponseDefinitionBuilder answer,
            Class<? extends MagentoException> kind,
            Concern concern,
            boolean outcomeUnknown) {
        int status = answer.build().getStatus();
        return arguments(wire, what, answer, expected(kind, concern, outcomeUnknown, status));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void answersToOneCall(Wire wire, String what, ResponseDefinitionBuilder answer, Expected expected) {
        with(wire, recorded -> {
            recorded.answers(CREATE, answer);

            check(failureOfOneCall(recorded), expected);
        });
    }

    static Stream<Arguments> namedFaults() {
        return Stream.of(Wire.SOAP_V1, Wire.SOAP_V2, Wire.SOAP_V2_WSI)
                .flatMap(wire -> Stream.of(
                        arguments(wire, "SOAP-ENV:Server", "Allowed memory size", ServerFault.class, "UNDETERMINED"),
                        arguments(
                                wire,
                                "SOAP-ENV:Server",
                                "Procedure 'any' not present",
                                Unsupported.class,
                                "EVERYTHING"),
                        arguments(wire, "Sender", "Invalid request", Rejected.class, "UNDETERMINED"),
                        arguments(wire, "WSDL", "SOAP-ERROR: Couldn't load from it", Busy.class, "UNDETERMINED"),
                        arguments(wire, "WSDL", "SOAP-ERROR: Parsing Schema", Unsupported.class, "EVERYTHING")));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @MethodSource
    void namedFaults(Wire wire, String name, String text, Class<? extends MagentoException> kind, Concern concern) {
        with(wire, recorded -> {
            recorded.answers(CREATE, wire.namedFault(name, text).withStatus(500));

            check(failureOfOneCall(recorded), expected(kind, concern, kind == ServerFault.class, 500));
        });
    }

    static Stream<Arguments> answersToALogin() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(
                        arguments(
                                wire,
                                wire.fault(2, "Access denied."),
                                expected(RefusedCredentials.class, Concern.EVERYTHING, false, 200)),
                        arguments(
                                wire,
                                wire.fault(1, "Internal Error."),
                                expected(ServerFault.class, Concern.EVERYTHING, true, 200)),
                        arguments(
                                wire,
                                aResponse().withStatus(401),
                                expected(RefusedCredentials.class, Concern.EVERYTHING, false, 401))));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void answersToALogin(Wire wire, ResponseDefinitionBuilder answer, Expected expected) {
        with(wire, recorded -> {
            recorded.answers("login", answer);

            check(failureOfOneCall(recorded), expected);
        });
    }

    /** A store view that is missing would look as if every product were. */
    @ParameterizedTest
    @MethodSource("wires")
    void aStoreViewThatIsNotThereConcernsEverything(Wire wire) {
        with(wire, recorded -> {
            Map<String, Object> fault =
                    Map.of("isFault", true, "faultCode", "100", "faultMessage", "Requested store view not found.");
            recorded.answers("catalog_product.info", wire.fault(100, "Requested store view not found."));
            recorded.answers("multiCall", wire.answer(List.of(fault, fault))); // for the product and its images

            MagentoException failure = catchThrowableOfType(
                    MagentoException.class,
                    () -> recorded.shop().inStoreView("nope").products().details(List.of("MUG-001")));

            check(failure, expected(NotFound.class, Concern.EVERYTHING, false, wire.hasMultiCall() ? NONE : 200));
        });
    }

    static Stream<Wire> wires() {
        return Stream.of(Wire.values());
    }

    static Stream<Wire> wiresOfManyCalls() {
        return wires().filter(Wire::hasMultiCall);
    }

    @ParameterizedTest
    @MethodSource("wiresOfManyCalls")
    void aFaultOfOneOfManyCallsConcernsThatOneAndHasNoStatus(Wire wire) {
        with(wire, recorded -> {
            recorded.answers(
                    "multiCall",
                    wire.answer(List.of(
                            Map.of("isFault", true, "faultCode", "100", "faultMessage", "Shipment not exists."),
                            Map.of("isFault", true, "faultCode", "1", "faultMessage", "Internal Error."))));

            List<Answer<Shipment>> answers = recorded.shop().shipments().details(List.of("100000001", "100000002"));

            assertThat(answers).hasSize(2);
            check(answers.get(0).failure().orElse(null), expected(NotFound.class, Concern.ITEM, false, NONE));
            check(answers.get(1).failure().orElse(null), expected(ServerFault.class, Concern.ITEM, true, NONE));
        });
    }

    @ParameterizedTest
    @MethodSource("wiresOfManyCalls")
    void aFaultOfAWholeRoundTripIsUndeterminedForEach(Wire wire) {
        with(wire, recorded -> {
            recorded.answers("multiCall", wire.fault(1, "Internal Error.").withStatus(500));

            List<MagentoException> failures = failuresOf(recorded, "100000001", "100000002");

            assertThat(failures).hasSize(2);
            failures.forEach(failure -> check(failure, expected(ServerFault.class, Concern.UNDETERMINED, true, 500)));
        });
    }

    @ParameterizedTest
    @MethodSource("wires")
    void aFieldThatCannotBeReadConcernsItsOrder(Wire wire) {
        with(wire, recorded -> {
            Map<String, String> broken = Map.of("increment_id", "100000001", "order_id", "x", "entity_id", "x");
            recorded.answers(wire.hasMultiCall() ? "multiCall" : INFO, wire.results(broken));

            List<MagentoException> failures = failuresOf(recorded, "100000001");

            assertThat(failures).hasSize(1);
            check(failures.get(0), expected(NotUnderstood.class, Concern.ITEM, true, NONE));
        });
    }

    private static List<MagentoException> failuresOf(RecordedShop recorded, String... numbers) {
        return recorded.shop().orders().details(List.of(numbers)).stream()
                .flatMap(answer -> answer.failure().stream())
                .toList();
    }

    private static @Nullable MagentoException failureOfOneCall(RecordedShop recorded) {
        return catchThrowableOfType(
                MagentoException.class,
                () -> recorded.shop().shipments().create(ShipmentRequests.everythingOf("100000001")));
    }

    private static void with(Wire wire, Consumer<RecordedShop> test) {
        RecordedShop recorded = new RecordedShop(wire);
        recorded.start();
        try {
            test.accept(recorded);
        } finally {
            recorded.stop();
        }
    }

    static Stream<Arguments> answersOverRest() {
        return Stream.of(
                arguments(
                        "a refused signature",
                        RestShop.recorded("fault-bad-signature"),
                        expected(RefusedCredentials.class, Concern.EVERYTHING, false, 401)),
                arguments(
                        "a missing right",
                        RestShop.recorded("fault-no-authorization-guest"),
                        expected(NotPermitted.class, Concern.EVERYTHING, false, 403)),
                arguments(
                        "a web server's refusal",
                        aResponse().withStatus(403).withBody("<html><h1>Forbidden</h1></html>"),
                        expected(NotPermitted.class, Concern.UNDETERMINED, false, 403)),
                arguments(
                        "no such resource",
                        fault(404, "Request does not match any route."),
                        expected(Unsupported.class, Concern.EVERYTHING, false, 404)),
                arguments(
                        "no such entity",
                        fault(404, "Resource not found."),
                        expected(NotFound.class, Concern.ITEM, false, 404)),
                arguments(
                        "no such store view",
                        fault(400, "Requested store is invalid"),
                        expected(NotFound.class, Concern.EVERYTHING, false, 400)),
                arguments(
                        "refused values",
                        fault(400, "Invalid data"),
                        expected(Rejected.class, Concern.ITEM, false, 400)),
                arguments(
                        "not offered",
                        fault(405, "Method not allowed"),
                        expected(Unsupported.class, Concern.EVERYTHING, false, 405)),
                arguments(
                        "an internal error",
                        fault(500, "Resource unknown error."),
                        expected(ServerFault.class, Concern.ITEM, true, 500)),
                arguments("a lock conflict", fault(500, DEADLOCK), expected(Busy.class, Concern.ITEM, true, 500)),
                arguments(
                        "no service there",
                        aResponse().withStatus(404).withBody("<html><h1>Not Found</h1></html>"),
                        expected(NotUnderstood.class, Concern.UNDETERMINED, true, 404)));
    }

    private static ResponseDefinitionBuilder fault(int code, String text) {
        return json("{\"messages\":{\"error\":[{\"code\":" + code + ",\"message\":\"" + text + "\"}]}}")
                .withStatus(code);
    }

    @ParameterizedTest(name = "REST: {0}")
    @MethodSource
    void answersOverRest(String what, ResponseDefinitionBuilder answer, Expected expected) {
        rest.answers("products", answer);

        check(
                catchThrowableOfType(
                        MagentoException.class,
                        () -> rest.shop()
                                .products()
                                .list(ProductQuery.builder().build())
                                .toList()),
                expected);
    }
}
