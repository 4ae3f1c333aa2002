package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.time.Instant;

import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

import io.github.orderflowmagento.magento.internal.ShopClock;

/**
 * Records the head of each answer in its {@link Exchange}, passes its date to the clock, and limits the body, whoever reads it: the limit
 * applies to decompressed bytes as they are read.
 */
final class AnswerWatch implements Interceptor {
    private static final long UNKNOWN_LENGTH = -1;

    private final ShopClock clock;
    private final long maxBytes;

    AnswerWatch(ShopClock clock, long maxBytes) {
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Exchange.of(chain).answered(response);
        Instant date = response.headers().getInstant("Date");
        if (date != null) {
            clock.observe(date);
        }
        ResponseBody body = response.body();
        // without the announced length: the bytes received count
        return response.newBuilder()
                .body(ResponseBody.create(
                        Okio.buffer(new Bounded(body.source(), maxBytes)), body.contentType(), UNKNOWN_LENGTH))
                .build();
    }

    private static final class Bounded extends ForwardingSource {
        private final long maxBytes;
        private long count;

        Bounded(Source body, long maxBytes) {
            super(body);
            this.maxBytes = maxBytes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            try {
                long read = super.read(sink, byteCount);
                count += Math.max(0, read);
                if (count > maxBytes) {
                    throw new AnswerTooLargeException(maxBytes);
                }
                return read;
            } catch (IOException e) {
                // Retrofit does not close a body whose converter fails
                close();
                throw e;
            }
        }
    }
}
