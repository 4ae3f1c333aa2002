package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Set;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;

/** What stands in the path of an address. Some texts no path can hold: another resource would be asked for. */
final class PathSegment {
    private static final Set<String> IMPOSSIBLE = Set.of("", ".", "..");

    private PathSegment() {}

    /** Whether a path can hold the text, escaped. */
    static boolean isPossible(String text) {
        return !IMPOSSIBLE.contains(text);
    }

    /**
     * Refuses what is no code of anything.
     *
     * @param operation how messages name what is tried
     * @param what what the code should be of
     */
    static void requireCode(String operation, String what, String code, Concern concern) {
        if (!isPossible(code) || code.contains("/") || code.contains("\\")) {
            throw new MagentoException.Rejected(Details.of(
                            operation,
                            "not sent: '" + code + "' is no code of " + what + "; use the one the shop lists")
                    .concerning(concern));
        }
    }
}
