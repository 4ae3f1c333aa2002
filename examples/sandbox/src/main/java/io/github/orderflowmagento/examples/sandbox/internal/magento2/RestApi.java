package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** The shop's REST API. Not thread-safe. */
final class RestApi {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
    private static final String JSON = "application/json; charset=utf-8";

    private final ShopState shop;
    private final Settings settings;
    private final Authorization authorization;

    RestApi(ShopState shop, Settings settings, Clock signatureClock) {
        this.shop = shop;
        this.settings = settings;
        this.authorization = new Authorization(settings, signatureClock);
    }

    SandboxAnswer answer(SandboxRequest request) {
        if (request.method().equals("HEAD")) {
            return SandboxAnswer.status(405).withHeader("Content-Type", JSON);
        }
        try {
            if (!METHODS.contains(request.method())) {
                throw RestException.of(405, "The " + request.method() + " HTTP method is not supported.");
            }
            Address address = Address.of(request.path(), shop.stores()::isStore);
            return address.isAsync()
                    ? json(202, projected(accept(address, request), request))
                    : json(200, projected(execute(address, request), request));
        } catch (RestException refusal) {
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

    private static @Nullable Object projected(@Nullable Object answer, SandboxRequest request) {
        String fields = PhpQuery.parsed(request.query()).text("fields");
        return fields.isEmpty()
                ? answer
                : Projection.parsed(fields)
                        .map(projection -> projection.of(answer))
                        .orElseGet(List::of);
    }

    private @Nullable Object execute(Address address, SandboxRequest request) {
        for (Route route : address.isOfVersion1() ? shop.routes() : List.<Route>of()) {
            Optional<List<String>> parts = route.match(request.method(), address.resource());
            if (parts.isPresent()) {
                authorization.require(route.right(), request);
                return route.service()
                        .apply(new Call(
                                address.store(),
                                parts.get(),
                                PhpQuery.parsed(request.query()),
                                row(body(request)),
                                settings.mostItems()));
            }
        }
        throw RestException.noRoute();
    }

    private Row accept(Address address, SandboxRequest request) {
        if (request.method().equals("GET")) {
            throw RestException.cannotBeProcessed();
        }
        for (AsyncRoute route : address.isOfVersion1() ? shop.asyncRoutes() : List.<AsyncRoute>of()) {
            Optional<List<String>> parts = route.match(request.method(), address);
            if (parts.isPresent()) {
                int user = authorization.require(route.route().right(), request).id();
                Object body = body(request);
                return address.isBulk()
                        ? shop.bulks().accept(route, requests(body), address.store(), user, settings.mostItems())
                        : shop.bulks()
                                .accept(
                                        route,
                                        List.of(route.data(row(body), parts.get())),
                                        address.store(),
                                        user,
                                        settings.mostItemsForLater());
            }
        }
        throw RestException.noRoute();
    }

    /** Returns the body; anything but an object counts as an empty object. */
    private static Row row(@Nullable Object body) {
        return body instanceof Row row ? row : new Row();
    }

    /**
     * Returns the requests of a bulk. For an object in place of a list, each member counts. An invalid entry is left out but has a number.
     */
    private static List<@Nullable Row> requests(@Nullable Object body) {
        List<@Nullable Object> given = new ArrayList<>();
        if (body instanceof Row row) {
            row.names().forEach(name -> given.add(row.get(name)));
        } else if (body instanceof List<?> list) {
            given.addAll(list);
        }
        List<@Nullable Row> requests = new ArrayList<>();
        given.forEach(one -> requests.add(one instanceof Row || one instanceof List<?> ? row(one) : null));
        return requests;
    }

    private static @Nullable Object body(SandboxRequest request) {
        if (request.body().isEmpty()) {
            return new Row();
        }
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            throw RestException.of(400, "Content-Type header is empty.");
        }
        String media = type.replaceFirst(";.*", "").strip();
        if (type.contains("charset=") && !type.matches(".*charset=\"?utf-8.*")) {
            throw RestException.of(400, "UTF-8 is the only supported charset.");
        }
        if (media.equals("application/xml")) {
            return new Row(); // which the sandbox does not read
        }
        if (!media.equals("application/json")) {
            throw RestException.of(400, "Server cannot understand Content-Type HTTP header media type " + media);
        }
        try {
            if (request.body().indexOf('\uFFFD') >= 0) {
                throw RestException.of(400, "Decoding error.");
            }
            return Json.read(request.body());
        } catch (IllegalArgumentException malformed) {
            throw RestException.of(400, "Decoding error.");
        }
    }
}
