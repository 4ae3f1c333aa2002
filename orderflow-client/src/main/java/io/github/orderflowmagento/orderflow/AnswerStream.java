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

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** Sends a request when it is first asked for an element, and reads the answer element by element. */
final class AnswerStream<T> extends AbstractSpliterator<T> {

    private final Http http;
    private final Supplier<Attempt> attempts;
    private final Function<InputStream, Stream<T>> reading;
    private volatile @Nullable Answer answer;
    private @Nullable RuntimeException failure;
    private volatile @Nullable Attempt begun;
    private volatile boolean ended;
    private volatile boolean closedEarly;

    AnswerStream(Http http, Supplier<Attempt> attempts, Function<InputStream, Stream<T>> reading) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.http = http;
        this.attempts = attempts;
        this.reading = reading;
    }

    /** An answer with a good status, as far as it has been read. */
    private final class Answer {
        private final Attempt attempt;
        private final Response response;
        private final AnswerStart body;
        private final Spliterator<T> elements;

        Answer(Attempt attempt, Response response) {
            this.attempt = attempt;
            this.response = response;
            this.body = new AnswerStart(http.body(attempt, response));
            this.elements = reading.apply(body).spliterator();
        }

        void tell(@Nullable OrderFlowException failure) {
            http.tell(attempt, response, body.seenSoFar(), failure);
        }

        @Nullable
        T next() {
            AtomicReference<@Nullable T> next = new AtomicReference<>();
            try {
                elements.tryAdvance(next::set);
                return next.get();
            } catch (InvalidMessageException e) {
                throw attempt.verdict(response, body.seen()).onUnreadable(e);
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
                open = open(attempts.get());
            }
            T next = open.next();
            if (next == null) {
                ended = true;
                open.response.close();
                open.tell(null);
            }
            return next;
        } catch (RuntimeException e) {
            failure = e;
            ended = true;
            letGo();
            Answer begun = answer;
            if (begun != null) {
                begun.tell(e instanceof OrderFlowException known ? known : null);
            }
            throw e;
        }
    }

    private Answer open(Attempt attempt) {
        begun = attempt;
        try {
            Response response = http.begin(attempt);
            Answer opening = new Answer(attempt, response);
            answer = opening;
            if (!response.isSuccessful()) {
                attempt.verdict(response, opening.body.seen()).refuseStatus();
            }
            return opening;
        } catch (IOException e) {
            OrderFlowException failure = attempt.unanswered(e);
            if (answer == null) {
                http.tell(attempt, null, new byte[0], failure);
            }
            throw failure;
        }
    }

    /** Lets the connection go. */
    void close() {
        if (ended) {
            return;
        }
        ended = true;
        closedEarly = true;
        letGo();
        Answer begun = answer;
        if (begun != null) {
            begun.tell(null);
        }
    }

    /** What is left of the answer is not waited for, since it may be very much. */
    private void letGo() {
        Attempt attempt = begun;
        if (attempt != null) {
            attempt.cancel();
        }
        Answer open = answer;
        if (open != null) {
            open.response.close();
        }
    }
}
