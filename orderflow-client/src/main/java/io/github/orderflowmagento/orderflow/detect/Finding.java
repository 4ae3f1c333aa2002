package io.github.orderflowmagento.orderflow.detect;

import java.util.List;

/**
 * A conclusion about an OrderFlow, with its evidence. "Unknown" is a conclusion, too, with the reason.
 *
 * <p>Immutable.
 *
 * @param subject what the conclusion is about, for example {@code login}
 * @param result whether the check passed
 * @param conclusion the conclusion, in words for people
 * @param evidence each request and what its answer showed, on a line; empty if no request was needed. Holds no credentials
 */
public record Finding(String subject, Result result, String conclusion, List<String> evidence) {
    /** Copies the evidence. */
    public Finding {
        evidence = List.copyOf(evidence);
    }

    /** The results of a check. Immutable. */
    public enum Result {
        /** The check passed. */
        OK,

        /** The check failed. */
        NOT_OK,

        /** It could not be found out. */
        UNKNOWN
    }

    /** The conclusion on one line, the evidence below it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(subject()).append(": ").append(conclusion());
        evidence().forEach(line -> text.append("\n    ").append(line));
        return text.toString();
    }
}
