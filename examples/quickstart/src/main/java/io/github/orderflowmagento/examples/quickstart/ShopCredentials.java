package io.github.orderflowmagento.examples.quickstart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The settings with a shop's credentials, which determine the version of Magento. */
enum ShopCredentials {
    USER("Magento 1", "magento.user", "magento.apiKey"),
    OAUTH("Magento 2", "magento.consumerKey", "magento.consumerSecret", "magento.token", "magento.tokenSecret"),
    BEARER("Magento 2", "magento.bearer");

    private final String generation;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which is immutable
    private final List<String> names;

    ShopCredentials(String generation, String... names) {
        this.generation = generation;
        this.names = List.of(names);
    }

    /** Returns whether any of them is set. */
    static boolean areAnySet(Settings settings) {
        return Arrays.stream(values()).anyMatch(one -> one.isAnySet(settings));
    }

    /**
     * Returns those that are set.
     *
     * @throws IllegalArgumentException if none is set, or some of several, or only some of one
     */
    static ShopCredentials of(Settings settings) {
        List<ShopCredentials> set =
                Arrays.stream(values()).filter(one -> one.isAnySet(settings)).toList();
        if (set.size() != 1) {
            throw new IllegalArgumentException((set.isEmpty() ? "the shop's credentials are missing: " : set(settings))
                    + "set "
                    + Arrays.stream(values()).map(ShopCredentials::toString).collect(Collectors.joining(", or ")));
        }
        set.get(0).names.forEach(settings::require);
        return set.get(0);
    }

    private static String set(Settings settings) {
        return Arrays.stream(values())
                .flatMap(one -> one.names.stream())
                .filter(name -> settings.find(name).isPresent())
                .collect(Collectors.joining(", ", "", " do not belong together: "));
    }

    private boolean isAnySet(Settings settings) {
        return names.stream().anyMatch(name -> settings.find(name).isPresent());
    }

    @Override
    public String toString() {
        return String.join(" and ", names) + " (" + generation + ")";
    }
}
