package io.github.orderflowmagento.orderflow.message.magento2;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;

/** The answers to one request, as a Magento 2 gives them over the web service that was asked. */
interface MessageResponses {

    /** HTTP status 200 and a text. */
    Acknowledgement text(String result);

    /** The service has nothing for that. */
    Acknowledgement unknown(String report);

    /** The service is there, and nobody who keeps its messages: this one is lost to who takes it for acknowledged. */
    Acknowledgement notKept(String report);

    /** A field is missing without which there is no message. */
    Acknowledgement missing(String field);

    /** The message is rejected, and why. */
    Acknowledgement rejected(int status, String reason);

    /** The shop failed, and tells a number under which its log has the reason. */
    Acknowledgement failed(String report);

    static String internalError(String report) {
        return "Internal Error. Details are available in Magento log file. Report ID: " + report;
    }
}
