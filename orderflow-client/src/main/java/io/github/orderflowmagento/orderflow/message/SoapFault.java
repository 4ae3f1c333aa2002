package io.github.orderflowmagento.orderflow.message;

/**
 * The faults with which Magento 1 rejects a call, word for word as recorded. It is not documented whether and when OrderFlow sends a
 * message again after a fault.
 *
 * <p>Immutable.
 */
public enum SoapFault {
    /** 0: an unknown error. */
    UNKNOWN("0", "Unknown Error"),
    /** 1: an internal error of the shop. */
    INTERNAL("1", "Internal Error. Please see log for details."),
    /** 2: wrong user name or key, or the user lacks the permission. */
    ACCESS_DENIED("2", "Access denied."),
    /** 3: no such resource. */
    INVALID_PATH("3", "Invalid api path."),
    /** 4: the resource has no such method. */
    NOT_CALLABLE("4", "Resource path is not callable."),
    /** 5: the session has ended or does not exist; the caller is expected to log in again and repeat the call. */
    SESSION_EXPIRED("5", "Session expired. Try to relogin."),
    /** 6: something mandatory is missing, for example user name or key. */
    MISSING_PARAMETER("6", "Required parameter is missing, for more details see \"exception.log\"."),
    /** The request is not readable as XML. The only fault with HTTP status 500; all others have 200. */
    INVALID_XML("Sender", "Invalid XML");

    private final String code;
    private final String text;

    SoapFault(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** Returns the answer with this fault. It is the same for both forms of SOAP, RPC and WS-I. */
    public Acknowledgement answer() {
        return this == INVALID_XML ? SoapResponse.serverFault(code, text) : SoapResponse.fault(code, text);
    }
}
