package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.JsonService;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.http.Redaction;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/** A shop's REST service: requests resources and converts any answer into a tree or a typed failure. */
public final class RestEndpoint {
    /** Sent by a proxy in front of the shop that limits requests. */
    private static final Set<Integer> NOT_OF_MAGENTO = Set.of(408, 429, 503);

    private final ShopHttp http;
    private final JsonService<RestApi> service;
    private volatile boolean closed;

    /** Creates the service of the shop; its client {@linkplain OAuthSigning signs}. */
    public RestEndpoint(ShopHttp http) {
        this.http = http;
        this.service = new JsonService<>(
                http,
                Objects.requireNonNull(http.baseUrl().resolve("api/rest/")),
                RestApi.class,
                List.of(new XmlAnswers()));
    }

    /** Returns what removes secrets from messages. */
    Redaction redaction() {
        return http.redaction();
    }

    /**
     * Reads a resource.
     *
     * @param call the call that it serves
     * @throws MagentoException if the shop does not answer, or not with JSON, or refuses
     * @throws IllegalStateException if the service is closed
     */
    Object get(Function<RestApi, Call<Object>> resource, ApiCall call) {
        checkOpen();
        Response<Object> response = service.ask(resource, call.description());
        Object tree = tree(call, response);
        if (tree == null) {
            throw new MagentoException.NotUnderstood(
                    Details.of(call.description(), "the answer is empty").httpStatus(response.code()));
        }
        return tree;
    }

    /**
     * Writes a resource.
     *
     * @return the shop's answer; an empty map if there is none: the update of one resource is answered by its status alone
     * @throws MagentoException as {@link #get}
     * @throws IllegalStateException as {@link #get}
     */
    Object put(Function<RestApi, Call<Object>> resource, ApiCall call) {
        checkOpen();
        Object tree = tree(call, service.send(resource, call.description()));
        return tree == null ? Map.of() : tree;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The client of the shop is closed");
        }
    }

    /** Returns the content of a successful answer, null for none. */
    private @Nullable Object tree(ApiCall call, Response<Object> response) {
        if (response.isSuccessful()) {
            Object tree = response.body();
            if (tree != null && RestFault.isIn(tree)) {
                throw RestFault.of(tree).orElseThrow().failureOf(call, redaction(), response.code());
            }
            return tree;
        }
        HttpAnswer answer = JsonService.refusal(response);
        Object tree = service.tree(answer);
        throw (tree == null ? Optional.<RestFault>empty() : RestFault.of(tree))
                .filter(fault -> !NOT_OF_MAGENTO.contains(fault.code()))
                .map(fault -> fault.failureOf(call, redaction(), answer.status()))
                .orElseGet(() -> http.refused(call.description(), answer, http.shown(answer, true), "REST"));
    }

    void close() {
        closed = true;
        http.close();
    }
}
