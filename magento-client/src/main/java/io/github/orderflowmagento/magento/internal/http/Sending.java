package io.github.orderflowmagento.magento.internal.http;

import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A request that is about to be sent, by OkHttp itself or by Retrofit.
 *
 * @param cancel ends it, also while it waits
 * @param answer sends it and waits for the answer
 */
record Sending<T>(Request request, Runnable cancel, Watchdog.Waiting<T> answer) {
    /** Returns a call whose answer is read completely, whatever it is. */
    static Sending<HttpAnswer> of(Call call) {
        return new Sending<>(call.request(), call::cancel, () -> {
            try (Response response = call.execute()) {
                return new HttpAnswer(
                        response.code(),
                        response.headers(),
                        response.body().source().readByteArray());
            }
        });
    }

    /** Returns a call whose answer Retrofit reads. */
    static <T> Sending<retrofit2.Response<T>> of(retrofit2.Call<T> call) {
        return new Sending<>(call.request(), call::cancel, call::execute);
    }
}
