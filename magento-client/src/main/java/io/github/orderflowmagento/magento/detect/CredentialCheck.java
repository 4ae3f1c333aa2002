package io.github.orderflowmagento.magento.detect;

/** What became of the credentials when a shop was looked at. */
public enum CredentialCheck {
    /** The shop took them. */
    ACCEPTED,

    /** The shop refused them: wrong, or of a user that is inactive or has no role. */
    REFUSED,

    /** They were not sent, or no web service could be asked. The findings say why. */
    UNTRIED
}
