package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** The shop's REST API: takes requests as they come, and answers as Magento does. Not thread-safe. */
final class RestApi {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final String JSON = "application/json; charset=utf-8";

    private final ShopState shop;
    private final Authorization authorization;

    RestApi(ShopState shop, Settings settings, Clock signatureClock) {
        this.shop = shop;
        this.authorization = new Authorization(settings, signatureClock);
    }

    SandboxAnswer answer(SandboxRequest request) {
        if (request.method().equals("HEAD")) {
            return SandboxAnswer.status(405).withHeader("Content-Type", JSON);
        }
        try {
            Object answer = execute(request);
            String fields = PhpQuery.parsed(request.query()).text("fields");
            Object projected = fields.isEmpty()
                    ? answer
                    : Projection.parsed(fields)
                            .map(projection -> projection.of(answer))
                            .orElseGet(List::of);
            return json(200, projected);
        } catch (Refusal refusal) {
            return refusal.body() == null
                    ? SandboxAnswer.status(refusal.status())
                            .withHeader("Content-Type", "text/plain; charset=utf-8")
                            .withBody(refusal.message() + "\n")
                    : json(refusal.status(), refusal.body());
        }
    }

    private static SandboxAnswer json(int status, @Nullable Object body) {
        return SandboxAnswer.status(status).withHeader("Content-Type", JSON).withBody(JsonText.of(body));
    }

    private @Nullable Object execute(SandboxRequest request) {
        if (!METHODS.contains(request.method())) {
            throw Refusal.of(405, "The " + request.method() + " HTTP method is not supported.");
        }
        List<String> address = new ArrayList<>(Arrays.stream(
                        request.path().replaceFirst("^(/index\\.php)?/rest", "").split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList());
        boolean hasStore = !address.isEmpty() && shop.stores().isStore(address.get(0));
        String store = hasStore ? address.remove(0) : "default";
        if (address.isEmpty() || !address.get(0).matches("V\\d+")) {
            throw Refusal.cannotBeProcessed();
        }
        String version = address.remove(0);
        for (Route route : version.equals("V1") ? shop.routes() : List.<Route>of()) {
            Optional<List<String>> parts = route.match(request.method(), address);
            if (parts.isPresent()) {
                authorization.require(route.right(), request);
                return route.service()
                        .apply(new Call(store, parts.get(), PhpQuery.parsed(request.query()), body(request)));
            }
        }
        throw Refusal.noRoute();
    }

    /** What is no object counts as an empty one. */
    private static Row body(SandboxRequest request) {
        if (request.body().isEmpty()) {
            return new Row();
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            throw Refusal.of(400, "Content-Type header is empty.");
        }
        String media = type.replaceFirst(";.*", "").strip();
        if (type.contains("charset=") && !type.matches(".*charset=\"?utf-8.*")) {
            throw Refusal.of(400, "UTF-8 is the only supported charset.");
        }
        if (media.equals("application/xml")) {
            return new Row(); // which the sandbox does not read
        }
        if (!media.equals("application/json")) {
            throw Refusal.of(400, "Server cannot understand Content-Type HTTP header media type " + media);
        }
        try {
            if (request.body().indexOf('\uFFFD') >= 0) {
                throw Refusal.of(400, "Decoding error.");
            }
            return Json.read(request.body()) instanceof Row row ? row : new Row();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(400, "Decoding error.");
        }
    }
}
