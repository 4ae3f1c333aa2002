package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An integration that may call the shop.
 *
 * @param id the id in error messages
 * @param rights the granted resources; null for all
 */
public record Integration(
        int id,
        String consumerKey,
        String consumerSecret,
        String token,
        String tokenSecret,
        @Nullable Set<String> rights) {

    /** Returns whether the right is granted. */
    boolean may(String right) {
        return right.equals(Right.ANY) || rights == null || rights.contains(right);
    }

    /** Returns this integration with other rights. */
    public Integration withRights(@Nullable Set<String> otherRights) {
        return new Integration(id, consumerKey, consumerSecret, token, tokenSecret, otherRights);
    }
}
