package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Function;

import okhttp3.HttpUrl;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Converter;
import retrofit2.Response;
import retrofit2.Retrofit;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * A JSON web service of a shop, described by a Retrofit interface.
 *
 * @param <A> the interface
 */
public final class JsonService<A> {
    /** From this length on commas are left unescaped: web servers reject addresses of more than eight thousand characters. */
    private static final int LONG_QUERY = 4_000;

    private final ShopHttp http;
    private final A keeping;
    private final A fresh;
    private final A writing;
    private final Converter<ResponseBody, Object> trees;

    /**
     * Creates the service.
     *
     * @param url its address, ending in a slash
     * @param accepted converters that run before JSON is expected
     */
    public JsonService(ShopHttp http, HttpUrl url, Class<A> api, List<Converter.Factory> accepted) {
        Retrofit.Builder builder = new Retrofit.Builder().baseUrl(url);
        accepted.forEach(builder::addConverterFactory);
        builder.addConverterFactory(new JsonAnswers()).addConverterFactory(JsonAnswers.jackson());
        int parts = url.pathSize() - 1;
        Retrofit retrofit = builder.callFactory(asking(http.keeping(), parts)).build();
        this.http = http;
        this.keeping = retrofit.create(api);
        this.fresh = builder.callFactory(asking(http.fresh(), parts)).build().create(api);
        this.writing =
                builder.callFactory(asking(http.writing(), parts)).build().create(api);
        this.trees = retrofit.responseBodyConverter(Object.class, new Annotation[0]);
    }

    /** @param parts the number of path segments of the service itself */
    private static okhttp3.Call.Factory asking(okhttp3.Call.Factory calls, int parts) {
        return request -> calls.newCall(request.newBuilder()
                .url(escaped(request.url(), parts))
                // without this Magento cannot choose the format of its answer, and fails
                .header("Accept", "application/json")
                .build());
    }

    /** Retrofit leaves some characters unescaped, among them a plus, which Magento would read as a space. */
    private static HttpUrl escaped(HttpUrl url, int from) {
        HttpUrl.Builder escaped = url.newBuilder();
        String query = url.encodedQuery();
        if (query != null && query.length() > LONG_QUERY) {
            escaped.encodedQuery(query.replace("%2C", ","));
        }
        for (int i = from; i < url.pathSize(); i++) {
            escaped.setEncodedPathSegment(
                    i, PercentEncoding.again(url.encodedPathSegments().get(i)));
        }
        return escaped.build();
    }

    /**
     * Reads a resource, as {@link ShopHttp#ask} does.
     *
     * @param operation its name in messages
     * @throws MagentoException if there is no answer, or a successful one that is not JSON
     */
    public <T> Response<T> ask(Function<A, Call<T>> resource, String operation) {
        return http.ask(() -> Sending.of(resource.apply(keeping)), () -> Sending.of(resource.apply(fresh)), operation);
    }

    /**
     * Writes a resource, as {@link ShopHttp#send} does.
     *
     * @param operation its name in messages
     * @throws MagentoException as {@link #ask}
     */
    public <T> Response<T> send(Function<A, Call<T>> resource, String operation) {
        return http.send(() -> Sending.of(resource.apply(writing)), operation);
    }

    /** Returns an unsuccessful answer as received. */
    public static HttpAnswer refusal(Response<?> response) {
        ResponseBody body = response.errorBody();
        try {
            return new HttpAnswer(
                    response.code(),
                    response.headers(),
                    body == null ? new byte[0] : body.source().readByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("Retrofit holds what failed in memory", e);
        }
    }

    /** Returns the content of an answer; null if it cannot be read. */
    public @Nullable Object tree(HttpAnswer answer) {
        try {
            return trees.convert(ResponseBody.create(answer.body(), null));
        } catch (IOException | UnreadableAnswerException e) {
            return null;
        }
    }
}
