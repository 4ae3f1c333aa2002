package io.github.orderflowmagento.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of the configuration. */
public enum Key {
    /** The shop's address. */
    MAGENTO_URL("magento.url", "the shop's base URL"),
    /** Magento 1: the API user. */
    MAGENTO_USER("magento.user", "Magento 1: the API user"),
    /** Magento 1: the API user's key. */
    MAGENTO_API_KEY("magento.api_key", "Magento 1: the user's key", true),
    /** Magento 2: consumer key. */
    MAGENTO_CONSUMER_KEY("magento.consumer_key", "Magento 2: consumer key of the integration"),
    /** Magento 2: consumer secret. */
    MAGENTO_CONSUMER_SECRET("magento.consumer_secret", "Magento 2: its consumer secret", true),
    /** Magento 2: access token. */
    MAGENTO_TOKEN("magento.token", "Magento 2: its access token", true),
    /** Magento 2: access token's secret. */
    MAGENTO_TOKEN_SECRET("magento.token_secret", "Magento 2: its access token's secret", true),
    /** Magento 2: access token alone. */
    MAGENTO_BEARER(
            "magento.bearer", "Magento 2: the access token alone, where the shop takes it as a bearer token", true),
    /** Magento 1: the web service. */
    MAGENTO_WEB_SERVICE("magento.web_service", "Magento 1: xml_rpc (default), soap_v1, soap_v2, soap_v2_wsi"),
    /** Whether plain HTTP is allowed, which sends credentials unencrypted. */
    MAGENTO_ALLOW_PLAIN_HTTP("magento.allow_plain_http", "true: credentials may travel in clear, for a test shop"),

    /** The warehouse's address. */
    ORDERFLOW_URL("orderflow.url", "OrderFlow's base URL"),
    /** OrderFlow's user. */
    ORDERFLOW_USER("orderflow.user", "OrderFlow's user"),
    /** OrderFlow's password. */
    ORDERFLOW_PASSWORD("orderflow.password", "the user's password", true),
    /** The organisation. */
    ORDERFLOW_ORGANISATION("orderflow.organisation", "the merchant's organisation in OrderFlow"),
    /** The channel. */
    ORDERFLOW_CHANNEL("orderflow.channel", "the shop's channel in OrderFlow"),
    /** Whether plain HTTP is allowed, which sends credentials unencrypted. */
    ORDERFLOW_ALLOW_PLAIN_HTTP("orderflow.allow_plain_http", "true: credentials may travel in clear, for a test"),

    /** The mapping file. */
    MAPPING_FILE("mapping.file", "a mapping file: .properties, .json, or the extension's .xml"),
    /** The status codes of orders to export. */
    ORDERS_STATUSES("orders.statuses", "status codes of orders to export (default: processing)"),
    /** Orders placed before this date or time are not exported. */
    ORDERS_PLACED_SINCE("orders.placed_since", "no orders from before this date or time are exported"),
    /** Magento 2: the source that stock is written to. */
    STOCK_SOURCE("stock.source", "Magento 2: the code of the source that stock is written to"),
    /** The share of SKUs that one stock update may set to zero. */
    STOCK_ZERO_LIMIT("stock.zero_limit", "the share of SKUs that one stock update may take to zero (default: 0.5)"),
    /** The shop's name. */
    SHOP_NAME("shop.name", "the shop's name in states and in the record of runs (default: its address)"),
    /** The location of the states. */
    STATE_LOCATION("state.location", "a folder or a JDBC URL for the states (default: the XDG state folder)"),
    /** The state's name in a database. */
    STATE_NAME("state.name", "this profile's name in the database (default: the profile's name)"),
    /** The database's user. */
    STATE_USER("state.user", "the database's user"),
    /** The database's password. */
    STATE_PASSWORD("state.password", "the database's password", true),
    /** The location of the record of runs. */
    HISTORY_LOCATION("history.location", "a folder or a JDBC URL for the record of runs (default: beside the states)");

    private final String text;
    private final String description;
    private final boolean secret;

    Key(String text, String description) {
        this(text, description, false);
    }

    Key(String text, String description, boolean secret) {
        this.text = text;
        this.description = description;
        this.secret = secret;
    }

    /** Returns the key's name in the file, for example {@code magento.url}. */
    public String text() {
        return text;
    }

    /** Returns a description in one line. */
    public String description() {
        return description;
    }

    /** Returns whether its value must not be shown, and may also come from a file, a command or a prompt. */
    public boolean isSecret() {
        return secret;
    }

    /**
     * Returns the key's environment variable, for example {@code MAGENTO_URL}; for keys of neither side, for example {@code
     * ORDERFLOW_MAGENTO_STATE_LOCATION}.
     */
    public String variable() {
        String name = text.replace('.', '_').toUpperCase(Locale.ROOT);
        return text.startsWith("magento.") || text.startsWith("orderflow.") ? name : "ORDERFLOW_MAGENTO_" + name;
    }

    /** Returns the name in the file for a setting of the quick start: {@code magento.api_key} for {@code magento.apiKey}. */
    public static String ofSetting(String name) {
        return name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    /** Returns the key of that name, if there is one. */
    static Optional<Key> of(String text) {
        return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
    }

    /** Returns all names allowed in a file, including those for secrets from elsewhere. */
    static List<String> names() {
        return Arrays.stream(values())
                .flatMap(key -> SecretForm.namesOf(key).stream())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
