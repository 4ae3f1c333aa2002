package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import static io.github.orderflowmagento.examples.sandbox.SoapEnvelope.part;

/** The warehouse's sessions at shops: logs in when necessary, and keeps the session of each URL. */
final class ShopSession {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern BEGUN = Pattern.compile("<loginReturn[^>]*>([^<]+)</loginReturn>");
    private static final String OVER = "<faultcode>5</faultcode>";

    private final String sessionOfNobody = UUID.randomUUID().toString().replace("-", "");
    private final Map<URI, String> sessions = new HashMap<>();
    private @Nullable String login;

    synchronized void credentials(String userName, String apiKey) {
        login = SoapEnvelope.of("<ns1:login>" + part("username", "string", userName) + part("apiKey", "string", apiKey)
                + "</ns1:login>");
        sessions.clear();
    }

    /** Posts the message and returns the text of the answer, whatever its status. */
    String post(DespatchMessage message, URI endpoint) {
        Optional<String> credentials = login();
        if (credentials.isEmpty()) {
            return post(message.xml(sessionOfNobody), endpoint);
        }
        Optional<String> known = session(endpoint);
        if (known.isPresent()) {
            String answer = post(message.xml(known.get()), endpoint);
            if (!answer.contains(OVER)) {
                return answer;
            }
        }
        String answer = post(credentials.get(), endpoint);
        Matcher begun = BEGUN.matcher(answer);
        if (!begun.find()) {
            return answer;
        }
        keep(endpoint, begun.group(1));
        return post(message.xml(begun.group(1)), endpoint);
    }

    private synchronized Optional<String> login() {
        return Optional.ofNullable(login);
    }

    private synchronized Optional<String> session(URI endpoint) {
        return Optional.ofNullable(sessions.get(endpoint));
    }

    private synchronized void keep(URI endpoint, String session) {
        sessions.put(endpoint, session);
    }

    private static String post(String message, URI endpoint) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:Action\"")
                .POST(BodyPublishers.ofString(message))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException("no answer from " + endpoint, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + endpoint, interrupted);
        }
    }
}
