package io.github.orderflowmagento.magento.internal.http;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Describes why a server's certificate was not accepted: the messages of Java's TLS contain class names and no dates. */
final class CertificateProblem {
    private static final int MOST_CAUSES = 10;

    private CertificateProblem() {}

    /** Returns what is wrong with the certificate, if that is why the connection failed. */
    static Optional<String> in(IOException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(cause -> inWords(cause).stream())
                .findFirst();
    }

    private static Optional<String> inWords(Throwable cause) {
        if (cause instanceof SSLPeerUnverifiedException) {
            return Optional.of("the certificate is for another host");
        }
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("the certificate has expired");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of("the certificate is not valid yet; check this machine's clock");
        }
        return cause instanceof CertPathBuilderException
                ? Optional.of("this machine does not trust the issuer of the certificate")
                : Optional.empty();
    }
}
