package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/**
 * Gets pages of one host, without credentials. Redirects are followed as long as they stay on the host and do not leave https: where
 * they lead is where credentials may be sent later.
 */
final class SafeGet {
    private static final int MOST_REDIRECTS = 5;

    private final ShopHttp http;

    SafeGet(ShopHttp http) {
        this.http = http;
    }

    /** @param accept the kind of answer that is wanted */
    Page get(HttpUrl url, String accept) {
        HttpUrl at = url;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpAnswer answer;
            String operation = "GET " + at;
            try {
                Request request =
                        new Request.Builder().url(at).header("Accept", accept).build();
                answer = http.ask(request, operation);
            } catch (MagentoException e) {
                return new Page(url, at, null, Problems.of(e));
            }
            String location = answer.headers().get("Location");
            if (answer.status() < 300 || answer.status() >= 400 || location == null) {
                return new Page(url, at, answer, "");
            }
            HttpUrl next = at.resolve(location);
            if (next == null || !mayBeFollowed(at, next)) {
                return new Page(url, at, null, notFollowed(answer, next));
            }
            at = next;
        }
        return new Page(url, at, null, "more than " + MOST_REDIRECTS + " redirects");
    }

    private static boolean mayBeFollowed(HttpUrl from, HttpUrl to) {
        boolean sameScheme = from.scheme().equals(to.scheme());
        return from.host().equals(to.host()) && (sameScheme ? from.port() == to.port() : to.isHttps());
    }

    private static String notFollowed(HttpAnswer answer, @Nullable HttpUrl to) {
        return "HTTP " + answer.status() + ", it redirects to "
                + (to == null
                        ? "no web address"
                        : shown(to)
                                + ", which was not followed: it is another host or less safe; if that is the shop, give it as the"
                                + " base URL");
    }

    private static HttpUrl shown(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build();
    }
}
