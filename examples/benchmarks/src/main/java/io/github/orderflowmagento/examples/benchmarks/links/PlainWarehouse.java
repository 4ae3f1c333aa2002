package io.github.orderflowmagento.examples.benchmarks.links;

import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;

import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/** Imports, one item per document. */
final class PlainWarehouse extends PlainClient {
    private final HttpUrl url;
    private final String authorization;
    private final String channel;
    private final String organisation;

    PlainWarehouse(String url, SandboxWarehouse warehouse) {
        this.url = HttpUrl.get(url);
        this.authorization = Credentials.basic(warehouse.user(), warehouse.password());
        this.channel = warehouse.channel();
        this.organisation = warehouse.organisation();
    }

    /**
     * Sends a document.
     *
     * @param kind the name in the address: {@code remoteorder} or {@code remotewarehouse}
     */
    void importDocument(String kind, String document) {
        answer(new Request.Builder()
                .url(url.newBuilder()
                        .addPathSegments(kind + "/imports/importitems.xml")
                        .addQueryParameter("channel", channel)
                        .addQueryParameter("organisation", organisation)
                        .build())
                .header("Authorization", authorization)
                .post(body(document, "application/xml")));
    }
}
