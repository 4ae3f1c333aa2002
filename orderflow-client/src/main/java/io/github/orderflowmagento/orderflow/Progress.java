package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** How far a request and its answer have come. Goes with the request as its tag. */
final class Progress {

    private volatile boolean left;
    private volatile @Nullable Response head;
    private volatile boolean broken;
    private final AtomicLong bytes = new AtomicLong();
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();

    /** That of the request as it was made, whatever interceptors have made of it since. */
    static Progress of(Interceptor.Chain chain) {
        return of(chain.call().request());
    }

    static Progress of(Request request) {
        Progress progress = request.tag(Progress.class);
        return progress == null ? new Progress() : progress;
    }

    /** Whether the request has begun to leave: then OrderFlow may have seen it. */
    boolean hasLeft() {
        return left;
    }

    /** The head of the answer; null if none has come. */
    @Nullable
    Response head() {
        return head;
    }

    /** How many bytes of the body have been read, decompressed. */
    long bytes() {
        return bytes.get();
    }

    /** Whether the body broke off: its last word may be half a word, and half a password is not recognised. */
    boolean isBroken() {
        return broken;
    }

    /** Why the body was not read to its end. */
    void cut(IOException problem) {
        if (!(problem instanceof AnswerTooLargeException)) {
            broken = true;
        }
    }

    /** The beginning of the body, as far as it has been read. */
    byte[] beginning() {
        return beginning.toByteArray();
    }

    /** Notes, once there is a connection, that the request is about to be written to it. */
    static Response depart(Interceptor.Chain chain) throws IOException {
        of(chain).left = true;
        return chain.proceed(chain.request());
    }

    /** The request was refused unread and is about to be sent anew. */
    void startAgain() {
        left = false;
    }

    void answered(Response response) {
        left = true;
        head = response;
    }

    /** @param count how many bytes at the end of the buffer are new */
    void read(Buffer buffer, long count) throws IOException {
        bytes.addAndGet(count);
        long kept = Math.min(count, AnswerStart.BYTES - beginning.size());
        if (kept > 0) {
            buffer.copyTo(beginning, buffer.size() - count, kept);
        }
    }
}
