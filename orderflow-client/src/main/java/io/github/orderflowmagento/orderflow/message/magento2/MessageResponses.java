package io.github.orderflowmagento.orderflow.message.magento2;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;

/** Creates a Magento 2's answers to a request, in the format of the requested web service. */
interface MessageResponses {

    /** Returns HTTP status 200 and a text. */
    Acknowledgement text(String result);

    /** Returns the answer that there is no such service. */
    Acknowledgement unknown(String report);

    /**
     * Returns the answer that the service has no consumer. It must not be mistaken for an acknowledgement, or the message would be lost.
     */
    Acknowledgement notKept(String report);

    /** Returns the answer that a mandatory field is missing. */
    Acknowledgement missing(String field);

    /** Returns the answer that the message is rejected, with the reason. */
    Acknowledgement rejected(int status, String reason);

    /** Returns the answer that the shop failed, with the report id under which the log has the reason. */
    Acknowledgement failed(String report);

    static String internalError(String report) {
        return "Internal Error. Details are available in Magento log file. Report ID: " + report;
    }
}
