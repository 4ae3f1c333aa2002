package io.github.orderflowmagento.operation.checkpoint;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.LeaseLost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of a checkpoint in any database. */
abstract class JdbcCheckpointContract extends CheckpointContract {
    private String name = "";

    abstract DataSource database();

    final String name() {
        return name;
    }

    @BeforeEach
    void aNameOfItsOwn() {
        name = "order export " + UUID.randomUUID();
    }

    @Override
    Checkpoint checkpoint() {
        return new JdbcCheckpoint(database(), name);
    }

    static void execute(DataSource database, String statement) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherMachineSeesWhatWasSaved() {
        checkpoint().save(checkpoint().load(), FULL);

        assertThat(new JdbcCheckpoint(database(), name).load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
    void theFirstRunHoldsItsRowUnderBothUsualIsolationLevels(int level) {
        DataSource database = isolated(level);

        new JdbcCheckpoint(database, name).run(state -> {
            assertThatThrownBy(() -> new JdbcCheckpoint(database, name).run(CheckpointContract::ended))
                    .isInstanceOf(Checkpoint.Conflict.class);
            return ended(FULL);
        });

        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    /** Returns the database with this default isolation level of transactions. */
    abstract DataSource isolated(int level);

    @Test
    void theTableIsMadeOnceAndIsLeftAloneWhereItIsThere() {
        checkpoint().save(checkpoint().load(), FULL);

        JdbcCheckpoint.createTable(database());

        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aTableOfAnotherNameIsMadeLikeIt() {
        JdbcCheckpoint.createTable(database(), "states_of_acme");
        Checkpoint checkpoint = new JdbcCheckpoint(database(), name, "states_of_acme");

        checkpoint.run(state -> ended(FULL));

        assertThat(checkpoint.load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aMissingTableIsReportedWithTheRemedy() {
        Checkpoint checkpoint = new JdbcCheckpoint(database(), name, "nobody_made_this");

        assertThatThrownBy(() -> checkpoint.run(CheckpointContract::ended))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(checkpoint + ": the database has no table nobody_made_this. Make it once, with"
                        + " JdbcCheckpoint.createTable or the script for your database in the jar of this library");
    }

    @Test
    void twoNamesAreTwoCheckpoints() {
        checkpoint().save(checkpoint().load(), FULL);

        assertThat(new JdbcCheckpoint(database(), "product export " + name).load())
                .isEqualTo(new Checkpoint.Versioned(RunState.initial(), 0));
    }

    @Test
    void aRunThatFailsSavesNothingAndLetsTheNextOneRun() {
        Checkpoint checkpoint = checkpoint();

        assertThatThrownBy(() -> checkpoint.run(state -> {
                    throw new IllegalStateException("the operation broke");
                }))
                .hasMessage("the operation broke");

        assertThat(checkpoint.run(state -> ended(state)).next()).isEqualTo(RunState.initial());
    }

    @Test
    void aStateOfALaterFormatIsRejectedByName() {
        checkpoint().save(checkpoint().load(), FULL);
        execute(database(), "UPDATE orderflow_checkpoint SET state = '{\"format\": 99}' WHERE name = '" + name + "'");

        assertThatThrownBy(() -> checkpoint().load())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("written by another version of this library");
    }

    @Test
    void aLockThatIsGoneWithoutAWordIsMissedOnceAnotherRunHasSaved() {
        AtomicReference<Connection> connection = new AtomicReference<>();

        Run run = watched(connection).run(state -> {
            LeaseGuard.beforeWrite();
            rollBack(connection.get());
            checkpoint().run(other -> ended(FULL));
            assertThatNoWriteIsMade();
            return ended(RunState.initial());
        });

        assertThat(run.endedEarly().orElseThrow()).contains("was lost", "its state is not saved");
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    @Test
    void aLockThatIsGoneWithoutAWordIsTakenAgainWhereNobodyElseHadIt() {
        AtomicReference<Connection> connection = new AtomicReference<>();

        Run run = watched(connection).run(state -> {
            rollBack(connection.get());
            LeaseGuard.beforeWrite();
            assertThatThrownBy(() -> checkpoint().run(CheckpointContract::ended))
                    .isInstanceOf(Checkpoint.Conflict.class);
            return ended(FULL);
        });

        assertThat(run.endedEarly()).isEmpty();
        assertThat(checkpoint().load()).isEqualTo(new Checkpoint.Versioned(FULL, 1));
    }

    /** Returns the checkpoint on a database whose last connection is accessible to the test. */
    private Checkpoint watched(AtomicReference<Connection> last) {
        DataSource database = database();
        Object watched = Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(database, arguments);
                    if (result instanceof Connection connection) {
                        last.set(connection);
                    }
                    return result;
                });
        return new JdbcCheckpoint((DataSource) watched, name);
    }

    private static void rollBack(@Nullable Connection connection) {
        try {
            Objects.requireNonNull(connection).rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    final void assertThatNoWriteIsMade() {
        assertThatThrownBy(LeaseGuard::beforeWrite)
                .isInstanceOf(LeaseLost.class)
                .hasMessageStartingWith("the lease of " + checkpoint() + " was lost: ");
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatThrownBy(() -> new JdbcCheckpoint(database(), name, "no_such_table").load())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(name, "no_such_table");
    }
}
