package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;
import okhttp3.Request;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/**
 * Reads resources of a Magento 2, with credentials. Only reads, follows no redirect, and sends nothing more to a shop that has stopped
 * answering.
 */
final class Magento2Resources implements AutoCloseable {
    /** The maximum page of a shop that limits its pages. */
    private static final int MOST_ROWS = 300;

    private final ShopHttp http;
    private final HttpUrl service;
    private boolean isGone;

    /** @param http a client that authenticates its requests */
    Magento2Resources(ShopHttp http) {
        this.http = http;
        this.service =
                http.baseUrl().newBuilder().addPathSegments("rest/all/V1/").build();
    }

    /** Reads a resource that is a list. */
    Magento2Answer list(String path) {
        return answer(at(path).build(), false);
    }

    /** Checks whether a resource can be searched, by reading one field of one row. */
    Magento2Answer one(String path, String field) {
        return answer(search(path, 1, "items[" + field + "]"), true);
    }

    /** Reads all that a search finds, as far as the shop sends it at once. */
    Magento2Answer all(String path, String fields) {
        return answer(search(path, MOST_ROWS, "items[" + fields + "],total_count"), true);
    }

    /** Reads one field of a resource that is an object. */
    Magento2Answer entity(String path, String name, String field) {
        HttpUrl address =
                at(path).addPathSegment(name).addQueryParameter("fields", field).build();
        return Magento2Answer.ofEntity(get(address), http.redaction());
    }

    private HttpUrl.Builder at(String path) {
        return service.newBuilder().addPathSegments(path);
    }

    private HttpUrl search(String path, int rows, String fields) {
        return at(path).addQueryParameter("searchCriteria[pageSize]", String.valueOf(rows))
                .addQueryParameter("fields", fields)
                .build();
    }

    private Magento2Answer answer(HttpUrl address, boolean isSearch) {
        return Magento2Answer.of(get(address), isSearch, http.redaction());
    }

    private Page get(HttpUrl address) {
        if (isGone) {
            return new Page(address, address, null, "not requested, since the shop had stopped answering");
        }
        try {
            Request request = new Request.Builder()
                    .url(address)
                    .header("Accept", "application/json")
                    .build();
            Page page = new Page(address, address, http.ask(request, "GET " + address), "");
            isGone = page.isOfNoUse();
            return page;
        } catch (MagentoException e) {
            isGone = !(e instanceof MagentoException.NotUnderstood);
            return new Page(address, address, null, Problems.of(e));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
