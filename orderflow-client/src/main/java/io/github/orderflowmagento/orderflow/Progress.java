package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The progress of a request and its answer. It is a tag of the request. */
final class Progress {

    private volatile boolean left;
    private volatile @Nullable Response head;
    private volatile boolean broken;
    private final AtomicLong bytes = new AtomicLong();
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();

    /** Returns the progress of the original request, even if interceptors have replaced it. */
    static Progress of(Interceptor.Chain chain) {
        return of(chain.call().request());
    }

    static Progress of(Request request) {
        Progress progress = request.tag(Progress.class);
        return progress == null ? new Progress() : progress;
    }

    /** Returns whether sending has begun: OrderFlow may then have received the request. */
    boolean hasLeft() {
        return left;
    }

    /** Returns the head of the answer; null if none has arrived. */
    @Nullable
    Response head() {
        return head;
    }

    /** Returns the number of decompressed bytes read from the body. */
    long bytes() {
        return bytes.get();
    }

    /** Returns whether the body is truncated: it may end within a word, and half a password is not recognised. */
    boolean isBroken() {
        return broken;
    }

    /** Records why the body was not read to its end. */
    void cut(IOException problem) {
        if (!(problem instanceof AnswerTooLargeException)) {
            broken = true;
        }
    }

    /** Returns the first bytes of the body, as far as it has been read. */
    byte[] beginning() {
        return beginning.toByteArray();
    }

    /** Records, once connected, that the request is about to be written. */
    static Response depart(Interceptor.Chain chain) throws IOException {
        of(chain).left = true;
        return chain.proceed(chain.request());
    }

    /** Resets the progress: the request was refused without being processed and is about to be sent again. */
    void startAgain() {
        left = false;
    }

    void answered(Response response) {
        left = true;
        head = response;
    }

    /** @param count the number of new bytes at the end of the buffer */
    void read(Buffer buffer, long count) throws IOException {
        bytes.addAndGet(count);
        long kept = Math.min(count, AnswerStart.BYTES - beginning.size());
        if (kept > 0) {
            buffer.copyTo(beginning, buffer.size() - count, kept);
        }
    }
}
