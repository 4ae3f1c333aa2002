package io.github.orderflowmagento.orderflow;

import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.orderflow.OrderFlowException.Concern;
import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotFound;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotPermitted;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotUnderstood;
import io.github.orderflowmagento.orderflow.OrderFlowException.RefusedCredentials;
import io.github.orderflowmagento.orderflow.OrderFlowException.Rejected;
import io.github.orderflowmagento.orderflow.OrderFlowException.ServerFault;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Classification of OrderFlow's answers: kind, concern, whether the outcome is unknown, and status. */
class FailureConcernTest {
    private static final int NONE = 0;

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(page(403, "HTTP ERROR: 403"), NotPermitted.class, Concern.EVERYTHING, false, 403),
                arguments(page(404, "HTTP ERROR: 404"), NotFound.class, Concern.EVERYTHING, false, 404),
                arguments(page(400, "HTTP ERROR: 400"), Rejected.class, Concern.UNDETERMINED, false, 400),
                arguments(page(200, "HTTP ERROR: 401"), RefusedCredentials.class, Concern.EVERYTHING, false, 401),
                arguments(page(200, "HTTP ERROR: 500"), ServerFault.class, Concern.UNDETERMINED, true, 500),
                arguments(page(200, "ERROR in import"), ServerFault.class, Concern.UNDETERMINED, true, 200),
                arguments(exception("No site 'x' takes part"), Rejected.class, Concern.UNDETERMINED, false, 200),
                arguments(
                        exception("Unable to find channel with external reference 'nope'"),
                        NotFound.class,
                        Concern.EVERYTHING,
                        false,
                        200),
                arguments(aResponse().withBody("<order externalRef"), NoAnswer.class, Concern.EVERYTHING, true, NONE),
                arguments(aResponse().withBody("<other/>"), NotUnderstood.class, Concern.UNDETERMINED, true, 200),
                arguments(
                        aResponse().withBody("<order externalReference='7'>" + " ".repeat(5000) + "</order>"),
                        NotUnderstood.class,
                        Concern.UNDETERMINED,
                        true,
                        200));
    }

    private static ResponseDefinitionBuilder page(int status, String heading) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html><body><h2>" + heading + "</h2></body></html>");
    }

    private static ResponseDefinitionBuilder exception(String text) {
        return aResponse().withBody("<response><exception>" + text + "</exception></response>");
    }

    @ParameterizedTest(name = "{1}, {2}, {4}")
    @MethodSource
    void answers(
            ResponseDefinitionBuilder answer,
            Class<? extends OrderFlowException> kind,
            Concern concern,
            boolean outcomeUnknown,
            int httpStatus) {
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(answer));
        try (OrderFlow warehouse = OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl())
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel")
                .maxAnswerBytes(4096)
                .build()) {
            OrderFlowException failure = catchThrowableOfType(
                    OrderFlowException.class, () -> warehouse.orders().detail("7"));

            assertThat(failure).isInstanceOf(kind);
            assertThat(failure.concerns()).isEqualTo(concern);
            assertThat(failure.outcomeUnknown()).isEqualTo(outcomeUnknown);
            assertThat(failure.httpStatus().orElse(NONE)).isEqualTo(httpStatus);
        }
    }
}
