package io.github.orderflowmagento.cli.config;

import java.nio.file.Path;
import java.util.Map;

/** The default folders: XDG Base Directory Specification. */
public final class Folders {
    private static final String NAME = "orderflow-magento";

    private final Map<String, String> environment;

    /** Creates folders from these environment variables. */
    public Folders(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Returns the configuration file: {@code ~/.config/orderflow-magento/config.toml}, or below {@code XDG_CONFIG_HOME}. */
    public Path configFile() {
        return base("XDG_CONFIG_HOME", ".config").resolve(NAME).resolve("config.toml");
    }

    /** Returns the folder for states: {@code ~/.local/state/orderflow-magento}, or below {@code XDG_STATE_HOME}. */
    public Path state() {
        return base("XDG_STATE_HOME", ".local/state").resolve(NAME);
    }

    private Path base(String variable, String inHome) {
        String folder = environment.getOrDefault(variable, "");
        return Path.of(folder).isAbsolute() ? Path.of(folder) : home().resolve(inHome);
    }

    /** Parses a path that may begin with {@code ~}; a relative one is relative to the folder. */
    Path resolve(Path folder, String path) {
        return path.equals("~") || path.startsWith("~/")
                ? home().resolve(path.substring(Math.min(2, path.length())))
                : folder.resolve(path);
    }

    private Path home() {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }
}
