package io.github.orderflowmagento.examples.sandbox;

/** What goes back over HTTP; a lost one is computed, but the connection breaks in its place. */
record Reply(int status, String contentType, String body, boolean isLost) {

    Reply(int status, String contentType, String body) {
        this(status, contentType, body, false);
    }

    Reply lost() {
        return new Reply(status, contentType, body, true);
    }
}
