package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.MessageParser;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome.UNREPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Replays recorded exchanges. Which call and which end is expected follows from the recording itself, so that those of
 * another warehouse can be checked by {@code -Drecordings.orderflow=FOLDER}.
 */
class RecordingsTest {

    private static final Pattern ERROR_PAGE = Pattern.compile("<h2>[^<]*ERROR[^<0-9]*(\\d{3})");

    @RegisterExtension
    static final WireMockExtension WAREHOUSE = WireMockExtension.newInstance().build();

    @TestFactory
    Stream<DynamicTest> everyRecordedImportIsReadAndWrittenIdentically() {
        return Recording.allIn(folder())
                .filter(RecordingsTest::isImport)
                .map(recording -> DynamicTest.dynamicTest(
                        recording.name(),
                        () -> assertThat(ImportDocument.write(items(recording)))
                                .isEqualTo(recording.request().body().toByteArray())));
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswerIsUnderstood() {
        return Recording.allIn(folder())
                .map(recording -> DynamicTest.dynamicTest(recording.name(), () -> replay(recording)));
    }

    @Test
    void aFolderWithoutRecordingsFails(@TempDir Path empty) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Recording.allIn(empty))
                .withMessageContaining(empty.toString());
    }

    private static void replay(Recording recording) throws IOException {
        Function<OrderFlow, Object> call = callOf(recording);
        if (call == null) {
            assertThat(MessageParser.untyped()
                            .parse(new ByteArrayInputStream(
                                    recording.response().body().toByteArray()))
                            .name())
                    .isNotEmpty();
            return;
        }
        answerWith(recording);
        try (OrderFlow warehouse = clientFor(recording)) {
            Class<?> expectedFailure = failureIn(recording);
            if (expectedFailure == null) {
                assertUnderstood(call.apply(warehouse), recording);
            } else {
                assertThat(catchThrowable(() -> call.apply(warehouse))).isInstanceOf(expectedFailure);
            }
        }
        assertSameRequest(recording);
    }

    /** The call that makes the recorded request; null for a call this client does not offer. */
    private static @Nullable Function<OrderFlow, Object> callOf(Recording recording) {
        String path = url(recording).encodedPath();
        if (path.endsWith("/remotewarehouse/inventory.xml")) {
            return warehouse -> warehouse.inventory().retrieve();
        }
        if (path.endsWith("/remoteorder/order/detail.xml")) {
            String reference = url(recording).queryParameter("externalReference");
            return warehouse -> warehouse.orders().detail(reference);
        }
        if (path.endsWith("/remoteorder/order/cancel.xml")) {
            String reference = url(recording).queryParameter("externalReference");
            return warehouse -> warehouse.orders().cancel(reference);
        }
        if (path.endsWith("/update.xml")) {
            return notificationOf(recording);
        }
        return isImport(recording) ? importOf(recording) : null;
    }

    private static @Nullable Function<OrderFlow, Object> notificationOf(Recording recording) {
        String reference = url(recording).queryParameter("thirdPartyReference");
        return switch (String.valueOf(url(recording).queryParameter("event"))) {
            case "order.created" -> warehouse -> warehouse.orders().created(reference);
            case "product.created" -> warehouse -> warehouse.products().created(reference);
            case "product.modified" -> warehouse -> warehouse.products().modified(reference);
            default -> null;
        };
    }

    private static @Nullable Function<OrderFlow, Object> importOf(Recording recording) {
        List<ImportItem> items = items(recording);
        return switch (items.get(0).type()) {
            case ORDER -> warehouse -> warehouse.orders().insert(items);
            case RETURN -> warehouse -> warehouse.returns().insert(items);
            case PRODUCT ->
                switch (items.get(0).operation()) {
                    case INSERT -> warehouse -> warehouse.products().insert(items);
                    case MERGE -> warehouse -> warehouse.products().merge(items);
                    case UPDATE -> warehouse -> warehouse.products().update(items);
                };
        };
    }

    private static @Nullable Class<?> failureIn(Recording recording) {
        String body = recording.responseText();
        Matcher errorPage = ERROR_PAGE.matcher(body);
        int status = recording.status() < 400 && errorPage.find()
                ? Integer.parseInt(errorPage.group(1))
                : recording.status();
        if (body.contains("<exception>Unable to find channel")) {
            return OrderFlowException.NotFound.class;
        }
        return switch (status) {
            case 401 -> OrderFlowException.RefusedCredentials.class;
            case 403 -> OrderFlowException.NotPermitted.class;
            case 404 -> OrderFlowException.NotFound.class;
            case 408, 429, 503 -> OrderFlowException.Busy.class;
            default ->
                status >= 500
                        ? OrderFlowException.ServerFault.class
                        : status >= 400 || body.contains("<exception") ? OrderFlowException.Rejected.class : null;
        };
    }

    private static void assertUnderstood(Object answer, Recording recording) {
        int references = recording.responseText().split(" externalReference=", -1).length - 1;
        if (answer instanceof ImportReport report) {
            assertThat(report.results()).hasSize(references).noneMatch(result -> result.outcome() == UNREPORTED);
            assertThat(report.unexpected()).isEmpty();
        } else if (answer instanceof OrderDetail detail) {
            assertThat(detail.externalReference()).isEqualTo(url(recording).queryParameter("externalReference"));
        } else if (answer instanceof OperationResult result) {
            assertThat(result.performed()).contains(true);
            assertThat(recording.responseText()).contains(result.message());
        } else {
            assertThat((List<?>) answer).isNotEmpty().hasOnlyElementsOfType(InventoryLine.class);
        }
    }

    private static void assertSameRequest(Recording recording) {
        LoggedRequest sent = WAREHOUSE.findAll(anyRequestedFor(anyUrl())).get(0);
        HttpUrl sentUrl = HttpUrl.get(sent.getAbsoluteUrl());
        HttpUrl recordedUrl = url(recording);
        assertThat(sent.getMethod().value()).isEqualTo(recording.method());
        assertThat(sentUrl.encodedPath()).isEqualTo(recordedUrl.encodedPath());
        assertThat(sentUrl.queryParameterNames()).isEqualTo(recordedUrl.queryParameterNames());
        for (String name : recordedUrl.queryParameterNames()) {
            assertThat(sentUrl.queryParameter(name)).isEqualTo(recordedUrl.queryParameter(name));
        }
        assertThat(sent.getBody()).isEqualTo(recording.request().body().toByteArray());
        assertThat(sent.getHeader("Content-Type"))
                .isEqualTo(recording.request().header("Content-Type").orElse(null));
    }

    private static void answerWith(Recording recording) {
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(recording.status())
                .withBody(recording.response().body().toByteArray());
        for (String header : List.of("Content-Type", "Location", "Retry-After")) {
            recording.response().header(header).ifPresent(value -> answer.withHeader(header, value));
        }
        WAREHOUSE.resetAll();
        WAREHOUSE.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static OrderFlow clientFor(Recording recording) {
        String path = url(recording).encodedPath();
        return OrderFlowClient.builder()
                .baseUrl(WAREHOUSE.baseUrl() + path.substring(0, path.lastIndexOf("/remote")))
                .credentials("user", "password")
                .organisation(url(recording).queryParameter("organisation"))
                .channel(url(recording).queryParameter("channel"))
                .build();
    }

    private static boolean isImport(Recording recording) {
        return url(recording).encodedPath().endsWith("/imports/importitems.xml");
    }

    private static List<ImportItem> items(Recording recording) {
        return ImportDocument.read(
                new ByteArrayInputStream(recording.request().body().toByteArray()));
    }

    private static HttpUrl url(Recording recording) {
        return HttpUrl.get("http://recorded" + recording.target());
    }

    private static Path folder() {
        String elsewhere = System.getProperty("recordings.orderflow", "");
        return Path.of(elsewhere.isEmpty() ? "src/test/resources/recordings/orderflow" : elsewhere);
    }
}
