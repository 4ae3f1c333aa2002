package io.github.orderflowmagento.examples.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.operation.checkpoint.JdbcCheckpoint;

/** The database that all machines share, with schedules, states and despatches. */
final class Database {
    private static final String TABLES = "tables.sql";

    private Database() {}

    /**
     * Opens the database of the settings: {@code schedule.database} (a JDBC URL; default: an H2 file, for one process only), {@code
     * schedule.databaseUser} and {@code schedule.databasePassword}.
     */
    static HikariDataSource of(Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.find("schedule.database").orElse("jdbc:h2:./orderflow-schedule"));
        settings.find("schedule.databaseUser").ifPresent(config::setUsername);
        settings.find("schedule.databasePassword").ifPresent(config::setPassword);
        return new HikariDataSource(config);
    }

    /** Creates the tables; once per database. */
    static void setUp(DataSource database) {
        JdbcCheckpoint.createTable(database);
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                InputStream script = Database.class.getResourceAsStream(TABLES)) {
            String tables = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            sql.execute(tables);
        } catch (SQLException e) {
            throw new IllegalStateException("The tables could not be created: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
