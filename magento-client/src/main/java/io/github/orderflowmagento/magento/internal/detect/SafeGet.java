package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/**
 * Gets pages of one host, without credentials. Redirects are followed as long as they stay on the host and do not leave https, since
 * credentials may be sent later to their target.
 */
final class SafeGet {
    private static final int MOST_REDIRECTS = 5;
    private static final int REDIRECTION = 3;

    private final ShopHttp http;

    SafeGet(ShopHttp http) {
        this.http = http;
    }

    /** @param accept the kind of answer that is wanted */
    Page get(HttpUrl url, String accept) {
        HttpUrl at = url;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpAnswer answer;
            try {
                Request request =
                        new Request.Builder().url(at).header("Accept", accept).build();
                answer = http.ask(request, "GET " + at);
            } catch (MagentoException e) {
                return new Page(url, at, null, Problems.of(e));
            }
            String location = answer.headers().get("Location");
            if (answer.status() / 100 != REDIRECTION || location == null) {
                return new Page(url, at, answer, "");
            }
            HttpUrl next = target(at, location);
            if (next == null || !mayBeFollowed(at, next)) {
                return new Page(url, at, null, notFollowed(answer, next));
            }
            at = next;
        }
        return new Page(url, at, null, "more than " + MOST_REDIRECTS + " redirects");
    }

    /** Returns the target of the redirect; null if it is not a web address. Its user and password are not sent. */
    private static @Nullable HttpUrl target(HttpUrl from, String location) {
        HttpUrl target = from.resolve(location);
        return target == null
                ? null
                : target.newBuilder().username("").password("").build();
    }

    private static boolean mayBeFollowed(HttpUrl from, HttpUrl to) {
        boolean sameScheme = from.scheme().equals(to.scheme());
        return from.host().equals(to.host()) && (sameScheme ? from.port() == to.port() : to.isHttps());
    }

    private static String notFollowed(HttpAnswer answer, @Nullable HttpUrl to) {
        return "HTTP " + answer.status() + ", it redirects to "
                + (to == null
                        ? "not a web address"
                        : Page.shown(to)
                                + ", which was not followed: it is another host or port, or less safe; if that is"
                                + " the shop, give it as the base URL");
    }
}
