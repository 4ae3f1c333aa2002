package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** Sends a request when it is first asked for an element, and reads the answer element by element. */
final class AnswerStream<T> extends AbstractSpliterator<T> {

    private final Http http;
    private final String what;
    private final Supplier<Call<ResponseBody>> calls;
    private final Function<InputStream, Stream<T>> reading;
    private volatile @Nullable Answer answer;
    private @Nullable RuntimeException failure;
    private volatile @Nullable CallAttempt begun;
    private volatile boolean ended;
    private volatile boolean closedEarly;

    AnswerStream(Http http, String what, Supplier<Call<ResponseBody>> calls, Function<InputStream, Stream<T>> reading) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.http = http;
        this.what = what;
        this.calls = calls;
        this.reading = reading;
    }

    /** An answer with a good status, as far as it has been read. */
    private final class Answer {
        private final CallAttempt attempt;
        private final ResponseBody whole;
        private final AnswerStart body;
        private final Spliterator<T> elements;

        Answer(CallAttempt attempt, ResponseBody whole) {
            this.attempt = attempt;
            this.whole = whole;
            this.body = new AnswerStart(http.patient(whole.byteStream(), attempt::cancel));
            this.elements = reading.apply(body).spliterator();
        }

        @Nullable
        T next() {
            AtomicReference<@Nullable T> next = new AtomicReference<>();
            try {
                elements.tryAdvance(next::set);
                return next.get();
            } catch (InvalidMessageException e) {
                throw attempt.classifier(body.seen()).onUnreadable(e);
            } catch (UncheckedIOException e) {
                IOException broken = body.failure();
                throw broken != null && broken.equals(e.getCause()) ? attempt.unanswered(broken) : e;
            }
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (failure != null) {
            throw failure;
        }
        if (closedEarly) {
            letGo();
            throw new IllegalStateException("The stream was closed before the end of the answer");
        }
        T next = ended ? null : next();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    private @Nullable T next() {
        try {
            Answer open = answer;
            if (open == null) {
                open = open();
            }
            T next = open.next();
            if (next == null) {
                ended = true;
                open.whole.close();
                http.log(open.attempt, null);
            }
            return next;
        } catch (RuntimeException e) {
            failure = e;
            ended = true;
            letGo();
            CallAttempt failed = begun;
            if (failed != null) {
                http.log(failed, e instanceof OrderFlowException known ? known : null);
            }
            throw e;
        }
    }

    private Answer open() {
        RetryAfter.Attempts attempts = http.attempts(what, true);
        while (true) {
            attempts.begin();
            Call<ResponseBody> call = calls.get();
            CallAttempt attempt = http.attempt(what, call);
            begun = attempt;
            try {
                return open(attempt, http.begin(call));
            } catch (IOException e) {
                throw attempt.unanswered(e);
            } catch (OrderFlowException.Busy e) {
                if (!attempts.isToRepeat(e)) {
                    throw e;
                }
                http.log(attempt, e);
            }
        }
    }

    private Answer open(CallAttempt attempt, Response<ResponseBody> response) {
        ResponseBody body = response.body();
        if (body == null) {
            throw response.isSuccessful() ? attempt.classifier(new byte[0]).empty() : attempt.failure(response);
        }
        Answer opening = new Answer(attempt, body);
        answer = opening;
        return opening;
    }

    /** Releases the connection. */
    void close() {
        if (ended) {
            return;
        }
        ended = true;
        closedEarly = true;
        letGo();
        Answer open = answer;
        if (open != null) {
            http.log(open.attempt, null);
        }
    }

    /** Does not read the rest of the answer, which may be large. */
    private void letGo() {
        CallAttempt attempt = begun;
        if (attempt != null) {
            attempt.cancel();
        }
        Answer open = answer;
        if (open != null) {
            open.whole.close();
        }
    }
}
