package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.internal.magento1.soap.Wsdl;

/**
 * What looking for a service at an address told.
 *
 * @param base where it is found, the shop's address; null if it is not
 * @param wsdl its description, if it has one that can be read
 */
record Probe(
        Presence presence,
        Page page,
        Evidence evidence,
        @Nullable HttpUrl base,
        @Nullable Wsdl wsdl) {
    static Probe found(Page page, HttpUrl base, String observation) {
        return new Probe(Presence.PRESENT, page, page.shows(observation), base, null);
    }

    static Probe described(Page page, HttpUrl base, Wsdl wsdl, String observation) {
        return new Probe(Presence.PRESENT, page, page.shows(observation), base, wsdl);
    }

    static Probe without(Page page, String what) {
        return new Probe(page.withoutIt(), page, page.showsNo(what), null, null);
    }

    /** What came is neither the service nor proof that there is none. */
    static Probe unclear(Page page, String observation) {
        return new Probe(Presence.UNKNOWN, page, page.shows(observation), null, null);
    }

    boolean isPresent() {
        return presence == Presence.PRESENT;
    }
}
