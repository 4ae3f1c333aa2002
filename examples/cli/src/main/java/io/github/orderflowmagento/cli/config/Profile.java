package io.github.orderflowmagento.cli.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import io.github.orderflowmagento.examples.quickstart.Settings;

/**
 * The settings of one profile: command-line options take precedence over the environment, the profile in the file, and its defaults. Secrets are
 * read when they are needed. Not thread-safe.
 */
public final class Profile {
    /**
     * The value of a key.
     *
     * @param form for a secret, its form
     * @param text the value; for a secret in another form, the file or the command
     * @param origin where it is set
     */
    private record Value(SecretForm form, String text, String origin) {}

    private final String name;
    private final Map<Key, Value> values = new LinkedHashMap<>();
    private final Map<Key, String> secrets = new LinkedHashMap<>();
    private final Folders folders;
    private final Path folder;

    Profile(String name, Folders folders, Path folder) {
        this.name = name;
        this.folders = folders;
        this.folder = folder;
    }

    /** Sets values that are not set yet. */
    void add(Map<String, String> source, String origin, boolean isEnvironment) {
        for (Key key : Key.values()) {
            if (values.containsKey(key)) {
                continue;
            }
            for (SecretForm form : key.isSecret() ? List.of(SecretForm.values()) : List.of(SecretForm.LITERAL)) {
                String written = isEnvironment
                        ? key.variable() + form.suffix().toUpperCase(Locale.ROOT)
                        : key.text() + form.suffix();
                String text = source.getOrDefault(written, "").strip();
                if (!text.isEmpty()) {
                    Value before = values.put(key, new Value(form, text, isEnvironment ? written : origin));
                    if (before != null) {
                        throw new ConfigurationException(origin + ": " + key.text() + " is given twice, as "
                                + key.text() + before.form.suffix() + " and " + key.text() + form.suffix());
                    }
                }
            }
        }
    }

    /** Returns the profile's name; {@code default} if none was chosen. */
    public String name() {
        return name;
    }

    /** Returns the value of a key that is not a secret, if it is set. */
    public Optional<String> find(Key key) {
        return Optional.ofNullable(values.get(key)).map(Value::text);
    }

    /**
     * Returns the value of a key that is a share, if it is set.
     *
     * @throws ConfigurationException if it is not a number from 0 to 1
     */
    public Optional<Double> share(Key key) {
        return find(key).map(text -> {
            if (!text.matches("0|1|[01]?\\.\\d{1,9}") || Double.parseDouble(text) > 1) {
                throw new ConfigurationException(
                        key.text() + ": '" + text + "' is not a share from 0 to 1, for example 0.5");
            }
            return Double.valueOf(text);
        });
    }

    /** Returns whether a key is set, in any form. */
    public boolean has(Key key) {
        return values.containsKey(key);
    }

    /** Returns where a key is set; empty if it is not. */
    public Optional<String> origin(Key key) {
        return Optional.ofNullable(values.get(key)).map(Value::origin);
    }

    /** Returns the value for display, if it is set; for a secret, only its form. */
    public Optional<String> shown(Key key) {
        return Optional.ofNullable(values.get(key))
                .map(value -> !key.isSecret()
                        ? value.text()
                        : switch (value.form()) {
                            case LITERAL -> "(secret)";
                            case FILE -> "(of the file " + value.text() + ")";
                            case COMMAND -> "(of a command)";
                        });
    }

    /** Returns the path in a key, if it is set; a relative path is resolved against the folder of the configuration. */
    public Optional<Path> path(Key key) {
        return find(key).map(text -> folders.resolve(folder, text));
    }

    /** Returns the path in a text, as {@link #path(Key)}. */
    public Path path(String text) {
        return folders.resolve(folder, text);
    }

    /**
     * Returns the secret from its source. Does not prompt: empty if the secret is not set and was not prompted for before.
     *
     * @throws ConfigurationException if it cannot be read
     */
    public Optional<String> secret(Key key) {
        Value value = values.get(key);
        if (value == null) {
            return Optional.ofNullable(secrets.get(key));
        }
        return Optional.of(secrets.computeIfAbsent(key, asked -> switch (value.form()) {
            case LITERAL -> value.text();
            case FILE -> Secrets.ofFile(key, path(value.text()));
            case COMMAND -> Secrets.ofCommand(key, value.text());
        }));
    }

    /** Like {@link #secret}, but prompts if it is not set and there is a terminal. */
    private Optional<String> secretOrPrompt(Key key) {
        Optional<String> secret = secret(key).or(() -> Secrets.ofPrompt(key, name));
        secret.ifPresent(text -> secrets.put(key, text));
        return secret;
    }

    /**
     * Returns a required value.
     *
     * @throws ConfigurationException if it is not set; the message says what to do
     */
    public String require(Key key) {
        return (key.isSecret() ? secretOrPrompt(key) : find(key)).orElseThrow(() -> missing(key));
    }

    private ConfigurationException missing(Key key) {
        return new ConfigurationException("profile " + name + " has no " + key.text() + ": set it in the configuration"
                + (key.isSecret() ? ", by " + key.text() + "_file or " + key.text() + "_command," : "") + " or as "
                + key.variable() + " in the environment");
    }

    /**
     * Returns the base address of OrderFlow's pages, to which nothing is sent.
     *
     * @throws ConfigurationException if it is not set, or not an address
     */
    public String pages() {
        Address.check(Key.ORDERFLOW_URL, require(Key.ORDERFLOW_URL), Key.ORDERFLOW_ALLOW_PLAIN_HTTP, true);
        return require(Key.ORDERFLOW_URL);
    }

    private void checkAddress(Key key, Key allowed) {
        boolean isAllowed = find(allowed).filter("true"::equalsIgnoreCase).isPresent();
        Address.check(key, require(key), allowed, isAllowed);
    }

    /**
     * Returns the settings of the shop, including secrets.
     *
     * @throws ConfigurationException if one is missing; the message says what to do
     */
    public Settings shop() {
        checkAddress(Key.MAGENTO_URL, Key.MAGENTO_ALLOW_PLAIN_HTTP);
        if (has(Key.MAGENTO_CONSUMER_KEY) || has(Key.MAGENTO_TOKEN)) {
            require(Key.MAGENTO_CONSUMER_KEY);
            require(Key.MAGENTO_CONSUMER_SECRET);
            require(Key.MAGENTO_TOKEN);
            require(Key.MAGENTO_TOKEN_SECRET);
        } else if (!has(Key.MAGENTO_BEARER)) {
            if (!has(Key.MAGENTO_USER)) {
                throw new ConfigurationException(
                        "profile " + name + " has no credentials of the shop: set magento.user and"
                                + " magento.api_key (Magento 1), or magento.consumer_key, consumer_secret, token and token_secret"
                                + " (Magento 2)");
            }
            require(Key.MAGENTO_API_KEY);
        }
        return settings("magento.");
    }

    /**
     * Returns the settings of the warehouse, including secrets.
     *
     * @throws ConfigurationException if one is missing; the message says what to do
     */
    public Settings warehouse() {
        for (Key key : List.of(
                Key.ORDERFLOW_URL,
                Key.ORDERFLOW_USER,
                Key.ORDERFLOW_PASSWORD,
                Key.ORDERFLOW_ORGANISATION,
                Key.ORDERFLOW_CHANNEL)) {
            require(key);
        }
        checkAddress(Key.ORDERFLOW_URL, Key.ORDERFLOW_ALLOW_PLAIN_HTTP);
        return settings("orderflow.");
    }

    /** Returns the settings of one side, by the quick start's names. */
    private Settings settings(String side) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            if (key.text().startsWith(side)) {
                (key.isSecret() ? secret(key) : find(key)).ifPresent(text -> variables.put(key.variable(), text));
            }
        }
        return new Settings(new Properties(), variables);
    }

    /** Contains no values, since some are secret. */
    @Override
    public String toString() {
        return "Profile[" + name + "]";
    }
}
