package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.JsonAnswer;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.http.Redaction;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/** A shop's REST service: asks for resources and turns what comes back, whatever it is, into a tree or a typed failure. */
public final class RestEndpoint {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** What something before the shop says when it has enough. */
    private static final Set<Integer> NOT_OF_MAGENTO = Set.of(408, 429, 503);

    /** Where an answer shows whether it is XML. */
    private static final int BEGIN = 4096;

    private final ShopHttp http;
    private final HttpUrl url;
    private volatile boolean closed;

    /** The service of the shop; its client {@linkplain OAuthSigning signs}. */
    public RestEndpoint(ShopHttp http) {
        this.http = http;
        this.url = Objects.requireNonNull(http.baseUrl().resolve("api/rest/"));
    }

    /** What no message may show. */
    Redaction redaction() {
        return http.redaction();
    }

    /**
     * Reads a resource.
     *
     * @param path below the service's address
     * @param query what to select, in plain text
     * @param call what it is for
     * @throws MagentoException if the shop does not answer, or not with JSON, or refuses
     * @throws IllegalStateException if the service is closed
     */
    Object get(String path, Map<String, String> query, ApiCall call) {
        checkOpen();
        HttpUrl.Builder resource = url.newBuilder().addPathSegments(path);
        query.forEach(resource::addQueryParameter);
        Request request = new Request.Builder()
                .url(resource.build())
                .header("Accept", "application/json")
                .build();
        return tree(call, http.ask(request, call.description()));
    }

    /**
     * Writes a resource.
     *
     * @return what the shop says of it; an empty map if nothing
     * @throws MagentoException as {@link #get}
     * @throws IllegalStateException as {@link #get}
     */
    Object put(String path, Object tree, ApiCall call) {
        checkOpen();
        Request request = new Request.Builder()
                .url(url.newBuilder().addPathSegments(path).build())
                .header("Accept", "application/json")
                .put(RequestBody.create(JsonAnswer.write(tree), JSON))
                .build();
        HttpAnswer answer = http.send(request, call.description());
        // the update of one resource is answered by its status alone
        return answer.isSuccessful() && answer.body().length == 0 ? Map.of() : tree(call, answer);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The client of the shop is closed");
        }
    }

    private Object tree(ApiCall call, HttpAnswer answer) {
        Object tree;
        try {
            tree = read(answer.body());
        } catch (IOException | UnreadableAnswerException e) {
            if (answer.isSuccessful()) {
                throw new MagentoException.NotUnderstood(
                        Details.of(call.description(), http.notUnderstood(String.valueOf(e.getMessage()), answer, true))
                                .httpStatus(answer.status()));
            }
            throw http.refused(call.description(), answer, http.shown(answer, true), "REST");
        }
        if (answer.isSuccessful() && !RestFault.isIn(tree)) {
            return tree;
        }
        throw RestFault.of(tree)
                .filter(fault -> !NOT_OF_MAGENTO.contains(fault.code()))
                .map(fault -> fault.failureOf(call, redaction(), answer.status()))
                .orElseGet(() -> http.refused(call.description(), answer, http.shown(answer, true), "REST"));
    }

    private static Object read(byte[] body) throws IOException {
        String begin = new String(body, 0, Math.min(body.length, BEGIN), StandardCharsets.ISO_8859_1);
        return XmlAnswer.isIn(begin) ? XmlAnswer.read(body) : JsonAnswer.read(body);
    }

    void close() {
        closed = true;
        http.close();
    }
}
