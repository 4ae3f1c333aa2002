package io.github.orderflowmagento.orderflow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** The credentials, organisation and channel of calls. Not a record, since a record shows its parts. */
final class Identity {

    private final String authorization;
    private final String organisation;
    private final String channel;
    private final Redaction redaction;

    Identity(String user, String password, String organisation, String channel) {
        this(Credentials.basic(user, password, StandardCharsets.UTF_8), user, password, organisation, channel);
    }

    private Identity(String authorization, String user, String password, String organisation, String channel) {
        this(
                authorization,
                organisation,
                channel,
                new Redaction(List.of(authorization.substring("Basic ".length()), password, user)));
    }

    private Identity(String authorization, String organisation, String channel, Redaction redaction) {
        this.authorization = authorization;
        this.organisation = organisation;
        this.channel = channel;
        this.redaction = redaction;
    }

    Request.Builder signed(Request request) {
        return request.newBuilder()
                .url(request.url()
                        .newBuilder()
                        .encodedQuery(query(request.url()))
                        .build())
                .header("Authorization", authorization)
                .header("User-Agent", "orderflow-magento-java");
    }

    /** Returns the query in the extension's order and encoding: form encoding, with a plus for a blank. */
    private String query(HttpUrl url) {
        StringBuilder query = new StringBuilder(parameter("channel", channel))
                .append('&')
                .append(parameter("organisation", organisation));
        for (int i = 0; i < url.querySize(); i++) {
            query.append('&')
                    .append(parameter(
                            url.queryParameterName(i), Objects.requireNonNullElse(url.queryParameterValue(i), "")));
        }
        return query.toString();
    }

    private static String parameter(String name, String value) {
        return encoded(name) + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }

    String channel() {
        return channel;
    }

    /** Returns the same user for another channel. */
    Identity inChannel(String other) {
        return new Identity(authorization, organisation, other, redaction);
    }

    Redaction redaction() {
        return redaction;
    }

    @Override
    public String toString() {
        return "organisation " + organisation + ", channel " + channel;
    }
}
