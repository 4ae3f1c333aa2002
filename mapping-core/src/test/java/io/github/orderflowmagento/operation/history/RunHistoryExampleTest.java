package io.github.orderflowmagento.operation.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.report.LoggingListener;
import io.github.orderflowmagento.operation.report.ReportFile;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** The examples of {@code run-history.md}. */
class RunHistoryExampleTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final RunState state = RunState.initial();

    @TempDir
    private Path folder;

    @Test
    void aFolderIsFedAndAsked() {
        shop.addOrder("100000123").row("MUG-001", 1);

        RunHistory history = new FileRunHistory(folder.resolve("runs"));
        RunListener listener = history.listener("shop.example.com").and(new LoggingListener());
        OrderExport export =
                OrderExport.between(shop, warehouse).listener(listener).build();

        export.run(state);

        HistoryQuery all = HistoryQuery.all();
        HistoryQuery sinceYesterday = HistoryQuery.builder()
                .since(Instant.now().minus(Duration.ofDays(1)))
                .limit(500)
                .build();

        List<RecordedRun> runs = history.runs(sinceYesterday); // newest first
        List<RecordedItem> order = history.outcomes("100000123", all); // in all runs
        List<RecordedItem> failed = history.failures(sinceYesterday);
        Optional<RecordedItem> sent = history.lastSent("100000123", all);
        try (Stream<RecordedItem> items = history.items(runs.get(0).id())) {
            items.forEach(System.out::println);
        }

        assertThat(order).hasSize(1);
        assertThat(failed).isEmpty();
        assertThat(sent.flatMap(item -> item.item().fingerprint()))
                .isEqualTo(order.get(0).item().fingerprint());

        int deleted = history.deleteBefore(Instant.now().minus(Duration.ofDays(90)));

        assertThat(deleted).isZero();
    }

    @Test
    void aDatabaseIsMadeReady() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

        assertThat(inADatabase(database).runs(HistoryQuery.all())).isEmpty();
    }

    private static RunHistory inADatabase(DataSource database) {
        JdbcRunHistory.createTables(database); // once for each database
        RunHistory history = new JdbcRunHistory(database);
        return history;
    }

    @Test
    void aReportIsWrittenWhileTheRunGoesOn() {
        shop.addOrder("100000123").row("MUG-001", 1);

        try (ReportFile report = ReportFile.html(folder.resolve("orders.html"))) {
            Run run = OrderExport.between(shop, warehouse)
                    .listener(report)
                    .build()
                    .run(state);
            System.out.println(run.summary());
            report.failure().ifPresent(System.err::println);
        }

        assertThat(folder.resolve("orders.html")).content().contains("100000123");
    }
}
