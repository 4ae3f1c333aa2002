package io.github.orderflowmagento.examples.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.ShipmentNotification;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What OrderFlow has been told was received is there until the shop knows of it. */
class DespatchQueueTest {
    private HikariDataSource database;
    private DespatchQueue queue;

    @SuppressWarnings("NullAway.Init") // set before each test
    DespatchQueueTest() {}

    @BeforeEach
    void anEmptyDatabase() {
        Properties properties = new Properties();
        properties.setProperty("schedule.database", "jdbc:h2:mem:");
        database = Database.of(new Settings(properties, Map.of()));
        Database.setUp(database);
        queue = new DespatchQueue(database, "acme");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The recorded message, of another order and number. */
    static String message(String order, long messageId) {
        try (InputStream recorded = DespatchQueueTest.class.getResourceAsStream("orderflow-shipment-create.xml")) {
            return new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("100000031", order)
                    .replace("6001", String.valueOf(messageId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> waiting() {
        return queue.waiting().stream().map(ShipmentNotification::key).toList();
    }

    private static Run run(List<DespatchNotification> despatches, Outcome... outcomes) {
        Run.Builder run = Run.builder();
        run.operation("shipment notification").isDryRun(false).next(RunState.initial());
        for (int i = 0; i < outcomes.length; i++) {
            run.addItems(new ItemOutcome(ShipmentNotification.key(despatches.get(i)), outcomes[i], ""));
        }
        return run.build();
    }

    @Test
    void aMessageThatComesTwiceIsKeptOnce() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000009", 6001));
        queue.add(message("100000009", 6002));

        assertThat(waiting()).containsExactly("100000009/6001", "100000009/6002");
    }

    @Test
    void whatTheShopKnowsOfIsForgotten() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000011", 6002));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.DONE, Outcome.ALREADY_THERE), passedIn);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatWaitsStays() {
        queue.add(message("100000009", 6001));
        queue.add(message("100000011", 6002));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.WILL_RETRY, Outcome.DONE), passedIn);

        assertThat(waiting()).containsExactly("100000009/6001");
    }

    @Test
    void whatWasGivenUpStaysToBeRequeued() {
        queue.add(message("100000009", 6001));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.GIVEN_UP), passedIn);

        assertThat(waiting()).containsExactly("100000009/6001");
    }

    @Test
    void whatComesInDuringARunStays() {
        queue.add(message("100000009", 6001));
        List<DespatchNotification> passedIn = queue.waiting();
        queue.add(message("100000011", 6002));

        queue.settle(run(passedIn, Outcome.DONE), passedIn);

        assertThat(waiting()).containsExactly("100000011/6002");
    }

    @Test
    void theMessagesOfAnotherShopAreNotOurs() {
        DespatchQueue other = new DespatchQueue(database, "bells");
        other.add(message("100000009", 6001));
        queue.add(message("100000009", 6001));
        List<DespatchNotification> passedIn = queue.waiting();

        queue.settle(run(passedIn, Outcome.DONE), passedIn);

        assertThat(waiting()).isEmpty();
        assertThat(other.waiting()).hasSize(1);
    }

    @Test
    void whatIsNoDespatchIsRefusedBeforeItIsAcknowledged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.add(message("100000009", 6001).replace("ShipmentCreate", "Unknown")));
        assertThatThrownBy(() -> queue.add("<unfinished")).isInstanceOf(InvalidMessageException.class);
        assertThat(waiting()).isEmpty();
    }
}
