package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.Optional;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Answers to an import that come with HTTP 200 and are, or are not, a report on what was sent. */
class ImportAnswerTest {

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @Test
    void aReportThatNamesOthersLeavesTheItemsUnreported() {
        answer("<r><importSuccesses><s externalReference='100000001' type='order'/>"
                + "<s externalReference='999' type='order'/></importSuccesses></r>");

        ImportReport report = insert("100000001", "100000002");

        assertThat(report.results())
                .extracting(ImportResult::externalReference, ImportResult::outcome)
                .containsExactly(tuple("100000001", Outcome.SUCCESS), tuple("100000002", Outcome.UNREPORTED));
        assertThat(report.unexpected())
                .extracting(ImportResult::externalReference)
                .containsExactly("999");
    }

    @Test
    void aDocumentQuotedInAFailureIsNotTakenForTheReport() {
        answer(
                "<r><importFailures><f externalReference='1'><failureDetail><![CDATA[<?xml version='1.0'?><imports/>]]>"
                        + "</failureDetail></f></importFailures><importSuccesses><s externalReference='2'/></importSuccesses></r>");

        assertThat(insert("1", "2").results())
                .extracting(ImportResult::outcome)
                .containsExactly(Outcome.FAILURE, Outcome.SUCCESS);
    }

    @Test
    void aReportDoesNotShowWhatACustomerEntered() {
        answer("<r><importFailures><f externalReference='1' name='Jane Canary'><failureMessage>No such street: 1 Canary"
                + " Wharf</failureMessage><failureDetail>Canary</failureDetail></f></importFailures></r>");

        ImportReport report = insert("1");

        assertThat(report.toString())
                .contains("externalReference=1, outcome=FAILURE")
                .doesNotContain("Canary");
    }

    @Test
    void anExceptionThatIsPartOfOneItemsFailureIsNoFailureOfTheCall() {
        answer("<r><importFailures><f externalReference='1'><exception>java.lang.Oops</exception></f></importFailures>"
                + "<importSuccesses><s externalReference='2'/></importSuccesses></r>");

        assertThat(insert("1", "2").results())
                .extracting(ImportResult::outcome)
                .containsExactly(Outcome.FAILURE, Outcome.SUCCESS);
    }

    @Test
    void anExceptionBesideResultsLosesNoneOfThem() {
        answer("<r><importSuccesses><s externalReference='1'/></importSuccesses><exception>disk full</exception></r>");

        ImportReport report = insert("1", "2");

        assertThat(report.results())
                .extracting(ImportResult::externalReference, ImportResult::outcome)
                .containsExactly(tuple("1", Outcome.SUCCESS), tuple("2", Outcome.UNREPORTED));
        assertThat(report.unexpected())
                .extracting(ImportResult::externalReference, ImportResult::message)
                .containsExactly(tuple("", Optional.of("disk full")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<response><exception>No channel</exception></response>",
                "<exception>No channel</exception>",
                "<response><Exception>No channel</Exception></response>",
                "<response><EXCEPTION><message>No</message><detail>channel</detail></EXCEPTION></response>",
                "<x:response xmlns:x='urn:x'><x:exception>No channel</x:exception></x:response>",
                "<response><body><exception>No channel</exception></body></response>",
                "<r><importSuccesses/><exception>No channel</exception></r>"
            })
    void anExceptionElementIsRejectedWithItsText(String document) {
        answer(document);

        assertThat(failure(OrderFlowException.Rejected.class))
                .hasMessageContaining("OrderFlow answers: No")
                .hasMessageContaining("channel");
    }

    @ParameterizedTest
    @CsvSource({
        "<h2>HTTP ERROR: 403</h2>, NotPermitted, says 403",
        "<h2>HTTP ERROR 404 Not Found</h2>, NotFound, says 404",
        "<h1>Error 503</h1>, Busy, says 503",
        "<h2>ERROR</h2>, ServerFault, says 'ERROR'",
        "<h2>ERROR in order 400000123</h2>, ServerFault, says 'ERROR in order 400000123'",
        "<h2 class='x'>AN ERROR HAS OCCURRED</h2>, ServerFault, says 'AN ERROR HAS OCCURRED'",
        "<h2>Welcome</h2>, NotUnderstood, Check the base URL"
    })
    void anHtmlPageIsAFailureByItsHeading(String heading, String kind, String message) {
        answer("<html><head><meta charset=utf-8></head><body>" + heading + "</body></html>");

        OrderFlowException failure = failure(OrderFlowException.class);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OK", "<r/>", "<a></b>", "{\"ok\":true}"})
    void anotherDocumentIsNotUnderstood(String body) {
        answer(body);

        assertThat(failure(OrderFlowException.NotUnderstood.class)).hasMessageContaining("The answer begins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body><p>Down", "<html><body>"})
    void aPageInPlaceOfAReportIsNotUnderstood(String body) {
        answer(body);

        assertThat(failure(OrderFlowException.NotUnderstood.class)).hasMessageContaining("The answer is an HTML page");
    }

    private static void answer(String body) {
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(ok(body)));
    }

    private static <E extends OrderFlowException> E failure(Class<E> kind) {
        E failure = catchThrowableOfType(kind, () -> insert("1"));
        assertThat(failure).isInstanceOf(kind);
        return failure;
    }

    private static ImportReport insert(String... numbers) {
        try (OrderFlow warehouse = OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl())
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel")
                .build()) {
            return warehouse
                    .orders()
                    .insert(List.of(numbers).stream()
                            .<ImportItem>map(number -> ImportItem.builder()
                                    .type(ImportType.ORDER)
                                    .operation(ImportOperation.INSERT)
                                    .externalReference(number)
                                    .build())
                            .toList());
        }
    }
}
