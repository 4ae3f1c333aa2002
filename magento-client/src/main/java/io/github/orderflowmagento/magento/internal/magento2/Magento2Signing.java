package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning.Method;

/**
 * Signs each request as a Magento 2 checks it. Which address it has in view depends on its version and on what stands before it: 2.4.6
 * decodes some escapes in the path before it checks, 2.4.4 and older do not; and a proxy may drop the port. For most requests all come to
 * the same. For one that they do not, the shop's refusal makes the next be tried, and what it accepts is taken first from then on.
 * Thread-safe.
 */
public final class Magento2Signing implements Interceptor {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    /** As much of a refusal as is looked at. */
    private static final long BEGIN = 4096;

    private static final Pattern RESOURCE = Pattern.compile("\"resources\"\\s*:");
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"([^\"]*)\"");

    /** Where one of these is refused, so is every signature. A text that is translated may be about any of them, or about the signature. */
    private static final Pattern NOT_THE_SIGNATURE = Pattern.compile("(?i)consumer|token|nonce");

    /** How a shop may see addresses. */
    record View(boolean isNormalised, boolean hasPort) {
        /** The address without the query. */
        String of(HttpUrl url) {
            String port = hasPort && url.port() != HttpUrl.defaultPort(url.scheme()) ? ":" + url.port() : "";
            String path = url.encodedPath();
            return OAuthSigning.site(url) + port + (isNormalised ? NormalisedPath.of(path) : path);
        }

        private View withOtherPath() {
            return new View(!isNormalised, hasPort);
        }

        private View withOtherPort() {
            return new View(isNormalised, !hasPort);
        }
    }

    /**
     * What the shop has shown so far.
     *
     * @param view that to try first
     * @param isPathKnown whether it has accepted a request that tells how it sees the path
     * @param isPortKnown whether it has accepted one that tells whether it sees the port
     */
    private record Known(View view, boolean isPathKnown, boolean isPortKnown) {
        /** All views, those first that differ in what is not known yet; more often that is the path. */
        private List<View> views() {
            View otherPath = view.withOtherPath();
            View otherPort = view.withOtherPort();
            View neither = otherPath.withOtherPort();
            return isPathKnown && !isPortKnown
                    ? List.of(view, otherPort, otherPath, neither)
                    : List.of(view, otherPath, otherPort, neither);
        }

        private Known with(View accepted, HttpUrl url) {
            boolean tellsPath =
                    !accepted.of(url).equals(accepted.withOtherPath().of(url));
            boolean tellsPort =
                    !accepted.of(url).equals(accepted.withOtherPort().of(url));
            return new Known(
                    new View(
                            tellsPath ? accepted.isNormalised() : view.isNormalised(),
                            tellsPort ? accepted.hasPort() : view.hasPort()),
                    isPathKnown || tellsPath,
                    isPortKnown || tellsPort);
        }
    }

    private final Map<View, OAuthSigning> signings = new HashMap<>();
    private volatile Known known = new Known(new View(true, true), false, false);

    /** Signs with the four values of an integration. */
    public Magento2Signing(OAuthCredentials credentials) {
        for (View view : known.views()) {
            signings.put(view, new OAuthSigning(credentials, Method.HMAC_SHA256, view::of));
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        List<View> views = viewsThatDiffer(request.url());
        for (View view : views.subList(0, views.size() - 1)) {
            Response response = send(chain, view);
            if (!refusesSignature(response)) {
                return response;
            }
            response.close();
            if (!request.method().equals("GET")) {
                BeforeWrite.run();
            }
        }
        return send(chain, views.get(views.size() - 1));
    }

    private Response send(Chain chain, View view) throws IOException {
        Request request = chain.request();
        OAuthSigning signing = signings.get(view);
        if (signing == null) {
            throw new IllegalStateException("There is a signing of each view");
        }
        Response response = chain.proceed(signing.signed(request));
        if (showsThatItAccepts(response)) {
            learn(view, request.url());
        }
        return response;
    }

    private synchronized void learn(View accepted, HttpUrl url) {
        known = known.with(accepted, url);
    }

    /** The views of the address that come to something else than those before them; the one that the shop accepts first. */
    private List<View> viewsThatDiffer(HttpUrl url) {
        Set<String> addresses = new LinkedHashSet<>();
        List<View> differ = new ArrayList<>();
        for (View view : known.views()) {
            if (addresses.add(view.of(url))) {
                differ.add(view);
            }
        }
        return differ;
    }

    /** Whether only a shop that has checked the signature answers so; in maintenance, or behind a firewall, it has not. */
    private static boolean showsThatItAccepts(Response response) throws IOException {
        return response.isSuccessful()
                || response.code() == BAD_REQUEST
                || response.code() == NOT_FOUND
                || (response.code() == UNAUTHORIZED
                        && RESOURCE.matcher(begin(response)).find());
    }

    /** Whether another signature may be accepted. */
    private static boolean refusesSignature(Response response) throws IOException {
        if (response.code() != UNAUTHORIZED) {
            return false;
        }
        String begin = begin(response);
        Matcher message = MESSAGE.matcher(begin);
        return message.find()
                && !RESOURCE.matcher(begin).find()
                && !NOT_THE_SIGNATURE.matcher(message.group(1)).find();
    }

    private static String begin(Response response) throws IOException {
        try {
            return response.peekBody(BEGIN).string();
        } catch (IOException e) {
            response.close();
            throw e;
        }
    }
}
