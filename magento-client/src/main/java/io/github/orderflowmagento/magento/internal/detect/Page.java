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
 * What came of getting an address.
 *
 * @param asked the address
 * @param at where its redirects led
 * @param answer null if none came, or none that was taken
 * @param problem why not; empty if there is one
 */
record Page(HttpUrl asked, HttpUrl at, @Nullable HttpAnswer answer, String problem) {
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

    /** The body as text; what is no UTF-8 in it is replaced. */
    String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node if it is none. */
    JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The body as plain values, also behind what a module prints before it; null if there are none. */
    @Nullable
    Object tree() {
        return answer == null ? null : JsonAnswers.tree(answer);
    }

    int status() {
        return answer == null ? 0 : answer.status();
    }

    /** Whether it is of no use to try other addresses of the shop now. */
    boolean isOfNoUse() {
        return answer == null || status() == MAINTENANCE || status() == BUSY;
    }

    /** Whether the web server says that there is nothing at the address. */
    boolean isNotFound() {
        return status() == NONE || status() == GONE;
    }

    /** Whether what was looked for is not there, if the answer is not it: only an answer of its own kind proves that. */
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

    /** Where a redirect leads, without the query: a shop may put a session's id there. */
    static HttpUrl shown(HttpUrl target) {
        return target.newBuilder().query(null).fragment(null).build();
    }

    /** The address with the brackets that a query has, which are escaped on the way. */
    private static String readable(HttpUrl address) {
        return address.toString().replace("%5B", "[").replace("%5D", "]").replace("%2C", ",");
    }

    /** Evidence of something in the answer. */
    Evidence shows(String observation) {
        Evidence.Builder evidence = Evidence.builder()
                .request("GET " + readable(asked) + (at.equals(asked) ? "" : ", redirected to " + shown(at)))
                .observation(observation);
        if (answer != null) {
            evidence.status(status());
        }
        return evidence.build();
    }

    /** Evidence of the answer not being what was looked for. */
    Evidence showsNo(String what) {
        if (answer == null) {
            return shows(problem);
        }
        String type = answer.headers().get("Content-Type");
        String came = "no " + what + " but " + (type == null ? "nothing" : type.split(";", 2)[0]);
        return shows(
                switch (status()) {
                    case PASSWORD -> came + ": something before the shop asks for a password of its own";
                    case BLOCKED -> came + ": the web server blocks the address";
                    case BUSY -> came + ": too many requests; try again later";
                    case MAINTENANCE -> came + ": maintenance or overload; try again later";
                    default -> came;
                });
    }
}
