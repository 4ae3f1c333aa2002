package io.github.orderflowmagento.examples.sandbox;

/** A rejection with one of the shop's fault codes, returned as an XML-RPC fault, or inside a {@code multiCall} answer. */
final class ShopFault extends RuntimeException {

    private static final int INTERNAL = 1;

    private final int code;

    ShopFault(int code, String message) {
        super(message);
        this.code = code;
    }

    static ShopFault sql(String message) {
        return new ShopFault(INTERNAL, message);
    }

    int code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }

    /** Inside {@code multiCall} the shop hides the text of an internal error; a single call shows it. */
    String messageInMultiCall() {
        return code == INTERNAL ? "Internal Error. Please see log for details." : message();
    }
}
