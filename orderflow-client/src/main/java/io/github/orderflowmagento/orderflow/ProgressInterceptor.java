package io.github.orderflowmagento.orderflow;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import retrofit2.Invocation;
import retrofit2.http.Streaming;

/**
 * Records the {@link Progress} of each answer and limits the size of its body, counted in decompressed bytes as they are read. Streamed
 * answers are not limited.
 */
final class ProgressInterceptor implements Interceptor {

    private static final long UNKNOWN_LENGTH = -1;

    private final long maxBytes;

    ProgressInterceptor(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Progress progress = Progress.of(chain);
        progress.answered(response);
        ResponseBody body = response.body();
        Source watched = new Watched(body.source(), progress, response.isSuccessful(), most(chain, response));
        // without the announced length: only bytes received count
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(watched), body.contentType(), UNKNOWN_LENGTH))
                .build();
    }

    private long most(Chain chain, Response response) {
        Invocation invocation = chain.call().request().tag(Invocation.class);
        if (invocation == null || !invocation.method().isAnnotationPresent(Streaming.class)) {
            return maxBytes;
        }
        return response.isSuccessful() ? Long.MAX_VALUE : AnswerStart.BYTES;
    }

    private static final class Watched extends ForwardingSource {

        private final Progress progress;
        private final boolean isSuccess;
        private final long maxBytes;
        private long count;

        Watched(Source body, Progress progress, boolean isSuccess, long maxBytes) {
            super(body);
            this.progress = progress;
            this.isSuccess = isSuccess;
            this.maxBytes = maxBytes;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            try {
                if (count > maxBytes) {
                    throw new AnswerTooLargeException();
                }
                long read = super.read(sink, byteCount);
                if (read > 0) {
                    count += read;
                    progress.read(sink, read);
                }
                return read;
            } catch (IOException e) {
                // Retrofit does not close a body whose converter fails
                close();
                progress.cut(e);
                if (isSuccess) {
                    throw e;
                }
                return -1; // the status is enough; the page of an error may be incomplete
            }
        }
    }
}
