package io.github.orderflowmagento.examples.benchmarks.links;

import java.io.IOException;
import java.io.UncheckedIOException;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A straightforward client: one call per item over persistent connections, without look-ups, without reading back, and trusting every
 * success answer.
 */
abstract class PlainClient implements AutoCloseable {
    private final OkHttpClient http = new OkHttpClient();

    /** Returns the body of the answer. */
    final String answer(Request.Builder request) {
        try (Response response = http.newCall(request.build()).execute()) {
            String body = response.body().string();
            if (!response.isSuccessful() || body.contains("<fault>")) {
                throw new IllegalStateException("HTTP " + response.code() + ": " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestBody body(String text, String type) {
        return RequestBody.create(text, MediaType.get(type));
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
