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
 * Notes the {@link Progress} of each answer and bounds its body, whoever reads it: the bytes count as they are read, decompressed. What
 * is streamed may be of any size.
 */
final class AnswerWatch implements Interceptor {

    private final long maxBytes;

    AnswerWatch(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Progress progress = Progress.of(chain.request());
        progress.answered(response);
        Invocation invocation = chain.request().tag(Invocation.class);
        boolean isStreamed = response.isSuccessful()
                && invocation != null
                && invocation.method().isAnnotationPresent(Streaming.class);
        ResponseBody body = response.body();
        Source watched = new Watched(body.source(), progress, response.code(), isStreamed ? Long.MAX_VALUE : maxBytes);
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(watched), body.contentType(), body.contentLength()))
                .build();
    }

    private static final class Watched extends ForwardingSource {

        private final Progress progress;
        private final int status;
        private final long maxBytes;
        private long count;

        Watched(Source body, Progress progress, int status, long maxBytes) {
            super(body);
            this.progress = progress;
            this.status = status;
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
                if (isToldByStatus(e)) {
                    return -1;
                }
                throw e;
            }
        }

        /** Of a failure the status alone tells what happened; its page may be cut off anywhere. */
        private boolean isToldByStatus(IOException problem) {
            return status >= 400 || (status >= 300 && problem instanceof AnswerTooLargeException);
        }
    }
}
