package io.github.orderflowmagento.cli;

import java.util.Optional;

import io.github.orderflowmagento.operation.EndReason;

/**
 * Says what a user of the command line can do about a failure. The library's messages name no commands or keys, since it does not know
 * them.
 */
public final class Advice {
    private Advice() {}

    /** Returns advice on the reason why a run or another command ended; empty if there is none. */
    public static Optional<String> about(EndReason reason) {
        return switch (reason) {
            case ACCESS_DENIED ->
                Optional.of(
                        "Check the credentials in the configuration and the user's rights: orderflow-magento doctor");
            case NOT_REACHED, BUSY -> Optional.of("Try again later, or look for the cause: orderflow-magento doctor");
            case NOT_FOUND ->
                Optional.of("Check orderflow.organisation, orderflow.channel and the store views of the mapping file:"
                        + " orderflow-magento doctor");
            case STORAGE -> Optional.of("Check state.location, and the space left there: orderflow-magento doctor");
            case LEASE_LOST, INTERRUPTED, REFUSED, LIMIT, INVALID_INPUT, OTHER -> Optional.empty();
        };
    }
}
