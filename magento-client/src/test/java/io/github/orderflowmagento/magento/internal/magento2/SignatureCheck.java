package io.github.orderflowmagento.magento.internal.magento2;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.orderflowmagento.magento.OAuthCredentials;

/**
 * How a Magento 2 checks a signature, as the recordings show it. Has nothing in common with what signs.
 *
 * @param isNormalising whether it decodes some escapes in the path, as 2.4.6 does
 * @param scheme as the shop sees it: {@code http} behind a proxy that terminates TLS without a forwarded header
 * @param host as the shop sees it, with or without a port
 */
record SignatureCheck(boolean isNormalising, String scheme, String host) {
    /** A shop that sees no https. */
    SignatureCheck(boolean isNormalising, String host) {
        this(isNormalising, "http", host);
    }

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /** The content of an {@code Authorization} header. */
    static Map<String, String> parameters(String authorization) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter :
                authorization.replaceFirst("(?i)^\\s*OAuth ", "").split(",", -1)) {
            String[] parts = parameter.strip().split("=", 2);
            parameters.put(parts[0], decoded(parts[1].replaceAll("^\"|\"$", "")));
        }
        return parameters;
    }

    /** @param target path and query, as they stand in the request line */
    boolean accepts(String method, String target, String authorization) {
        Map<String, String> oauth = parameters(authorization);
        return oauth.getOrDefault("oauth_signature_method", "").equals("HMAC-SHA256")
                && RecordedIntegrations.of(oauth.getOrDefault("oauth_consumer_key", ""))
                        .filter(integration -> integration.token().equals(oauth.get("oauth_token")))
                        .map(integration -> signature(method, target, oauth, integration))
                        .filter(signature -> signature.equals(oauth.get("oauth_signature")))
                        .isPresent();
    }

    private String signature(String method, String target, Map<String, String> oauth, OAuthCredentials integration) {
        String[] parts = target.split("\\?", 2);
        Map<String, String> parameters = new TreeMap<>(SignatureCheck::strnatcmp);
        oauth.forEach((name, value) -> {
            if (name.startsWith("oauth_") && !name.equals("oauth_signature")) {
                parameters.put(escaped(name), escaped(value));
            }
        });
        if (parts.length > 1) {
            for (String parameter : parts[1].split("&", -1)) {
                String[] pair = parameter.split("=", 2);
                if (pair.length > 1) {
                    // the last of a name: the shop has no others
                    parameters.put(escaped(decoded(pair[0])), escaped(decoded(pair[1])));
                }
            }
        }
        String path = isNormalising ? normalised(parts[0]) : parts[0];
        String signed = method + "&" + escaped(scheme + "://" + host + path) + "&"
                + escaped(parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&")));
        return hmac(escaped(integration.consumerSecret()) + "&" + escaped(integration.tokenSecret()), signed);
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && UNRESERVED.indexOf(octet) >= 0) {
                escaped.append((char) octet);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return escaped.toString();
    }

    /** Escapes decoded, where a path may hold what they stand for; then what it may not hold is escaped. */
    private static String normalised(String path) {
        String allowed = UNRESERVED + ":@&=+$,/;%";
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (isEscape(path, i)) {
                char octet = (char) HexFormat.fromHexDigits(path, i + 1, i + 3);
                decoded.append(
                        allowed.indexOf(octet) >= 0
                                ? String.valueOf(octet)
                                : path.substring(i, i + 3).toUpperCase(Locale.ROOT));
                i += 2;
            } else {
                decoded.append(path.charAt(i));
            }
        }
        StringBuilder normalised = new StringBuilder();
        for (int i = 0; i < decoded.length(); i++) {
            char octet = decoded.charAt(i);
            boolean isAllowed = octet == '%' ? isEscape(decoded, i) : allowed.indexOf(octet) >= 0;
            normalised.append(isAllowed ? String.valueOf(octet) : escaped(String.valueOf(octet)));
        }
        return normalised.toString();
    }

    private static boolean isEscape(CharSequence text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    /** PHP's, of texts without spaces. */
    static int strnatcmp(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            String digits = digits(one, i);
            String otherDigits = digits(other, j);
            int order;
            if (digits.isEmpty() || otherDigits.isEmpty()) {
                order = Character.compare(one.charAt(i++), other.charAt(j++));
            } else {
                boolean isFraction = digits.startsWith("0") || otherDigits.startsWith("0");
                order = isFraction ? 0 : Integer.compare(digits.length(), otherDigits.length());
                order = order == 0 ? digits.compareTo(otherDigits) : order;
                i += digits.length();
                j += otherDigits.length();
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static String digits(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
