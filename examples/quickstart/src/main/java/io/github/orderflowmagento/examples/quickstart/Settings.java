package io.github.orderflowmagento.examples.quickstart;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The shop and the warehouse to use: system properties ({@code -Dmagento.url=…}), else environment variables ({@code MAGENTO_URL}).
 * Default: the sandbox shop and the sandbox warehouse.
 */
public final class Settings {
    private final Properties properties;
    private final Map<String, String> environment;

    /** Creates settings from these properties, else from these environment variables. */
    public Settings(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** Returns the settings of this process. */
    public static Settings ofThisProcess() {
        return new Settings(System.getProperties(), System.getenv());
    }

    /** Returns the setting if it is present and not blank; {@code magento.apiKey} is also read from {@code MAGENTO_API_KEY}. */
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
     * Returns a required setting.
     *
     * @throws IllegalArgumentException if it is missing
     */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing: set the environment variable "
                        + variable(name) + " or the system property " + name));
    }

    /**
     * Returns whether the setting is {@code true}.
     *
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public boolean isOn(String name) {
        String value = find(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " is '" + value + "': must be true or false");
        }
        return value.equals("true");
    }

    /** Contains no values, since some are secret. */
    @Override
    public String toString() {
        return "Settings";
    }
}
