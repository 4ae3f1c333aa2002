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
 * Who may post messages to a {@link Magento2Endpoint}. The services of the OrderFlow extension for Magento 2 are open to everybody, who
 * could have orders marked as shipped, e-mails sent to customers and stock set to zero; this endpoint has a lock. Which one OrderFlow can
 * open depends on what is set up there:
 *
 * <ul>
 *   <li>{@link #bearer}: the access token of an integration, which OrderFlow sends to read orders and products
 *   <li>{@link #basic}: user name and password
 *   <li>{@link #pathSegment}: a secret part of the address, for a caller that can send no credentials
 *   <li>{@link #addresses}: the addresses OrderFlow calls from
 *   <li>{@link #of}: anything else that a request shows
 * </ul>
 *
 * <p>Locks are combined by {@link #and}. Secrets are compared in a time that does not depend on how much of them is right. How often
 * one may be tried is not limited: take long random ones.
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
     * Returns a lock that HTTP Basic authentication opens (RFC 7617, in UTF-8). The answer to a rejected request asks for it ({@code
     * WWW-Authenticate}).
     *
     * @param password at least 16 characters, not all blank
     * @throws IllegalArgumentException if it is another text, or the user name is blank or has a colon
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
     * Returns a lock that a bearer token opens (RFC 6750), as Magento takes that of an integration.
     *
     * @param token at least 16 characters, visible ASCII; Magento's have 32
     * @throws IllegalArgumentException if it is another text
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
     * Returns a lock that a secret part of the address opens: with {@code s3cr3t…} OrderFlow is set up with {@code
     * https://shop.example.com/s3cr3t…/} as the shop's address. Whoever sees addresses sees the secret: keep it out of the logs of
     * servers and proxies.
     *
     * @param secret at least 16 characters, letters, digits and {@code . _ ~ -}
     * @throws IllegalArgumentException if it is another text
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
     * Returns a lock that opens to callers from some addresses ({@link MessageRequest#remoteAddress}). It opens to nobody whose address is
     * not known. Behind a proxy every caller has the proxy's address, unless the HTTP server has been told to trust what the proxy says.
     *
     * @param addresses IPv4 or IPv6 addresses, or ranges of them ({@code 192.0.2.0/24}); at least one
     * @throws IllegalArgumentException if there is none, or one cannot be read
     */
    public static AccessRule addresses(String... addresses) {
        List<AddressRange> ranges =
                Arrays.stream(addresses).map(AddressRange::parse).toList();
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("addresses: needs one at least");
        }
        return new AccessRule(
                "list of addresses",
                Optional.empty(),
                request -> request.remoteAddress()
                        .filter(address -> ranges.stream().anyMatch(range -> range.holds(address)))
                        .isPresent());
    }

    /**
     * Returns a lock of your own, for example one that checks a client's certificate or a signature.
     *
     * @param name what it is, for the log
     * @param opens whether a request may pass; if it throws, the request may not
     * @throws IllegalArgumentException if the name is blank
     */
    public static AccessRule of(String name, Predicate<MessageRequest> opens) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("of: the rule needs a name");
        }
        return new AccessRule(name, Optional.empty(), Objects.requireNonNull(opens));
    }

    /** Returns a lock that opens if this one and the other do. */
    public AccessRule and(AccessRule other) {
        return new AccessRule(name + " and " + other.name, challenge.or(() -> other.challenge), request -> {
            boolean isOpen = opens.test(request);
            return other.opens.test(request) && isOpen; // both are asked, whatever comes of the first
        });
    }

    boolean opens(MessageRequest request) {
        return opens.test(request);
    }

    /** The value of the header {@code WWW-Authenticate}. */
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
