package io.github.orderflowmagento.magento.internal.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.JsonAnswers;

/**
 * The result of getting an address.
 *
 * @param requested the address
 * @param at where its redirects led
 * @param answer null if there is none, or none that was accepted
 * @param problem why there is no answer; empty if there is one
 */
record Page(HttpUrl requested, HttpUrl at, @Nullable HttpAnswer answer, String problem) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BLOCKED = 403;
    private static final int PASSWORD = 401;
    private static final int NONE = 404;
    private static final int GONE = 410;
    private static final int BUSY = 429;
    private static final int MAINTENANCE = 503;

    byte[] body() {
        return answer == null ? new byte[0] : answer.body();
    }

    /** Returns the body as text; bytes that are not UTF-8 are replaced. */
    String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** Returns the body as JSON; a missing node if it is something else. */
    JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the body as plain values, skipping what a module printed before it; null if there are none. */
    @Nullable
    Object tree() {
        return answer == null ? null : JsonAnswers.tree(answer);
    }

    int status() {
        return answer == null ? 0 : answer.status();
    }

    /** Whether trying other addresses of the shop is useless now. */
    boolean isOfNoUse() {
        return answer == null || status() == MAINTENANCE || status() == BUSY;
    }

    /** Whether the web server answers that there is nothing at the address. */
    boolean isNotFound() {
        return status() == NONE || status() == GONE;
    }

    /** Returns whether the service is absent, given an answer that is not its own: only an answer of the expected kind proves that. */
    Presence withoutIt() {
        boolean conclusive = answer != null && (answer.isSuccessful() || isNotFound());
        return conclusive ? Presence.ABSENT : Presence.UNKNOWN;
    }

    /** Where the shop at that address has moved to, on the same host, if a redirect showed it. */
    Optional<HttpUrl> movedFrom(HttpUrl base) {
        return at.isHttps() && !base.isHttps()
                ? Optional.of(
                        base.newBuilder().scheme(at.scheme()).port(at.port()).build())
                : Optional.empty();
    }

    /** Returns a redirect's target without the query, which may contain a session's id. */
    static HttpUrl shown(HttpUrl target) {
        return target.newBuilder().query(null).fragment(null).build();
    }

    /** Returns the address with the brackets of its query unescaped. */
    private static String readable(HttpUrl address) {
        return address.toString().replace("%5B", "[").replace("%5D", "]").replace("%2C", ",");
    }

    /** Returns evidence of something in the answer. */
    Evidence shows(String observation) {
        Evidence.Builder evidence = Evidence.builder()
                .request("GET " + readable(requested) + (at.equals(requested) ? "" : ", redirected to " + shown(at)))
                .observation(observation);
        if (answer != null) {
            evidence.status(status());
        }
        return evidence.build();
    }

    /** Returns evidence that the answer is not the expected one. */
    Evidence showsNo(String what) {
        if (answer == null) {
            return shows(problem);
        }
        String type = answer.headers().get("Content-Type");
        String came = "no " + what + " but " + (type == null ? "nothing" : type.split(";", 2)[0]);
        return shows(
                switch (status()) {
                    case PASSWORD -> came + ": a server in front of the shop requires a separate password";
                    case BLOCKED -> came + ": the web server blocks the address";
                    case BUSY -> came + ": too many requests; try again later";
                    case MAINTENANCE -> came + ": maintenance or overload; try again later";
                    default -> came;
                });
    }
}
