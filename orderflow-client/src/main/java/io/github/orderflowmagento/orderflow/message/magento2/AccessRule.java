package io.github.orderflowmagento.orderflow.message.magento2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Decides who may post messages to a {@link Magento2Endpoint}. The services of the OrderFlow extension for Magento 2 are open to everybody:
 * anyone can mark orders as shipped, have e-mails sent to customers and set stock to zero. This endpoint therefore requires a rule. Choose
 * one that OrderFlow can meet with its configuration:
 *
 * <ul>
 *   <li>{@link #bearer}: the access token of an integration, which OrderFlow sends to read orders and products
 *   <li>{@link #basic}: user name and password
 *   <li>{@link #pathSegment}: a secret part of the address, for a caller that can send no credentials
 *   <li>{@link #addresses}: the addresses OrderFlow calls from
 *   <li>{@link #of}: any other property of a request
 * </ul>
 *
 * <p>Rules are combined by {@link #and}. Secrets are compared in constant time. The number of attempts is not limited: use long random
 * secrets.
 *
 * <p>Immutable. Safe for use by several threads, if the predicate given to {@link #of} is. {@code toString} shows no secret.
 */
public final class AccessRule {

    private static final int SHORTEST_SECRET = 16;
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

    private final String name;
    private final Predicate<MessageRequest> opens;
    private final Optional<String> challenge;

    private AccessRule(String name, Optional<String> challenge, Predicate<MessageRequest> opens) {
        this.name = name;
        this.challenge = challenge;
        this.opens = opens;
    }

    /**
     * Returns a rule that requires HTTP Basic authentication (RFC 7617, in UTF-8). The answer to a rejected request contains the challenge
     * ({@code WWW-Authenticate}).
     *
     * @param password at least 16 characters, not all blank
     * @throws IllegalArgumentException if the password is shorter, or the user name is blank or contains a colon
     */
    public static AccessRule basic(String user, String password) {
        if (user.isBlank() || user.contains(":") || password.isBlank() || password.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("basic: needs a user name without a colon and a password of at least "
                    + SHORTEST_SECRET + " characters");
        }
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        String expected = Base64.getEncoder().encodeToString(credentials);
        return new AccessRule(
                "HTTP Basic",
                Optional.of("Basic realm=\"OrderFlow\", charset=\"UTF-8\""),
                authorization("Basic", expected));
    }

    /**
     * Returns a rule that requires a bearer token (RFC 6750), as Magento accepts that of an integration.
     *
     * @param token at least 16 visible ASCII characters; Magento's have 32
     * @throws IllegalArgumentException if the token is invalid
     */
    public static AccessRule bearer(String token) {
        requireSecret("bearer", token, VISIBLE);
        return new AccessRule("bearer token", Optional.empty(), authorization("Bearer", token));
    }

    private static Predicate<MessageRequest> authorization(String scheme, String expected) {
        byte[] secret = bytes(expected);
        String begin = scheme + " ";
        return request -> {
            String sent = request.header("Authorization").orElse("");
            boolean isScheme = sent.regionMatches(true, 0, begin, 0, begin.length());
            return MessageDigest.isEqual(
                    bytes(isScheme ? sent.substring(begin.length()).strip() : ""), secret);
        };
    }

    /**
     * Returns a rule that requires a secret part of the address: for the secret {@code s3cr3t…}, configure {@code
     * https://shop.example.com/s3cr3t…/} in OrderFlow as the shop's address. The secret is part of every URL: keep it out of the logs of
     * servers and proxies.
     *
     * @param secret at least 16 characters: letters, digits and {@code . _ ~ -}
     * @throws IllegalArgumentException if the secret is invalid
     */
    public static AccessRule pathSegment(String secret) {
        requireSecret("pathSegment", secret, UNRESERVED);
        byte[] expected = bytes(secret);
        return new AccessRule("secret address", Optional.empty(), request -> {
            boolean isThere = false;
            for (String segment : Route.of(request.target()).path().split("/", -1)) {
                isThere |= MessageDigest.isEqual(bytes(segment), expected);
            }
            return isThere;
        });
    }

    /**
     * Returns a rule that admits callers from these addresses only ({@link MessageRequest#remoteAddress}). A caller whose address is
     * unknown is rejected. Behind a proxy every caller has the proxy's address, unless the HTTP server is configured to trust the proxy's
     * headers.
     *
     * @param addresses IPv4 or IPv6 addresses, or ranges of them ({@code 192.0.2.0/24}); at least one
     * @throws IllegalArgumentException if there are no addresses, or one is invalid
     */
    public static AccessRule addresses(String... addresses) {
        List<AddressRange> ranges =
                Arrays.stream(addresses).map(AddressRange::parse).toList();
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("addresses: needs at least one");
        }
        return new AccessRule(
                "list of addresses",
                Optional.empty(),
                request -> request.remoteAddress()
                        .filter(address -> ranges.stream().anyMatch(range -> range.holds(address)))
                        .isPresent());
    }

    /**
     * Returns a custom rule, for example one that checks a client's certificate or a signature.
     *
     * @param name its name in the log
     * @param opens whether a request is admitted; if it throws, the request is rejected
     * @throws IllegalArgumentException if the name is blank
     */
    public static AccessRule of(String name, Predicate<MessageRequest> opens) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("of: the rule needs a name");
        }
        return new AccessRule(name, Optional.empty(), Objects.requireNonNull(opens));
    }

    /** Returns a rule that requires both this rule and the other. */
    public AccessRule and(AccessRule other) {
        return new AccessRule(name + " and " + other.name, challenge.or(() -> other.challenge), request -> {
            boolean isOpen = opens.test(request);
            return other.opens.test(request) && isOpen; // evaluate both, so that the time does not reveal which failed
        });
    }

    boolean opens(MessageRequest request) {
        return opens.test(request);
    }

    /** Returns the value of the header {@code WWW-Authenticate}. */
    Optional<String> challenge() {
        return challenge;
    }

    private static void requireSecret(String what, String secret, Pattern allowed) {
        if (secret.length() < SHORTEST_SECRET || !allowed.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    what + ": needs a secret of at least " + SHORTEST_SECRET + " characters of " + allowed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "AccessRule[" + name + "]";
    }
}
