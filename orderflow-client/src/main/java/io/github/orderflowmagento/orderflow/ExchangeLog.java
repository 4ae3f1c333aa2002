package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports each call when it ends. An exception of the listener does not fail the call. */
final class ExchangeLog {

    /** How much of a document is shown; not less than what is kept of a streamed answer. */
    private static final int BYTES = AnswerStart.BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(OrderFlow.class);

    private final Consumer<Exchange> listener;
    private final PersonalDataMask discretion;

    ExchangeLog(Consumer<Exchange> listener, PersonalDataMask discretion) {
        this.listener = listener;
        this.discretion = discretion;
    }

    /** Reports a call, with its answer as far as it was received. */
    void log(CallAttempt attempt, @Nullable OrderFlowException failure) {
        Response response = attempt.progress().head();
        try {
            listener.accept(Exchange.builder()
                    .startedAt(attempt.startedAt())
                    .duration(Duration.between(attempt.startedAt(), Instant.now()))
                    .operation(attempt.operation())
                    .method(attempt.request().method())
                    .url(discretion.shown(attempt.request().url()))
                    .status(response == null ? OptionalInt.empty() : OptionalInt.of(response.code()))
                    .request(shown(body(attempt.request().body()), false))
                    .response(shown(
                            attempt.progress().beginning(), attempt.progress().isBroken()))
                    .failure(Optional.ofNullable(failure).map(this::described))
                    .build());
        } catch (RuntimeException | IOException e) {
            LOG.warn("The exchange log failed: {}", e.getClass().getName());
        }
    }

    private String described(OrderFlowException failure) {
        String kind = failure.getClass().getSimpleName();
        return discretion.showsPersonalData() ? kind + ": " + failure.getMessage() : kind;
    }

    private static byte[] body(@Nullable RequestBody body) throws IOException {
        Buffer document = new Buffer();
        if (body != null) {
            body.writeTo(document);
        }
        return document.readByteArray(Math.min(document.size(), BYTES));
    }

    private String shown(byte[] bytes, boolean isBroken) {
        String text = new String(bytes, 0, Math.min(bytes.length, BYTES), StandardCharsets.UTF_8);
        return discretion.shown(text, isBroken || bytes.length >= BYTES);
    }
}
