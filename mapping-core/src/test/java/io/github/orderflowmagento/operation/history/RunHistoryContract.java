package io.github.orderflowmagento.operation.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;
import io.github.orderflowmagento.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of every history. */
abstract class RunHistoryContract {
    static final String EXPORT = "order export";
    static final String SHA = "ab".repeat(32);
    static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    static final ItemOutcome DONE = ItemOutcome.builder()
            .key("100000009")
            .outcome(Outcome.DONE)
            .detail("")
            .fingerprint(SHA)
            .build();
    static final ItemOutcome WILL_RETRY = ItemOutcome.builder()
            .key("100000017")
            .outcome(Outcome.WILL_RETRY)
            .detail("OrderFlow refuses it: \"Größe\"")
            .attempts(1)
            .dueAt(NOON.plusSeconds(300))
            .build();
    static final ItemOutcome GIVEN_UP = ItemOutcome.of("100000020", Outcome.GIVEN_UP, "no such SKU");

    final SettableClock clock = new SettableClock(NOON);

    /** A separate shop for each test, so that tests can share a database. */
    String shop = "";

    HistoryQuery ofTheShop = HistoryQuery.all();

    @BeforeEach
    void aShopOfItsOwn() {
        shop = "shop " + UUID.randomUUID();
        ofTheShop = HistoryQuery.builder().shop(shop).build();
        clock.set(NOON);
    }

    abstract RunHistory history(Clock clock);

    final RunHistory history() {
        return history(clock);
    }

    final Run run(String operation, ItemOutcome... items) {
        RunListener listener = history().listener(shop);
        listener.started(operation, false);
        for (ItemOutcome item : items) {
            listener.settled(operation, item);
        }
        Run run = ended(operation, items).build();
        listener.ended(run, Duration.ZERO);
        return run;
    }

    static Run.Builder ended(String operation, ItemOutcome... items) {
        Run.Builder run = Run.builder();
        run.operation(operation).isDryRun(false).next(RunState.initial()).addItems(items);
        return run;
    }

    @Test
    void aRunIsRecordedWithItsCountsAndItsResult() {
        RunListener listener = history().listener(shop);
        listener.started(EXPORT, true);
        listener.settled(EXPORT, DONE);
        clock.advance(Duration.ofSeconds(5));
        listener.ended(
                ended(EXPORT, DONE)
                        .isDryRun(true)
                        .endedEarly("HTTP 503")
                        .endedBy(EndReason.BUSY)
                        .addWarnings("one", "two\n")
                        .build(),
                Duration.ofSeconds(5));

        RecordedRun run = history().runs(ofTheShop).get(0);

        assertThat(run)
                .isEqualTo(RecordedRun.builder()
                        .id(run.id())
                        .shop(shop)
                        .operation(EXPORT)
                        .isDryRun(true)
                        .startedAt(NOON)
                        .endedAt(NOON.plusSeconds(5))
                        .counts(Map.of(Outcome.DONE, 1L))
                        .endedEarly("HTTP 503")
                        .endedBy(EndReason.BUSY)
                        .addWarnings("one", "two\n")
                        .build());
        assertThat(run.id()).startsWith("20261130T120000.000Z-order-export-");
        assertThat(history().run(run.id())).contains(run);
    }

    @Test
    void itemsComeInTheirOrderWithAllThatIsKnownOfThem() {
        run(EXPORT, DONE, WILL_RETRY, GIVEN_UP);
        RecordedRun run = history().runs(ofTheShop).get(0);

        try (Stream<RecordedItem> items = history().items(run.id())) {
            List<RecordedItem> all = items.toList();

            assertThat(all).extracting(RecordedItem::item).containsExactly(DONE, WILL_RETRY, GIVEN_UP);
            assertThat(all.get(0))
                    .isEqualTo(RecordedItem.builder()
                            .runId(run.id())
                            .shop(shop)
                            .operation(EXPORT)
                            .isDryRun(false)
                            .settledAt(NOON)
                            .item(DONE)
                            .build());
        }
    }

    @Test
    void runsAreReturnedNewestFirstFilteredAndLimited() {
        for (String operation : List.of(EXPORT, "inventory update", EXPORT, EXPORT)) {
            run(operation);
            clock.advance(Duration.ofHours(1));
        }
        HistoryQuery.Builder exports = HistoryQuery.builder().shop(shop).operation(EXPORT);

        assertThat(history().runs(exports.build()))
                .extracting(RecordedRun::startedAt)
                .containsExactly(hour(3), hour(2), hour(0));
        assertThat(history().runs(exports.limit(2).build()))
                .extracting(RecordedRun::startedAt)
                .containsExactly(hour(3), hour(2));
        assertThat(history().runs(exports.since(hour(3)).build()))
                .extracting(RecordedRun::startedAt)
                .containsExactly(hour(3));
    }

    private static Instant hour(int number) {
        return NOON.plus(Duration.ofHours(number));
    }

    @Test
    void anOrdersOutcomesAreListedFromTheNewestRun() {
        run(EXPORT, WILL_RETRY, DONE);
        clock.advance(Duration.ofHours(1));
        run(EXPORT, ItemOutcome.of("100000017", Outcome.DONE, ""));

        assertThat(history().outcomes("100000017", ofTheShop))
                .extracting(item -> item.item().outcome())
                .containsExactly(Outcome.DONE, Outcome.WILL_RETRY);
        assertThat(history().outcomes("10000001", ofTheShop)).isEmpty();
    }

    @Test
    void failuresSinceATimeAreListedNewestFirst() {
        run(EXPORT, GIVEN_UP);
        clock.advance(Duration.ofHours(1));
        run(EXPORT, DONE, WILL_RETRY, GIVEN_UP);

        HistoryQuery.Builder query = HistoryQuery.builder().shop(shop);
        assertThat(history().failures(query.since(hour(1)).build()))
                .extracting(RecordedItem::item)
                .containsExactly(GIVEN_UP, WILL_RETRY);
        assertThat(history().failures(query.since(NOON).limit(1).build()))
                .extracting(RecordedItem::item)
                .containsExactly(GIVEN_UP);
    }

    @Test
    void theLastSentItemIsNoDryRunAndHasAFingerprint() {
        run(EXPORT, DONE);
        clock.advance(Duration.ofHours(1));
        run(EXPORT, ItemOutcome.of("100000009", Outcome.SKIPPED, "on hold"));
        RunListener dry = history().listener(shop);
        dry.started(EXPORT, true);
        dry.settled(
                EXPORT,
                ItemOutcome.builder().from(DONE).fingerprint("cd".repeat(32)).build());
        dry.ended(ended(EXPORT, DONE).isDryRun(true).build(), Duration.ZERO);

        assertThat(history().lastSent("100000009", ofTheShop))
                .hasValueSatisfying(
                        sent -> assertThat(sent.item().fingerprint()).contains(SHA));
        assertThat(history().lastSent("100000020", ofTheShop)).isEmpty();
    }

    @Test
    void aRunThatBreaksOffHasBegunAndNotEndedAndItsItemsAreCounted() {
        RunListener listener = history().listener(shop);
        listener.started(EXPORT, false);
        listener.settled(EXPORT, DONE);
        listener.settled(EXPORT, GIVEN_UP);
        listener.called(new CallMade(EXPORT, "warehouse.orders.insert", Duration.ZERO, Optional.empty()));

        assertThat(history().runs(ofTheShop)).singleElement().satisfies(run -> {
            assertThat(run.endedAt()).isEmpty();
            assertThat(run.counts()).isEqualTo(Map.of(Outcome.DONE, 1L, Outcome.GIVEN_UP, 1L));
        });
    }

    @Test
    void anItemThatComesASecondLaterIsRecordedAtOnce() {
        RunListener listener = history().listener(shop);
        listener.started(EXPORT, false);
        clock.advance(Duration.ofSeconds(1));
        listener.settled(EXPORT, DONE);

        assertThat(history().outcomes("100000009", ofTheShop)).hasSize(1);
    }

    static Stream<String> strangeKeys() {
        StringBuilder controls = new StringBuilder("x");
        for (char character = 0; character < 160; character++) {
            controls.append(character);
        }
        return Stream.of(
                controls.toString(),
                "SKU\"with'all<&>%_*?;,\\/",
                "\\u0041 is not A",
                "100000009/6001",
                "../../etc/passwd",
                "Größe ＝ 日本語 😀",
                "half a character: \uD83D and \uDE00\uD83D",
                " blanks at both ends  ",
                "",
                "C:\\u\\new",
                "\u202Eright to left\u2066\u2028\u2029\uFEFF",
                "e\u0301 and é",
                "long ".repeat(49));
    }

    @ParameterizedTest
    @MethodSource("strangeKeys")
    void aKeyOfStrangeCharactersIsKeptAndFound(String key) {
        run(EXPORT, DONE, ItemOutcome.of(key, Outcome.GIVEN_UP, key), WILL_RETRY);

        assertThat(history().outcomes(key, ofTheShop))
                .singleElement()
                .satisfies(item -> assertThat(item.item().key()).isEqualTo(key));
        assertThat(history().failures(ofTheShop))
                .extracting(item -> item.item().key())
                .containsExactly(WILL_RETRY.key(), key);
    }

    @Test
    void keysThatDifferByCaseAccentsOrBlanksAreTwo() {
        List<String> keys = List.of("mug", "Mug", "mug ", "müg", " mug");
        run(
                EXPORT,
                keys.stream().map(key -> ItemOutcome.of(key, Outcome.DONE, "")).toArray(ItemOutcome[]::new));

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(history().outcomes(key, ofTheShop)).hasSize(1));
    }

    @Test
    void aVeryLongKeyIsFoundThoughItIsShortened() {
        String key = "0123456789".repeat(10_000);
        String other = key + "0";
        run(EXPORT, ItemOutcome.of(key, Outcome.DONE, ""), ItemOutcome.of(other, Outcome.SKIPPED, key));

        RecordedItem found = history().outcomes(key, ofTheShop).get(0);
        assertThat(found.item().outcome()).isEqualTo(Outcome.DONE);
        assertThat(found.item().key()).startsWith("0123456789").hasSizeLessThan(250);
        assertThat(history().outcomes(found.item().key(), ofTheShop)).containsExactly(found);
        assertThat(history().outcomes(other, ofTheShop))
                .singleElement()
                .satisfies(item -> assertThat(item.item().detail()).hasSize(2_000));
    }

    @Test
    void twoRunsAtOnceAreTwoRecords() throws InterruptedException {
        RunListener one = history().listener(shop);
        one.started(EXPORT, false);
        one.settled(EXPORT, DONE);
        Thread other = new Thread(() -> {
            one.started(EXPORT, false);
            one.settled(EXPORT, GIVEN_UP);
            one.ended(ended(EXPORT, GIVEN_UP).build(), Duration.ZERO);
        });
        other.start();
        other.join();
        one.settled(EXPORT, WILL_RETRY);
        one.ended(ended(EXPORT, DONE, WILL_RETRY).build(), Duration.ZERO);

        assertThat(history().runs(ofTheShop))
                .extracting(run -> run.counts().keySet().size())
                .containsExactlyInAnyOrder(1, 2);
        assertThat(history().outcomes("100000009", ofTheShop).get(0).runId())
                .isEqualTo(history().outcomes("100000017", ofTheShop).get(0).runId())
                .isNotEqualTo(history().outcomes("100000020", ofTheShop).get(0).runId());
    }

    @Test
    void oldRunsAreDeletedButTheNewestOfEachOperation() {
        run("inventory update", GIVEN_UP);
        run(EXPORT, DONE);
        clock.advance(Duration.ofDays(1));
        run(EXPORT, WILL_RETRY);
        clock.advance(Duration.ofDays(1));
        run(EXPORT, GIVEN_UP);

        int deleted = history().deleteBefore(NOON.plus(Duration.ofHours(36)));

        assertThat(deleted).isGreaterThanOrEqualTo(2); // and those of other tests
        assertThat(history().runs(ofTheShop))
                .extracting(RecordedRun::operation)
                .containsExactly(EXPORT, "inventory update");
        assertThat(history().outcomes("100000009", ofTheShop)).isEmpty();
        assertThat(history().outcomes("100000020", ofTheShop)).hasSize(2);
    }

    @Test
    void aRunThatIsDeletedWhileItGoesOnGoesOn() {
        RunListener listener = history().listener(shop);
        listener.started(EXPORT, false);
        clock.advance(Duration.ofHours(1));
        run(EXPORT, WILL_RETRY);
        history().deleteBefore(hour(1));

        listener.settled(EXPORT, DONE);
        listener.ended(ended(EXPORT, DONE).build(), Duration.ZERO);

        assertThat(history().runs(ofTheShop))
                .singleElement()
                .satisfies(run -> assertThat(run.startedAt()).isEqualTo(hour(1)));
        assertThat(history().outcomes(DONE.key(), ofTheShop)).isEmpty();
    }

    @Test
    void anUnknownRunHasNoItems() {
        for (String id : List.of("20261130T120000.000Z-order-export-00000000", "../secret", "", "'; DROP TABLE x")) {
            assertThat(history().run(id)).isEmpty();
            try (Stream<RecordedItem> items = history().items(id)) {
                assertThat(items).isEmpty();
            }
        }
    }

    @Test
    void anOperationFeedsIt() {
        InMemoryMagento magento = new InMemoryMagento();
        magento.addOrder("100000001").row("MUG-001", 1);

        OrderExport.between(magento, new InMemoryOrderFlow())
                .clock(magento.clock())
                .listener(history().listener(shop))
                .build()
                .run(RunState.initial());

        assertThat(history().runs(ofTheShop))
                .singleElement()
                .satisfies(run -> assertThat(run.counts()).isEqualTo(Map.of(Outcome.DONE, 1L)));
        assertThat(history().outcomes("100000001", ofTheShop)).hasSize(1);
    }

    @Test
    void aNameOfNoShopIsRejected() {
        assertThatThrownBy(() -> history().listener(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("shop must have from 1 to ");
    }
}
