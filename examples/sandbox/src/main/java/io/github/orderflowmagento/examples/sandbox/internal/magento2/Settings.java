package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** The configuration of a shop. */
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

    /** Creates the settings of a shop with integrations. */
    public Settings(List<Integration> integrations) {
        this.integrations = List.copyOf(integrations);
    }

    List<Integration> integrations() {
        return integrations;
    }

    /** Sets the rights of the integration with the token; null for all. */
    public void grant(String token, @Nullable Set<String> rights) {
        UnaryOperator<Integration> granted =
                integration -> integration.token().equals(token) ? integration.withRights(rights) : integration;
        integrations = integrations.stream().map(granted).toList();
    }

    boolean isTakingBearerTokens() {
        return isTakingBearerTokens;
    }

    /** Sets whether the token of an integration alone is accepted. */
    public void takeBearerTokens(boolean newIsTakingBearerTokens) {
        isTakingBearerTokens = newIsTakingBearerTokens;
    }

    boolean isNormalisingPaths() {
        return isNormalisingPaths;
    }

    /** Sets whether paths are normalised before they are signed, as from 2.4.6 on, or signed as sent. */
    public void normalisePaths(boolean newIsNormalisingPaths) {
        isNormalisingPaths = newIsNormalisingPaths;
    }

    boolean isLosingPort() {
        return isLosingPort;
    }

    /** Sets whether the port is hidden from the shop. */
    public void losePort(boolean newIsLosingPort) {
        isLosingPort = newIsLosingPort;
    }

    boolean hasSources() {
        return hasSources;
    }

    /** Sets whether the modules for multi-source inventory are enabled. */
    public void useSources(boolean newHasSources) {
        hasSources = newHasSources;
    }

    @Nullable
    Integer mostItems() {
        return mostItems;
    }

    /** Returns the limit of an asynchronous request; null without limits. */
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

    /** Sets the limits of requests; null for no limit. */
    public void limit(
            @Nullable Integer newMostItems, @Nullable Integer newLargestPage, @Nullable Integer newDefaultPage) {
        mostItems = newMostItems;
        largestPage = newLargestPage;
        defaultPage = newDefaultPage;
    }
}
