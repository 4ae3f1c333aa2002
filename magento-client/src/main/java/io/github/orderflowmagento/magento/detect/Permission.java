package io.github.orderflowmagento.magento.detect;

import java.util.Objects;

/**
 * A right that an operation needs, and whether the credentials have it. Immutable.
 *
 * @param purpose what it is needed for
 * @param action what it allows, for example {@code read orders}
 * @param resource the resource that the shop's administrator grants the integration, for example {@code Magento_Sales::actions_view}
 * @param granted {@link Presence#UNKNOWN} for rights that only a write would show, and where the shop did not answer
 */
public record Permission(Purpose purpose, String action, String resource, Presence granted) {
    /** Creates a permission. */
    public Permission {
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(action);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(granted);
    }
}
