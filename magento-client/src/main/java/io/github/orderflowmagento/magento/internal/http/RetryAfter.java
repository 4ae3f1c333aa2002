package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Parses how long a server asks to wait: {@code Retry-After}, in seconds or as a date. */
final class RetryAfter {
    /** A value of more than a day is ignored: another unit was meant, or a clock is wrong. */
    static final Duration MOST = Duration.ofDays(1);

    private static final String HEADER = "Retry-After";

    /** Hides the header from OkHttp, which would post again at once on 0 and fail on a large number. */
    private static final String HIDDEN = "X-Magento-Client-Retry-After";

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,9}");

    private RetryAfter() {}

    /** A network interceptor: renames the header so that {@link #of} finds it and OkHttp does not. */
    static Response hide(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String value = response.header(HEADER);
        if (value == null) {
            return response;
        }
        Headers.Builder headers = response.headers().newBuilder().removeAll(HEADER);
        // a shop or proxy may send any bytes there
        return response.newBuilder()
                .headers(headers.addUnsafeNonAscii(HIDDEN, value).build())
                .build();
    }

    /**
     * Returns how long it asks to wait, counted from its answer, {@link #MOST} at most; empty if it does not say. A date is measured by the
     * server's own clock, if the answer has a date.
     */
    static Optional<Duration> of(Headers headers) {
        String value = headers.get(HIDDEN);
        if (value == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(value.strip()).matches()) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(value.strip()))));
        }
        return Optional.ofNullable(headers.getInstant(HIDDEN)).map(until -> {
            Instant now = headers.getInstant("Date");
            return bounded(Duration.between(now == null ? Instant.now() : now, until));
        });
    }

    /** Describes when a time from now on is over. */
    static String until(Duration wait) {
        return "until " + Instant.now().plus(wait).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
