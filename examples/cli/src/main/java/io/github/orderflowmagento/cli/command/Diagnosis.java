package io.github.orderflowmagento.cli.command;

import io.github.orderflowmagento.cli.ExitCode;

/**
 * One line of the doctor.
 *
 * @param subject the checked subject
 * @param what was found
 * @param toDo what to do about it; empty if nothing needs to be done
 * @param exitCode the exit code for it; the highest of all counts
 */
record Diagnosis(String subject, Result result, String what, String toDo, int exitCode) {
    /** Returns the conclusion. */
    enum Result {
        OK("ok"),
        NOT_OK("NOT OK"),
        NOT_KNOWN("not known");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Diagnosis ok(String subject, String what) {
        return new Diagnosis(subject, Result.OK, what, "", ExitCode.DONE);
    }

    static Diagnosis notKnown(String subject, String what) {
        return new Diagnosis(subject, Result.NOT_KNOWN, what, "", ExitCode.DONE);
    }

    static Diagnosis wrong(String subject, String what, String toDo, int exitCode) {
        return new Diagnosis(subject, Result.NOT_OK, what, toDo, exitCode);
    }
}
