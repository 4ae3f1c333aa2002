package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** What a merchant, or the host, has decided about a shop. */
public final class Settings {

    private static final int MOST_ITEMS_FOR_LATER = 5000;

    private List<Integration> integrations;
    private boolean isTakingBearerTokens;
    private boolean isNormalisingPaths = true;
    private boolean isLosingPort;
    private boolean hasSources = true;
    private @Nullable Integer mostItems;
    private @Nullable Integer largestPage;
    private @Nullable Integer defaultPage;

    /** Of a shop that some may call. */
    public Settings(List<Integration> integrations) {
        this.integrations = List.copyOf(integrations);
    }

    List<Integration> integrations() {
        return integrations;
    }

    /** From now on the integration with the token has these rights only; null for all. */
    public void grant(String token, @Nullable Set<String> rights) {
        UnaryOperator<Integration> granted =
                integration -> integration.token().equals(token) ? integration.withRights(rights) : integration;
        integrations = integrations.stream().map(granted).toList();
    }

    boolean isTakingBearerTokens() {
        return isTakingBearerTokens;
    }

    /** Whether the token of an integration is enough by itself. */
    public void takeBearerTokens(boolean newIsTakingBearerTokens) {
        isTakingBearerTokens = newIsTakingBearerTokens;
    }

    boolean isNormalisingPaths() {
        return isNormalisingPaths;
    }

    /** Whether escapes in a path are undone before it is signed, as from 2.4.6 on, or it is signed as it is sent. */
    public void normalisePaths(boolean newIsNormalisingPaths) {
        isNormalisingPaths = newIsNormalisingPaths;
    }

    boolean isLosingPort() {
        return isLosingPort;
    }

    /** Whether the web server keeps the port from the shop. */
    public void losePort(boolean newIsLosingPort) {
        isLosingPort = newIsLosingPort;
    }

    boolean hasSources() {
        return hasSources;
    }

    /** Whether the modules of the inventory with several sources are on. */
    public void useSources(boolean newHasSources) {
        hasSources = newHasSources;
    }

    @Nullable
    Integer mostItems() {
        return mostItems;
    }

    /** Of a request that is executed later; where lists are limited at all. */
    @Nullable
    Integer mostItemsForLater() {
        return mostItems == null ? null : MOST_ITEMS_FOR_LATER;
    }

    @Nullable
    Integer largestPage() {
        return largestPage;
    }

    @Nullable
    Integer defaultPage() {
        return defaultPage;
    }

    /** Limits what one request may ask for and send; null for what is not limited. */
    public void limit(
            @Nullable Integer newMostItems, @Nullable Integer newLargestPage, @Nullable Integer newDefaultPage) {
        mostItems = newMostItems;
        largestPage = newLargestPage;
        defaultPage = newDefaultPage;
    }
}
