package io.github.orderflowmagento.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.cli.config.Configuration;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.config.Profile;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.ShopBuilder;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.history.RunHistory;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** The connections and stores of a profile, opened on first use and closed at the end. Not thread-safe. */
final class Session implements AutoCloseable {
    /** A setting by its name in the quick start, for example {@code magento.apiKey}, which differs from the name in the configuration. */
    private static final Pattern SETTING = Pattern.compile("\\b(?:magento|orderflow)\\.[a-z]+(?:[A-Z][a-z]+)+");

    private final Profile profile;
    private final Storage storage;
    private @Nullable Magento shop;
    private @Nullable OrderFlow warehouse;

    Session(Configuration configuration, Profile profile) {
        this.profile = profile;
        this.storage = new Storage(profile, configuration.stateFolder(profile.name()));
    }

    Profile profile() {
        return profile;
    }

    Storage storage() {
        return storage;
    }

    Magento shop() {
        if (shop == null) {
            ShopBuilder<?> builder = shopBuilder();
            shop = configured(builder::build);
        }
        return shop;
    }

    ShopBuilder<?> shopBuilder() {
        return configured(() -> Connections.shopBuilder(profile.shop()).orElseThrow());
    }

    OrderFlow warehouse() {
        if (warehouse == null) {
            OrderFlowClient.Builder builder = warehouseBuilder();
            warehouse = configured(builder::build);
        }
        return warehouse;
    }

    OrderFlowClient.Builder warehouseBuilder() {
        return configured(
                () -> Connections.warehouseBuilder(profile.warehouse()).orElseThrow());
    }

    /** Reports exceptions of builders as mistakes in the configuration. */
    static <T> T configured(Supplier<T> built) {
        try {
            return built.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ConfigurationException(
                    SETTING.matcher(String.valueOf(e.getMessage())).replaceAll(name -> Key.ofSetting(name.group())));
        }
    }

    /** Returns the shop's name in states and in the record of runs. */
    String shopName() {
        return profile.find(Key.SHOP_NAME).orElseGet(() -> shop().address());
    }

    Checkpoint checkpoint(OperationName operation) {
        return storage.checkpoint(operation);
    }

    RunHistory history() {
        return storage.history();
    }

    /**
     * Returns the mappings of the profile: the standard mappings with the changes of the packages on the class path and of the mapping
     * file.
     */
    Mappings mappings() {
        return mappings(profile.path(Key.MAPPING_FILE));
    }

    /** Returns the mappings with the given file, or without a file. */
    static Mappings mappings(Optional<Path> file) {
        Mappings standard = configured(() -> Mappings.standard().withPackages());
        return file.map(path -> {
                    MappingFile changes = mappingFile(path);
                    return configured(() -> standard.with(changes));
                })
                .orElse(standard);
    }

    private static MappingFile mappingFile(Path path) {
        String name = path.toString();
        try {
            String text = Files.readString(path);
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.endsWith(".json")
                    ? MappingFile.json(name, text)
                    : lower.endsWith(".xml")
                            ? MappingFile.extensionConfiguration(name, text)
                            : MappingFile.properties(name, text);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(name + ": there is no such mapping file");
        } catch (IOException e) {
            throw new ConfigurationException(
                    name + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void close() {
        if (shop != null) {
            shop.close();
        }
        if (warehouse != null) {
            warehouse.close();
        }
        storage.close();
    }
}
