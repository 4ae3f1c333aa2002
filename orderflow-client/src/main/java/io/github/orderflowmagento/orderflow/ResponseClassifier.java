package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.OrderFlowException.Busy;
import io.github.orderflowmagento.orderflow.OrderFlowException.Concern;
import io.github.orderflowmagento.orderflow.OrderFlowException.Details;
import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotFound;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotPermitted;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotUnderstood;
import io.github.orderflowmagento.orderflow.OrderFlowException.RefusedCredentials;
import io.github.orderflowmagento.orderflow.OrderFlowException.Rejected;
import io.github.orderflowmagento.orderflow.OrderFlowException.ServerFault;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Decides whether an answer is usable and creates the exception for one that is not. OrderFlow reports a failure by a status, by an {@code
 * exception} element with status 200, or by an error page with status 200.
 */
final class ResponseClassifier {

    /** Recorded. Caused by a setting of the client, not by what was sent. */
    private static final String UNKNOWN_CHANNEL = "Unable to find channel";

    private static final Pattern ERROR_HEADING = Pattern.compile(
            "<h[1-3]\\b[^>]{0,200}>[^<]{0,200}?ERROR[^<0-9]{0,20}([45]\\d\\d)(?!\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR_WITHOUT_STATUS =
            Pattern.compile("<h2\\b[^>]{0,200}>([^<]{0,200}ERROR[^<]{0,200})");
    private static final Pattern HTML = Pattern.compile("<html[\\s>]", Pattern.CASE_INSENSITIVE);
    /** The first two bytes of gzip; the second is not valid UTF-8. */
    private static final String GZIP = "\u001f\ufffd";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final String operation;
    private final Response response;
    private final byte[] body;
    private final Redaction redaction;

    ResponseClassifier(String operation, Response response, byte[] body, Redaction redaction) {
        this.operation = operation;
        this.response = response;
        this.body = body;
        this.redaction = redaction;
    }

    /** Returns the failure for an answer with an unsuccessful status. */
    OrderFlowException failure() {
        int status = response.code();
        if (status < 300) {
            return notUnderstood("unexpected HTTP " + status + ". Check the base URL.");
        }
        if (status < 400) {
            return notUnderstood("HTTP " + status + ", a redirect to "
                    + redaction.excerpt(String.valueOf(response.header("Location")))
                    + ". Redirects are not followed: set the base URL to OrderFlow's real address.");
        }
        return byStatus(
                status,
                "HTTP " + status
                        + exceptionText()
                                .or(this::headings)
                                .map(text -> " (" + text + ")")
                                .orElse(""));
    }

    OrderFlowException tooLarge(int maxBytes) {
        return notUnderstood("the answer has more than " + maxBytes
                + " bytes. Raise the limit (maxAnswerBytes) if it is" + " OrderFlow's." + excerpt());
    }

    /** Returns the failure for a successful answer without a body. */
    OrderFlowException empty() {
        return notUnderstood("the answer is empty. Check the base URL and any proxy in between.");
    }

    /** Returns the failure for a successful answer whose body is not the expected document. */
    OrderFlowException onUnreadable(InvalidMessageException problem) {
        if (body.length == 0) {
            return empty();
        }
        Optional<String> exception =
                problem.exceptionText().map(redaction::excerpt).or(this::exceptionText);
        if (exception.isPresent()) {
            String words = "OrderFlow answers: " + exception.get();
            return exception.get().startsWith(UNKNOWN_CHANNEL)
                    ? new NotFound(details(response.code(), words + ". Check the organisation and the channel."))
                    : new Rejected(details(response.code(), words).concerning(Concern.UNDETERMINED));
        }
        String page = AnswerStart.page(body);
        Matcher heading = ERROR_HEADING.matcher(page);
        if (heading.find()) {
            int status = Integer.parseInt(heading.group(1));
            return byStatus(status, "an error page with HTTP " + response.code() + " says " + status);
        }
        heading = ERROR_WITHOUT_STATUS.matcher(page);
        if (heading.find()) {
            String words = redaction.excerpt(AnswerStart.text(heading.group(1)));
            return new ServerFault(details(
                    response.code(),
                    "an error page with HTTP " + response.code() + " says '" + words
                            + "'. Whether the request was carried out is unknown; see OrderFlow's log."));
        }
        if (problem.isCutShort() && !HTML.matcher(page).find()) {
            return new NoAnswer(operation, "the answer is incomplete. Whether the request was carried out is unknown.");
        }
        return notUnderstood(problem(problem) + ". Check the base URL and any proxy in between." + excerpt());
    }

    /** The problem may quote a part of a secret that looks like an element. */
    private String problem(InvalidMessageException problem) {
        return redaction.holdsCredentials(beginning())
                ? "The answer repeats the credentials and is not the expected document"
                : redaction.excerpt(String.valueOf(problem.getMessage()));
    }

    private OrderFlowException byStatus(int status, String what) {
        return switch (status) {
            case 401 ->
                new RefusedCredentials(
                        details(status, what + ": user name or password is wrong. Check the credentials."));
            case 403 ->
                new NotPermitted(details(
                        status,
                        what + ": the user lacks the permission. Check its rights for this organisation and channel."));
            case 404 -> new NotFound(details(status, what + ": there is nothing at this address. Check the base URL."));
            case 408, 429 -> busy(status, what, false);
            // OrderFlow answers 503 before it does anything; a proxy that timed out does not know
            case 503 -> busy(status, what, true);
            default ->
                status >= 500
                        ? new ServerFault(details(status, what + ": OrderFlow failed. Try again later; see its log."))
                        : new Rejected(details(status, what + ": the request was rejected and must be changed.")
                                .concerning(Concern.UNDETERMINED));
        };
    }

    private Details details(int status, String problem) {
        return Details.of(operation, problem).httpStatus(status);
    }

    private Busy busy(int status, String what, boolean outcomeUnknown) {
        Duration wait = retryAfter();
        String when = wait == null ? "later" : "later: it asked to wait " + RetryAfter.until(wait);
        Details details =
                details(status, what + ": busy. Try again " + when + ".").outcomeUnknown(outcomeUnknown);
        return wait == null ? new Busy(details) : new Busy(details, wait);
    }

    private NotUnderstood notUnderstood(String message) {
        return new NotUnderstood(details(response.code(), message));
    }

    private Optional<String> exceptionText() {
        try {
            return exceptionText(SafeXml.read(new ByteArrayInputStream(AnswerStart.document(body))));
        } catch (InvalidMessageException e) {
            return Optional.empty();
        }
    }

    /** Searches at any depth, since the document may be of any kind. */
    private Optional<String> exceptionText(XmlElement element) {
        if (element.name().equalsIgnoreCase("exception")) {
            return Optional.of(redaction.excerpt(element.allText()));
        }
        return element.children().stream()
                .flatMap(child -> exceptionText(child).stream())
                .findFirst();
    }

    private @Nullable Duration retryAfter() {
        String header = response.header(Http.RETRY_AFTER);
        if (header != null && SECONDS.matcher(header).matches()) {
            return bounded(Duration.ofSeconds(Long.parseLong(header)));
        }
        Instant until = response.headers().getInstant(Http.RETRY_AFTER);
        if (until == null) {
            return null;
        }
        // Measured by the server's clock if the answer has a date.
        Instant date = response.headers().getInstant("Date");
        return bounded(Duration.between(date == null ? Instant.now() : date, until));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(RetryAfter.MAX_WAIT) > 0 ? RetryAfter.MAX_WAIT : wait;
    }

    /** Returns the headings of an error page, without stack traces and documents below them. */
    private Optional<String> headings() {
        return Optional.of(beginning())
                .filter(HtmlPage::isIn)
                .map(page -> redaction.excerpt(HtmlPage.headings(page)))
                .filter(words -> !words.isEmpty());
    }

    private String excerpt() {
        String beginning = beginning();
        if (beginning.startsWith(GZIP)) {
            return " The answer is compressed data (gzip) that is not declared as such.";
        }
        String quoted = "\"" + redaction.excerpt(beginning) + "\"";
        return HtmlPage.isIn(beginning) ? " The answer is an HTML page: " + quoted : " The answer begins: " + quoted;
    }

    private String beginning() {
        // one byte more than is read, so that a cut is noticed
        return new String(body, 0, Math.min(body.length, AnswerStart.BYTES + 1), StandardCharsets.UTF_8);
    }
}
