package io.github.orderflowmagento.examples.quickstart;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Which shop and warehouse to use: system properties ({@code -Dmagento.url=…}), else environment variables ({@code MAGENTO_URL}).
 * Without a shop's URL the sandbox shop is used, without a warehouse's the sandbox warehouse.
 */
public final class Settings {
    private final Properties properties;
    private final Map<String, String> environment;

    /** The settings of these properties, else of these environment variables. */
    public Settings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** The settings of this process. */
    public static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    /** The setting, if it is there and not blank; {@code magento.apiKey} is also read from {@code MAGENTO_API_KEY}. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(properties.getProperty(name))
                .or(() -> Optional.ofNullable(environment.get(variable(name))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static String variable(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * The setting.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing: set the environment variable "
                        + variable(name) + " or the system property " + name));
    }

    /**
     * Whether the setting is {@code true}.
     *
     * @throws IllegalArgumentException if it is anything but {@code true} or {@code false}
     */
    public boolean isOn(String name) {
        String value = find(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " is '" + value + "': say true or false");
        }
        return value.equals("true");
    }

    /** Names no values: some are secret. */
    @Override
    public String toString() {
        return "Settings";
    }
}
