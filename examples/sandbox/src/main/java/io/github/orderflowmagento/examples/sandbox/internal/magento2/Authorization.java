package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** Authenticates and authorises requests. */
final class Authorization {

    private static final int SECONDS_AHEAD = 600;
    private static final int KEY_LENGTH = 32;
    private static final List<String> REQUIRED = List.of(
            "oauth_consumer_key",
            "oauth_signature",
            "oauth_signature_method",
            "oauth_nonce",
            "oauth_timestamp",
            "oauth_token");

    private final Settings settings;
    private final Clock clock;
    private final Set<String> usedNonces = new HashSet<>();

    Authorization(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns the integration. Rejects unknown callers and missing rights with the same message. */
    Integration require(String right, SandboxRequest request) {
        return caller(request)
                .filter(integration -> integration.may(right))
                .orElseThrow(() -> RestException.named(
                        401, "The consumer isn't authorized to access %resources.", "resources", right));
    }

    private Optional<Integration> caller(SandboxRequest request) {
        String header = request.header("Authorization").orElse("").strip();
        String scheme = header.replaceFirst("\\s.*", "").toLowerCase(Locale.ROOT);
        String rest = header.substring(scheme.length()).strip();
        return switch (scheme) {
            case "oauth" -> Optional.of(signer(request, parameters(rest)));
            case "bearer" ->
                settings.integrations().stream()
                        .filter(integration -> settings.isTakingBearerTokens()
                                && integration.token().equals(rest))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private Integration signer(SandboxRequest request, Map<String, String> oauth) {
        for (String name : REQUIRED) {
            if (oauth.getOrDefault(name, "").isEmpty()) {
                throw RestException.required(name);
            }
        }
        if (oauth.getOrDefault("oauth_token", "").length() != KEY_LENGTH) {
            throw RestException.of(400, "The token length is invalid. Check the length and try again.");
        }
        if (!"HMAC-SHA256".equals(oauth.get("oauth_signature_method"))) {
            throw RestException.numbered(
                    400, "Signature method %1 is not supported", oauth.getOrDefault("oauth_signature_method", ""));
        }
        Integration integration = consumer(oauth.getOrDefault("oauth_consumer_key", ""));
        useNonce(integration, oauth);
        if (settings.integrations().stream().noneMatch(other -> other.token().equals(oauth.get("oauth_token")))) {
            throw RestException.of(401, "Specified token does not exist");
        }
        if (!integration.token().equals(oauth.get("oauth_token"))) {
            throw RestException.of(401, "Token is not associated with the specified consumer");
        }
        String expected = new Signature(settings.isNormalisingPaths())
                .of(request.method(), address(request), request.path(), signed(request), oauth, integration);
        if (!expected.equals(oauth.get("oauth_signature"))) {
            throw RestException.of(401, "The signature is invalid. Verify and try again.");
        }
        return integration;
    }

    private Integration consumer(String key) {
        if (key.length() != KEY_LENGTH) {
            throw RestException.of(401, "Consumer key is not the correct length");
        }
        return settings.integrations().stream()
                .filter(integration -> integration.consumerKey().equals(key))
                .findFirst()
                .orElseThrow(() -> RestException.of(401, "A consumer having the specified key does not exist"));
    }

    private void useNonce(Integration integration, Map<String, String> oauth) {
        long timestamp = Numbers.of(oauth.get("oauth_timestamp")).longValue();
        if (timestamp <= 0 || timestamp > clock.instant().getEpochSecond() + SECONDS_AHEAD) {
            throw RestException.of(401, "An error occurred validating the nonce");
        }
        if (!usedNonces.add(integration.id() + " " + oauth.get("oauth_nonce"))) {
            throw RestException.numbered(
                    401,
                    "The nonce is already being used by the consumer with ID %1",
                    String.valueOf(integration.id()));
        }
    }

    /** Returns the address; a proxy in front of the shop may terminate TLS and forward the scheme. */
    private String address(SandboxRequest request) {
        String scheme = request.header("X-Forwarded-Proto").orElse("http").toLowerCase(Locale.ROOT);
        String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        return scheme + "://" + (settings.isLosingPort() ? host.replaceFirst(":\\d+$", "") : host);
    }

    /** Returns the signed parameters; those of a form are signed, JSON is not. */
    private static List<String> signed(SandboxRequest request) {
        List<String> parameters = new ArrayList<>(List.of(request.query().split("&", -1)));
        if (request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            parameters.addAll(List.of(request.body().split("&", -1)));
        }
        return parameters;
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : header.split(",", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                String value = parameter.substring(equals + 1).strip();
                parameters.put(
                        parameter.substring(0, equals).strip(), Signature.unescaped(value.replaceAll("^\"|\"$", "")));
            }
        }
        return parameters;
    }
}
