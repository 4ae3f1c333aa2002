package io.github.orderflowmagento.examples.faults;

import org.jspecify.annotations.Nullable;

/** The faults of one request, or of its answer. */
enum FaultKind {
    /** The port is closed from here on. */
    REFUSED("connection refused"),
    /** The host name is unknown from here on. */
    NO_SUCH_HOST("DNS failure"),
    /** The server aborts TLS handshakes from here on. */
    TLS_ABORT("TLS abort"),
    /** The connection breaks before anything is read. */
    RESET_BEFORE("reset before the request was read"),
    /** The connection breaks while the request is read. */
    RESET_INSIDE("reset inside the request"),
    /** The request is executed, and the connection breaks before the answer. */
    RESET_AFTER("reset after the request was executed"),
    /** The request is not executed and never answered. */
    STALL("stall, not executed"),
    /** The request is executed and never answered. */
    STALL_AFTER("stall, executed"),
    /** Half of the answer arrives. */
    CUT_BODY("cut body"),
    UNAUTHORIZED("401"),
    FORBIDDEN("403"),
    REQUEST_TIMEOUT("408"),
    TOO_MANY("429"),
    TOO_MANY_RETRY_AFTER("429 with Retry-After"),
    SERVER_ERROR("500"),
    BAD_GATEWAY("502, HTML page"),
    /** The proxy in front of the server times out, but the server executes the request. */
    BAD_GATEWAY_AFTER("502, HTML page, executed"),
    UNAVAILABLE("503, HTML page"),
    /** The protocol's own error with status 200. */
    FAULT_IN_200("200 with a fault"),
    /** A complete document of the right kind, but for another request. */
    WRONG_DOCUMENT("200 with a wrong document"),
    /** The answer arrives twice. */
    ANSWERED_TWICE("duplicated answer"),
    /** A valid signature is refused, as by a shop behind a proxy that is being changed. */
    UNSIGNED("401, signature refused", ShopKind.MAGENTO_2),
    NOT_PERMITTED("401, right missing", ShopKind.MAGENTO_2),
    DEADLOCK("400, deadlock", ShopKind.MAGENTO_2),
    SQL_DEADLOCK("400, deadlock as SQLSTATE", ShopKind.MAGENTO_2),
    PLAIN_ERROR("500, plain text", ShopKind.MAGENTO_2),
    /** The response to a list with an unsupported projection, and to a write that is done. */
    EMPTY_LIST("200 with []", ShopKind.MAGENTO_2),
    /** Half of the answer arrives without any sign of that. */
    CUT_SHORT("cut body of a fitting length", ShopKind.MAGENTO_2),

    /** The consumers of the shop's queue stop until the run is over. */
    CONSUMERS_STOPPED("consumers stopped", ShopKind.MAGENTO_2_BULK),
    CONSUMERS_STOPPED_LONGER("consumers stopped, in the next run, too", ShopKind.MAGENTO_2_BULK),
    /** One operation is executed but stays open; then the consumers stop until the run is over. */
    CONSUMER_KILLED("consumer killed in an operation", ShopKind.MAGENTO_2_BULK),
    /** The next operations are executed in the reverse order. */
    LAST_FIRST("last operation first", ShopKind.MAGENTO_2_BULK),
    OPERATION_DEADLOCKED("deadlock of an operation", ShopKind.MAGENTO_2_BULK),
    /** The shop reports all its operations as failed, whatever their results. */
    OPERATIONS_FAILED("200, all operations failed", ShopKind.MAGENTO_2_BULK);

    private final String words;
    private final @Nullable ShopKind shop;

    FaultKind(String words) {
        this(words, null);
    }

    /** @param shop whose protocol alone has it */
    FaultKind(String words, @Nullable ShopKind shop) {
        this.words = words;
        this.shop = shop;
    }

    /** Returns whether this kind of fault can happen with such a shop. */
    boolean happensTo(ShopKind other) {
        return shop == null || other.isA(shop);
    }

    /** Returns whether it affects only requests to the shop, not to the warehouse. */
    boolean isOfShop() {
        return shop != null;
    }

    /** Returns whether it happens inside the shop, while the request and its answer are transferred normally. */
    boolean isInside() {
        return switch (this) {
            case CONSUMERS_STOPPED, CONSUMERS_STOPPED_LONGER, CONSUMER_KILLED, LAST_FIRST, OPERATION_DEADLOCKED -> true;
            default -> false;
        };
    }

    /** Returns whether it is also tried with operations that are executed late: it leaves something open or unknown. */
    boolean isTriedLate() {
        return isInside()
                || switch (this) {
                    case RESET_BEFORE,
                            RESET_AFTER,
                            BAD_GATEWAY,
                            BAD_GATEWAY_AFTER,
                            CUT_BODY,
                            CUT_SHORT,
                            OPERATIONS_FAILED -> true;
                    default -> false;
                };
    }

    @Override
    public String toString() {
        return words;
    }
}
