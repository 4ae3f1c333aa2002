package io.github.orderflowmagento.cli.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.mapping.NearestName;

/** The configuration of this process: the file, the environment, and the command line. Not thread-safe. */
public final class Configuration {
    /** The name of the profile whose values are the defaults of all others. */
    public static final String DEFAULT = ConfigFile.DEFAULT;

    private static final String VARIABLE_OF_FILE = "ORDERFLOW_MAGENTO_CONFIG";
    private static final String VARIABLE_OF_PROFILE = "ORDERFLOW_MAGENTO_PROFILE";

    private final ConfigFile file;
    private final Map<String, String> environment;
    private final Map<String, String> overrides;

    private Configuration(ConfigFile file, Map<String, String> environment, Map<String, String> overrides) {
        this.file = file;
        this.environment = environment;
        this.overrides = overrides;
    }

    /**
     * Reads the named file, else the file of {@code ORDERFLOW_MAGENTO_CONFIG}, else {@link Folders#configFile}, which may be missing.
     *
     * @param overrides values of keys, which take precedence over the environment and the file
     * @throws ConfigurationException if the file cannot be read, or a key of the overrides is unknown or a secret
     */
    public static Configuration read(
            Optional<Path> named, Map<String, String> overrides, Map<String, String> environment) {
        overrides.keySet().forEach(Configuration::checkOverride);
        Optional<Path> path =
                named.or(() -> variable(environment, VARIABLE_OF_FILE).map(Path::of));
        ConfigFile file = ConfigFile.read(
                path.orElseGet(new Folders(environment)::configFile).toAbsolutePath(), path.isPresent());
        return new Configuration(file, Map.copyOf(environment), Map.copyOf(overrides));
    }

    private static void checkOverride(String name) {
        List<String> settable = Stream.of(Key.values())
                .filter(key -> !key.isSecret())
                .map(Key::text)
                .toList();
        if (Key.names().contains(name) && !settable.contains(name)) {
            throw new ConfigurationException(
                    "--set " + name + ": a secret must not be on the command line, where others"
                            + " can see it: set it in the environment, or by a file or a command in the configuration");
        }
        if (!settable.contains(name)) {
            throw new ConfigurationException("--set " + name + " is unknown"
                    + NearestName.nearest(name, settable)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; orderflow-magento config check --keys lists all"));
        }
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Returns the name of the profile: the given name, else that of {@code ORDERFLOW_MAGENTO_PROFILE}, else {@code default}. */
    public String profileName(Optional<String> named) {
        return named.or(() -> variable(environment, VARIABLE_OF_PROFILE)).orElse(ConfigFile.DEFAULT);
    }

    /**
     * Returns a profile.
     *
     * @throws ConfigurationException if there is no such profile, or its settings contain mistakes
     */
    public Profile profile(Optional<String> named) {
        String name = profileName(named);
        if (!name.equals(ConfigFile.DEFAULT) && !file.profiles().contains(name)) {
            throw new ConfigurationException(file.path() + " has no profile " + name
                    + (file.profiles().isEmpty() ? "" : NearestName.to(name, file.profiles())));
        }
        List<String> mistakes = file.mistakes(name);
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(String.join("\n", mistakes));
        }
        return unchecked(name);
    }

    private Profile unchecked(String name) {
        Path parent = file.path().getParent();
        Profile profile = new Profile(name, new Folders(environment), parent == null ? file.path() : parent);
        profile.add(new LinkedHashMap<>(overrides), "option --set", false);
        profile.add(environment, "environment", true);
        profile.add(file.section(name), "[profile." + name + "]", false);
        profile.add(file.section(ConfigFile.DEFAULT), "[default]", false);
        return profile;
    }

    /** Returns the mistakes in the file, in any profile. */
    public List<String> mistakes() {
        return file.mistakes();
    }

    /** Returns the mistakes in a profile and its defaults. */
    public List<String> mistakes(Optional<String> profile) {
        return file.mistakes(profileName(profile));
    }

    /** Returns the file, which may be missing. */
    public Path path() {
        return file.path();
    }

    /** Returns the profiles in the file, without the defaults. */
    public List<String> profiles() {
        return file.profiles();
    }

    /** Returns a warning if the file contains secrets that other users can read; otherwise empty. */
    public Optional<String> warning() {
        return file.showsSecrets()
                ? Optional.of(file.path() + ": others can read it, and it holds secrets: chmod 600 it")
                : Optional.empty();
    }

    /** Returns the default folder for the states of a profile. */
    public Path stateFolder(String profile) {
        return new Folders(environment).state().resolve(profile);
    }
}
