package io.github.orderflowmagento.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.cli.config.Profile;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint;
import io.github.orderflowmagento.operation.history.FileRunHistory;
import io.github.orderflowmagento.operation.history.JdbcRunHistory;
import io.github.orderflowmagento.operation.history.RunHistory;

/**
 * The storage of a profile's states and record of runs: a folder, or a database, whose tables are created if they are missing. Not
 * thread-safe.
 */
final class Storage implements AutoCloseable {
    private static final String JDBC = "jdbc:";
    private static final int CONNECTIONS = 4;
    private static final long CONNECT_MILLIS = 10_000;

    private final Profile profile;
    private final Path folder;
    private final Map<String, HikariDataSource> databases = new HashMap<>();

    /** @param folder the default folder for states */
    Storage(Profile profile, Path folder) {
        this.profile = profile;
        this.folder = folder;
    }

    /** Returns the location of the states, for people. */
    String location() {
        return profile.find(Key.STATE_LOCATION)
                .map(location -> location.startsWith(JDBC)
                        ? location
                        : profile.path(location).toString())
                .orElse(folder.toString());
    }

    /** Returns the location of the record of runs, for people. */
    String historyLocation() {
        return profile.find(Key.HISTORY_LOCATION)
                .map(location -> location.startsWith(JDBC)
                        ? location
                        : profile.path(location).toString())
                .orElseGet(() -> location().startsWith(JDBC) ? location() : location() + "/runs");
    }

    Checkpoint checkpoint(OperationName operation) {
        String location = location();
        if (location.startsWith(JDBC)) {
            return Session.configured(() -> {
                HikariDataSource database = database(location);
                JdbcCheckpoint.createTable(database);
                return new JdbcCheckpoint(
                        database,
                        operation.words() + ", " + profile.find(Key.STATE_NAME).orElse(profile.name()));
            });
        }
        return Session.configured(
                () -> new FileCheckpoint(made(Path.of(location)).resolve(operation.file())));
    }

    RunHistory history() {
        String location = historyLocation();
        if (location.startsWith(JDBC)) {
            return Session.configured(() -> {
                HikariDataSource database = database(location);
                JdbcRunHistory.createTables(database);
                return new JdbcRunHistory(database);
            });
        }
        return new FileRunHistory(Path.of(location));
    }

    private static Path made(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                boolean isPosix =
                        path.getFileSystem().supportedFileAttributeViews().contains("posix");
                if (isPosix) {
                    Files.createDirectories(
                            path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectories(path);
                }
            }
            return path;
        } catch (IOException e) {
            throw new ConfigurationException("state.location: " + path + " cannot be made ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private HikariDataSource database(String url) {
        return databases.computeIfAbsent(url, address -> {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(address);
            config.setMaximumPoolSize(CONNECTIONS);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(CONNECT_MILLIS);
            profile.find(Key.STATE_USER).ifPresent(config::setUsername);
            profile.secret(Key.STATE_PASSWORD).ifPresent(config::setPassword);
            try {
                return new HikariDataSource(config);
            } catch (RuntimeException e) { // the cause may quote the URL
                throw new ConfigurationException("state.location: the database cannot be reached: "
                        + String.valueOf(e.getMessage()).replace(address, "(its URL)"));
            }
        });
    }

    @Override
    public void close() {
        databases.values().forEach(HikariDataSource::close);
    }
}
