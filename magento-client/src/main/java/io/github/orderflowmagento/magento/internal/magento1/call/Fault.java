package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * What a shop says instead of an answer.
 *
 * @param code Magento's number; 0, which Magento gives to what it has no code for, if it has a name in its place
 * @param name as it came, if the protocol's layer speaks, or PHP, and not Magento
 * @param text what the shop says, without anything secret
 * @param httpStatus of the answer; empty if the fault is part of one that brought other results
 */
public record Fault(int code, @Nullable String name, String text, OptionalInt httpStatus) {
    /** A fault within an answer that brought other results, too. */
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
