package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning.Method;

/**
 * Signs each request as a Magento 2 checks it. The address in that check depends on the version and on proxies: 2.4.6 decodes some escapes
 * in the path before it checks, 2.4.4 and older do not; a proxy may drop the port; and if https ends at a proxy that does not send the
 * header that the shop looks for ({@code web/secure/offloader_header}), the shop sees http. For most requests all of these are equivalent.
 * For others, the next one is tried if the shop rejects a signature, and the accepted one is used first from then on. Thread-safe.
 */
public final class Magento2Signing implements Interceptor {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    /** How much of a rejection is read. */
    private static final long BEGIN = 4096;

    private static final Pattern RESOURCE = Pattern.compile("\"resources\"\\s*:");
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"([^\"]*)\"");

    /** If one of these is rejected, every signature is. A translated text may be about any of them, or about the signature. */
    private static final Pattern NOT_THE_SIGNATURE = Pattern.compile("(?i)consumer|token|nonce");

    /** The parts of an address that a shop may see differently, the most frequent first. */
    enum Part {
        PATH,
        PORT,
        SCHEME
    }

    /**
     * How a shop may see addresses.
     *
     * @param changed the parts that it sees differently
     */
    record View(Set<Part> changed) {
        static final View STRAIGHT = new View(Set.of());

        /** Returns every view. */
        static List<View> all() {
            List<View> all = new ArrayList<>(List.of(STRAIGHT));
            for (Part part : Part.values()) {
                all.addAll(all.stream().map(view -> view.with(part)).toList());
            }
            return all;
        }

        /** Returns the address without the query. */
        String of(HttpUrl url) {
            String scheme = changed.contains(Part.SCHEME) ? "http" : url.scheme();
            boolean hasPort = !changed.contains(Part.PORT) && url.port() != HttpUrl.defaultPort(url.scheme());
            String path = url.encodedPath();
            return scheme
                    + OAuthSigning.site(url).substring(url.scheme().length())
                    + (hasPort ? ":" + url.port() : "")
                    + (changed.contains(Part.PATH) ? path : NormalisedPath.of(path));
        }

        /** Returns the view that differs in one part. */
        private View with(Part part) {
            Set<Part> others = EnumSet.of(part);
            others.addAll(changed);
            if (changed.contains(part)) {
                others.remove(part);
            }
            return new View(Set.copyOf(others));
        }

        private List<Part> differences(View other) {
            return Stream.of(Part.values())
                    .filter(part -> changed.contains(part) != other.changed.contains(part))
                    .toList();
        }
    }

    /**
     * What is known about the shop so far.
     *
     * @param view the view to try first
     * @param parts the parts for which it has accepted a request that determines how it sees them
     */
    private record Known(View view, Set<Part> parts) {
        /** Returns all views; first those that differ in unknown parts, and in fewer. */
        private List<View> views() {
            return View.all().stream()
                    .sorted(Comparator.<View>comparingLong(other -> view.differences(other).stream()
                                    .filter(parts::contains)
                                    .count())
                            .thenComparingInt(other -> view.differences(other).size())
                            .thenComparing(other -> view.differences(other).stream()
                                    .map(Part::ordinal)
                                    .toList()
                                    .toString()))
                    .toList();
        }

        private Known with(View accepted, HttpUrl url) {
            View seen = view;
            Set<Part> reported = EnumSet.noneOf(Part.class);
            reported.addAll(parts);
            for (Part part : Part.values()) {
                if (!accepted.of(url).equals(accepted.with(part).of(url))) {
                    reported.add(part);
                    seen = accepted.differences(seen).contains(part) ? seen.with(part) : seen;
                }
            }
            return new Known(seen, Set.copyOf(reported));
        }
    }

    private final Map<View, OAuthSigning> signings = new HashMap<>();
    private volatile Known known = new Known(View.STRAIGHT, Set.of());

    /** Signs with the four values of an integration. */
    public Magento2Signing(OAuthCredentials credentials) {
        for (View view : View.all()) {
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
            throw new IllegalStateException("There is a signature for each view");
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

    /** Returns the views that result in different addresses; the one that the shop accepts first. */
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
