package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One that may call the shop.
 *
 * @param id tells it in refusals
 * @param rights the resources that it was given; null for all
 */
public record Integration(
        int id,
        String consumerKey,
        String consumerSecret,
        String token,
        String tokenSecret,
        @Nullable Set<String> rights) {

    /** Every token that the shop knows is open to this. */
    boolean may(String right) {
        return right.equals(Right.ANY) || rights == null || rights.contains(right);
    }

    /** The same with other rights; none is what one that is not active has. */
    public Integration withRights(@Nullable Set<String> otherRights) {
        return new Integration(id, consumerKey, consumerSecret, token, tokenSecret, otherRights);
    }
}
