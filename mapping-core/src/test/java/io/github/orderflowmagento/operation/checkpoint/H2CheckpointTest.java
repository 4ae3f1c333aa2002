package io.github.orderflowmagento.operation.checkpoint;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A checkpoint in an embedded database. */
class H2CheckpointTest extends JdbcCheckpointContract {
    private final JdbcDataSource database = new JdbcDataSource();

    @BeforeEach
    void aDatabaseInMemory() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcCheckpoint.createTable(database);
    }

    @Test
    void aDatabaseWithoutAnyTableSaysHowToMakeIt() {
        JdbcDataSource empty = new JdbcDataSource();
        empty.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

        assertThatThrownBy(() -> new JdbcCheckpoint(empty, "order export").run(CheckpointContract::ended))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the database has no table orderflow_checkpoint");
    }

    @Test
    void oneConnectionIsEnough() throws SQLException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(database);
        pool.setMaxConnections(1);
        pool.setLoginTimeout(1);

        new JdbcCheckpoint(pool, "order export").run(state -> ended(FULL));

        assertThat(new JdbcCheckpoint(pool, "order export").load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aNameThatTheDatabaseTakesForAnotherIsRejected() {
        execute(
                database,
                "CREATE TABLE any_case (name VARCHAR_IGNORECASE(200) NOT NULL PRIMARY KEY,"
                        + " version BIGINT NOT NULL, state TEXT NOT NULL)");
        Checkpoint shop = new JdbcCheckpoint(database, "order export, Shop", "any_case");
        Checkpoint other = new JdbcCheckpoint(database, "order export, shop", "any_case");
        shop.run(state -> ended(FULL));

        assertThatThrownBy(() -> other.run(CheckpointContract::ended))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("checkpoint order export, shop in table any_case: the database takes the name"
                        + " 'order export, shop' for 'order export, Shop', which is another checkpoint. Choose names");
        assertThatThrownBy(other::load).isInstanceOf(IllegalStateException.class);
        assertThat(shop.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void theThreadThatKeepsTheLeaseEndsWithTheRun() {
        new JdbcCheckpoint(database, "order export").run(state -> {
            awaitKeepers(true);
            return ended(state);
        });

        awaitKeepers(false);
    }

    @Test
    void aTableNameThatIsMoreThanANameIsRejected() {
        assertThatThrownBy(() -> new JdbcCheckpoint(database, "order export", "t; DROP TABLE t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("table: ");
    }

    private static void awaitKeepers(boolean any) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> any
                        == Thread.getAllStackTraces().keySet().stream()
                                .anyMatch(thread ->
                                        thread.isDaemon() && thread.getName().equals(JdbcLease.THREAD)));
    }

    @Override
    DataSource isolated(int level) {
        String name = level == Connection.TRANSACTION_REPEATABLE_READ ? "REPEATABLE READ" : "READ COMMITTED";
        JdbcDataSource isolated = new JdbcDataSource();
        isolated.setURL(database.getURL() + ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + name);
        return isolated;
    }

    @Override
    DataSource database() {
        return database;
    }
}
