package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Set;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;

/** A segment of an address's path. Some texts cannot be one: another resource would be requested. */
final class PathSegment {
    private static final Set<String> IMPOSSIBLE = Set.of("", ".", "..");

    private PathSegment() {}

    /** Whether the text can be a segment, escaped. */
    static boolean isPossible(String text) {
        return !IMPOSSIBLE.contains(text);
    }

    /**
     * Rejects an impossible code.
     *
     * @param operation its name in messages
     * @param what the entity that the code should identify
     */
    static void requireCode(String operation, String what, String code, Concern concern) {
        if (!isPossible(code) || code.contains("/") || code.contains("\\")) {
            throw new MagentoException.Rejected(Details.of(
                            operation,
                            "not sent: '" + code + "' is not a code of " + what + "; use the one the shop lists")
                    .concerning(concern));
        }
    }
}
