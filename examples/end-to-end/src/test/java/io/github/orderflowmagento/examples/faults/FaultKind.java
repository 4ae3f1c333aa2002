package io.github.orderflowmagento.examples.faults;

import org.jspecify.annotations.Nullable;

/** What can happen to one request on its way, or to its answer. */
enum FaultKind {
    /** Nobody listens from here on. */
    REFUSED("connection refused"),
    /** The name of the host is known no more from here on. */
    NO_SUCH_HOST("DNS failure"),
    /** The server breaks off the TLS handshake from here on. */
    TLS_ABORT("TLS abort"),
    /** The connection breaks before anything was read. */
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
    /** The proxy before the server loses patience though the server executes. */
    BAD_GATEWAY_AFTER("502, HTML page, executed"),
    UNAVAILABLE("503, HTML page"),
    /** The protocol's own error, in an answer of status 200. */
    FAULT_IN_200("200 with a fault"),
    /** A whole document of the right kind that answers something else. */
    WRONG_DOCUMENT("200 with a wrong document"),
    /** The answer comes twice. */
    ANSWERED_TWICE("duplicated answer"),
    /** A signature that is right is refused, as by a shop behind a proxy that is being changed. */
    UNSIGNED("401, signature refused", ShopKind.MAGENTO_2),
    NOT_PERMITTED("401, right missing", ShopKind.MAGENTO_2),
    DEADLOCK("400, deadlock", ShopKind.MAGENTO_2),
    SQL_DEADLOCK("400, deadlock as SQLSTATE", ShopKind.MAGENTO_2),
    PLAIN_ERROR("500, plain text", ShopKind.MAGENTO_2),
    /** What a list says whose projection it does not understand, and a write that is done. */
    EMPTY_LIST("200 with []", ShopKind.MAGENTO_2),
    /** Half of the answer arrives, and nothing shows that it is half. */
    CUT_SHORT("cut body of a fitting length", ShopKind.MAGENTO_2),

    /** The consumers of the shop's queue do nothing more until the run is over. */
    CONSUMERS_STOPPED("consumers stopped", ShopKind.MAGENTO_2_BULK),
    CONSUMERS_STOPPED_LONGER("consumers stopped, in the next run, too", ShopKind.MAGENTO_2_BULK),
    /** One operation is executed, and stays open; then the consumers do nothing more until the run is over. */
    CONSUMER_KILLED("consumer killed in an operation", ShopKind.MAGENTO_2_BULK),
    /** The next operations are executed in the reverse order. */
    LAST_FIRST("last operation first", ShopKind.MAGENTO_2_BULK),
    OPERATION_DEADLOCKED("deadlock of an operation", ShopKind.MAGENTO_2_BULK),
    /** The shop says of its operations, whatever has become of them, that they have failed. */
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

    /** Whether something of the kind happens to whoever asks such a shop. */
    boolean happensTo(ShopKind other) {
        return shop == null || other.isA(shop);
    }

    /** Whether it happens only to what the shop is asked, and not to what the warehouse is. */
    boolean isOfShop() {
        return shop != null;
    }

    /** Whether it happens inside the shop, while the request and its answer get through. */
    boolean isInside() {
        return switch (this) {
            case CONSUMERS_STOPPED, CONSUMERS_STOPPED_LONGER, CONSUMER_KILLED, LAST_FIRST, OPERATION_DEADLOCKED -> true;
            default -> false;
        };
    }

    /** Whether it is tried with operations that are executed late, too: it leaves something open, or unknown. */
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
