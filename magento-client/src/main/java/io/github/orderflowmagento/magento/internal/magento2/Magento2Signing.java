package io.github.orderflowmagento.magento.internal.magento2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning;
import io.github.orderflowmagento.magento.internal.http.OAuthSigning.Method;

/**
 * Signs each request as a Magento 2 checks it. Which address it has in view depends on its version and on what stands before it: 2.4.6
 * decodes some escapes in the path before it checks, 2.4.4 and older do not; and a proxy may drop the port. For most requests all come to
 * the same. For one that they do not, the shop's refusal makes the next be tried, and what it accepts is taken first from then on.
 */
public final class Magento2Signing implements Interceptor {
    private static final int UNAUTHORIZED = 401;

    /** As much of a refusal as is looked at. */
    private static final long BEGIN = 4096;

    /** Beside letters and digits, what the shop decodes in a path before it checks. */
    private static final String NORMALISED_CHARACTERS = ":@&=+$,/;%-._~";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** How a shop may see an address. */
    enum View {
        NORMALISED(true, true),
        AS_SENT(false, true),
        NORMALISED_WITHOUT_PORT(true, false),
        AS_SENT_WITHOUT_PORT(false, false);

        private final boolean isNormalised;
        private final boolean hasPort;

        View(boolean isNormalised, boolean hasPort) {
            this.isNormalised = isNormalised;
            this.hasPort = hasPort;
        }

        /** The address without the query. */
        String of(HttpUrl url) {
            String port = hasPort && url.port() != HttpUrl.defaultPort(url.scheme()) ? ":" + url.port() : "";
            String path = url.encodedPath();
            return OAuthSigning.site(url) + port + (isNormalised ? normalised(path) : path);
        }
    }

    private final Map<View, OAuthSigning> signings = new EnumMap<>(View.class);
    private volatile View accepted = View.NORMALISED;

    /** Signs with the four values of an integration. */
    public Magento2Signing(OAuthCredentials credentials) {
        for (View view : View.values()) {
            signings.put(view, new OAuthSigning(credentials, Method.HMAC_SHA256, view::of));
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        List<View> views = viewsThatDiffer(request.url());
        for (View view : views) {
            Response response = chain.proceed(signing(view).signed(request));
            boolean isLast = view == views.get(views.size() - 1);
            if (isLast || !refusesSignature(response)) {
                if (views.size() > 1 && response.code() != UNAUTHORIZED) {
                    accepted = view;
                }
                return response;
            }
            response.close();
        }
        throw new IllegalStateException("There is a view of each address");
    }

    private OAuthSigning signing(View view) {
        OAuthSigning signing = signings.get(view);
        if (signing == null) {
            throw new IllegalStateException("There is a signing of each view");
        }
        return signing;
    }

    /** The views of the address that come to something else than those before them; the one that the shop accepted last first. */
    private List<View> viewsThatDiffer(HttpUrl url) {
        Set<View> ordered = new LinkedHashSet<>(List.of(accepted));
        ordered.addAll(List.of(View.values()));
        Set<String> addresses = new LinkedHashSet<>();
        List<View> differ = new ArrayList<>();
        for (View view : ordered) {
            if (addresses.add(view.of(url))) {
                differ.add(view);
            }
        }
        return differ;
    }

    /** A right that is missing has the same status, and names the right; another signature is of no use then. */
    private static boolean refusesSignature(Response response) throws IOException {
        return response.code() == UNAUTHORIZED
                && !response.peekBody(BEGIN).string().contains("resources");
    }

    /** As the shop normalises a path before it checks: some escapes decoded, others in capitals. */
    static String normalised(String path) {
        Matcher escape = ESCAPE.matcher(path);
        return escape.replaceAll(found -> {
            char character = (char) Integer.parseInt(found.group().substring(1), 16);
            boolean isDecoded = NORMALISED_CHARACTERS.indexOf(character) >= 0
                    || (character >= '0' && character <= '9')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= 'a' && character <= 'z');
            return Matcher.quoteReplacement(
                    isDecoded ? String.valueOf(character) : found.group().toUpperCase(Locale.ROOT));
        });
    }
}
