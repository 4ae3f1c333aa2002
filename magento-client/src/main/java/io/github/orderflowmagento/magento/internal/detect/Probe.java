package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.internal.magento1.soap.Wsdl;

/**
 * The result of looking for a service at an address.
 *
 * @param base the shop's address, where it was found; null if it was not
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

    /** Returns the result for an answer that is neither the service nor proof of its absence. */
    static Probe unclear(Page page, String observation) {
        return new Probe(Presence.UNKNOWN, page, page.shows(observation), null, null);
    }

    boolean isPresent() {
        return presence == Presence.PRESENT;
    }
}
