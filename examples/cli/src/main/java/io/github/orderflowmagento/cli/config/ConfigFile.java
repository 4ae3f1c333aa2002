package io.github.orderflowmagento.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;

import io.github.orderflowmagento.mapping.NearestName;

/**
 * A file of profiles, as TOML:
 *
 * <pre>
 * [default]
 * orderflow.url = "https://orderflow.example.com/"
 *
 * [profile.acme-uk]
 * magento.url = "https://uk.acme.example/"
 * magento.api_key_command = "pass show acme-uk"
 * </pre>
 *
 * <p>A key that a profile does not set has the value in {@code [default]}.
 */
final class ConfigFile {
    /** The name of the section with the defaults of all profiles, and of the profile that is used if none is named. */
    static final String DEFAULT = "default";

    private static final String PROFILE = "profile";
    private static final long LARGEST = 1024 * 1024;

    private final Path path;
    private final Map<String, Map<String, String>> sections;
    private final Map<String, List<String>> mistakes;

    private ConfigFile(Path path, Map<String, Map<String, String>> sections, Map<String, List<String>> mistakes) {
        this.path = path;
        this.sections = sections;
        this.mistakes = mistakes;
    }

    /**
     * Reads the file.
     *
     * @param required whether the file must exist; otherwise a missing file counts as empty
     * @throws ConfigurationException if it is missing, cannot be read, or is not TOML
     */
    static ConfigFile read(Path path, boolean required) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new ConfigurationException(path + ": larger than " + LARGEST + " bytes");
            }
            return of(path, Files.readString(path));
        } catch (NoSuchFileException e) {
            if (required) {
                throw new ConfigurationException(path + ": there is no such file");
            }
            return new ConfigFile(path, Map.of(), Map.of());
        } catch (IOException e) {
            throw new ConfigurationException(
                    path + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static ConfigFile of(Path path, String text) {
        JsonNode root;
        try {
            root = new TomlMapper().readTree(text);
        } catch (JacksonException e) { // its message quotes the line, which may hold a secret
            throw new ConfigurationException(
                    path + ": not TOML in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        ConfigFile file = new ConfigFile(path, new LinkedHashMap<>(), new LinkedHashMap<>());
        root.properties().forEach(entry -> file.readTop(entry.getKey(), entry.getValue()));
        return file;
    }

    private void readTop(String name, JsonNode value) {
        if (name.equals(DEFAULT) && value.isObject()) {
            readSection(DEFAULT, value);
        } else if (name.equals(PROFILE) && value.isObject()) {
            value.properties().forEach(profile -> {
                if (profile.getValue().isObject() && !profile.getKey().equals(DEFAULT)) {
                    readSection(profile.getKey(), profile.getValue());
                } else {
                    mistake(DEFAULT, "[profile." + profile.getKey() + "] is not a profile");
                }
            });
        } else {
            mistake(
                    DEFAULT,
                    name + " is unknown" + NearestName.to(name, List.of("[default]", "[profile.NAME]"))
                            + ": keys must be in a section");
        }
    }

    private void readSection(String section, JsonNode values) {
        sections.put(section, new LinkedHashMap<>());
        readValues(section, "", values);
    }

    private void readValues(String section, String prefix, JsonNode values) {
        values.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                readValues(section, name + ".", entry.getValue());
            } else if (Key.names().contains(name)) {
                readValue(section, name, entry.getValue());
            } else {
                mistake(section, name + " is unknown" + nearest(name));
            }
        });
    }

    private static String nearest(String name) {
        return NearestName.nearest(name, Key.names())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; orderflow-magento config check --keys lists all");
    }

    private void readValue(String section, String name, JsonNode value) {
        boolean isList = value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
        if (!isList && !value.isValueNode()) {
            mistake(section, name + " must be a text");
            return;
        }
        String text = isList
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
        section(section).put(name, text);
    }

    private void mistake(String section, String problem) {
        String place = section.equals(DEFAULT) ? "[default]" : "[profile." + section + "]";
        mistakes.computeIfAbsent(section, name -> new ArrayList<>()).add(path + ", " + place + ": " + problem);
    }

    Path path() {
        return path;
    }

    /** Returns the profiles in the file, without the defaults. */
    List<String> profiles() {
        return sections.keySet().stream().filter(name -> !name.equals(DEFAULT)).toList();
    }

    /** Returns the settings of a section, by key; empty if there is no such section. */
    Map<String, String> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }

    /** Returns the mistakes in a profile and its defaults. */
    List<String> mistakes(String profile) {
        return Stream.of(DEFAULT, profile)
                .distinct()
                .flatMap(section -> mistakes.getOrDefault(section, List.of()).stream())
                .toList();
    }

    /** Returns all mistakes. */
    List<String> mistakes() {
        return mistakes.values().stream().flatMap(List::stream).toList();
    }

    /** Returns whether the file contains a secret and can be read by other users than its owner. */
    boolean showsSecrets() {
        boolean hasSecret = Stream.of(Key.values())
                .filter(Key::isSecret)
                .anyMatch(key -> sections.values().stream().anyMatch(section -> section.containsKey(key.text())));
        try {
            return hasSecret
                    && Files.getPosixFilePermissions(path).stream()
                            .anyMatch(
                                    Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ)::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // not known
        }
    }
}
