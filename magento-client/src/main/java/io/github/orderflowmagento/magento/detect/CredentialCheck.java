package io.github.orderflowmagento.magento.detect;

/** The result of trying the credentials when a shop was detected. Immutable. */
public enum CredentialCheck {
    /** The shop accepted them. */
    ACCEPTED,

    /** The shop rejected them: they are wrong, or the user is inactive or has no role. */
    REFUSED,

    /** They were not sent, or no web service could be reached. {@link DetectedShop#findings} have the reason. */
    UNTRIED
}
