package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * A fault that a shop returns instead of a result.
 *
 * @param code Magento's number; 0, which Magento uses for anything without a code, if it has a name instead
 * @param name the name as received, if the fault comes from the protocol's layer, or PHP, and not from Magento
 * @param text the shop's text, without secrets
 * @param httpStatus of the answer; empty if the fault is part of an answer with other results
 */
public record Fault(int code, @Nullable String name, String text, OptionalInt httpStatus) {
    /** Returns a fault within an answer that contains other results, too. */
    public static Fault ofOneResult(int code, String text) {
        return new Fault(code, null, text, OptionalInt.empty());
    }

    MagentoException.Details details(ApiCall call) {
        MagentoException.Details details = MagentoException.Details.of(
                call.description(),
                "the shop says fault " + (name == null ? code : name) + ", '" + Faults.shortened(text) + "'");
        if (name == null) {
            details = details.faultCode(code);
        }
        return httpStatus.isPresent() ? details.httpStatus(httpStatus.getAsInt()) : details;
    }
}
