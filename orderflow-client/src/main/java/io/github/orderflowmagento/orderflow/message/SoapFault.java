package io.github.orderflowmagento.orderflow.message;

/**
 * The faults by which a Magento refuses a call, word for word as recorded. Whether and when OrderFlow sends a message
 * again after a fault is not documented.
 */
public enum SoapFault {
    /** 0: nobody knows. */
    UNKNOWN("0", "Unknown Error"),
    /** 1: something in the shop has failed. */
    INTERNAL("1", "Internal Error. Please see log for details."),
    /** 2: wrong user name or key, or a user who may not do this. */
    ACCESS_DENIED("2", "Access denied."),
    /** 3: no such resource. */
    INVALID_PATH("3", "Invalid api path."),
    /** 4: a resource that cannot do this. */
    NOT_CALLABLE("4", "Resource path is not callable."),
    /** 5: a session that is over or never was; the caller is expected to log in again and repeat the call. */
    SESSION_EXPIRED("5", "Session expired. Try to relogin."),
    /** 6: something mandatory is missing, such as user name or key. */
    MISSING_PARAMETER("6", "Required parameter is missing, for more details see \"exception.log\"."),
    /** What came is not readable as XML: the only one with HTTP status 500, all others have 200. */
    INVALID_XML("Sender", "Invalid XML");

    private final String code;
    private final String text;

    SoapFault(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The answer that says so; the same whichever form of SOAP the call had. */
    public Acknowledgement answer() {
        return this == INVALID_XML ? SoapAnswer.serverFault(code, text) : SoapAnswer.fault(code, text);
    }
}
