package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Calculates signatures as the shop does: OAuth 1.0a with HMAC-SHA256, but unlike RFC 5849 with parameters in natural order.
 *
 * @param isNormalising whether the path is normalised first, as from 2.4.6 on
 */
record Signature(boolean isNormalising) {

    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String UNDONE_IN_PATHS = ":@&=+$,/;%";

    /**
     * Returns the signature.
     *
     * @param address scheme, host and port as the shop sees them
     * @param parameters those of the query and of a form, still encoded
     */
    String of(
            String method,
            String address,
            String path,
            List<String> parameters,
            Map<String, String> oauth,
            Integration integration) {
        Map<String, String> sorted = new TreeMap<>(new NaturalOrder());
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals > 0) { // parameters without a value are not signed
                // PHP decodes percent escapes here but not plus signs
                sorted.put(
                        encoded(unescaped(parameter.substring(0, equals))),
                        encoded(unescaped(parameter.substring(equals + 1))));
            }
        }
        oauth.forEach((name, value) -> {
            if (name.startsWith("oauth_") && !name.equals("oauth_signature")) {
                sorted.put(encoded(name), encoded(value));
            }
        });
        List<String> pairs = new ArrayList<>();
        sorted.forEach((name, value) -> pairs.add(name + "=" + value));
        String base = String.join(
                "&",
                method,
                encoded(address + (isNormalising ? normalised(path) : path)),
                encoded(String.join("&", pairs)));
        return hmac(encoded(integration.consumerSecret()) + "&" + encoded(integration.tokenSecret()), base);
    }

    static String unescaped(String text) {
        return PhpQuery.decoded(text.replace("+", "%2B"));
    }

    private static String normalised(String path) {
        String undone = ESCAPE.matcher(path).replaceAll(escape -> Matcher.quoteReplacement(undone(escape)));
        return STRAY_PERCENT.matcher(undone).replaceAll("%25");
    }

    private static String undone(MatchResult escape) {
        String character = String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        return UNRESERVED.matcher(character).matches() || UNDONE_IN_PATHS.contains(character)
                ? character
                : escape.group().toUpperCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            String character = String.valueOf((char) (octet & 0xFF));
            encoded.append(UNRESERVED.matcher(character).matches() ? character : "%%%02X".formatted(octet & 0xFF));
        }
        return encoded.toString();
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
