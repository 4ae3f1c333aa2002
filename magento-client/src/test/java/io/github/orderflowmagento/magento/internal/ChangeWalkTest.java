package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Where the next walk begins, and what it leaves out. That nothing gets lost so is shown by {@code
 * DeltaSimulationTest}.
 */
class ChangeWalkTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant ONE_PM = Instant.parse("2026-11-23T13:00:00Z");

    /** This machine's ticks, in nanoseconds. */
    private long ticks;

    /** This machine's own time. */
    private Instant machine = NOON;

    private final ShopClock clock = new ShopClock(() -> ticks, () -> machine);

    private record Row(long number, Optional<Instant> updatedAt) {
        Optional<String> key() {
            return number == 0 ? Optional.empty() : Optional.of(String.valueOf(number));
        }
    }

    private static Row row(long number, Instant updatedAt) {
        return new Row(number, Optional.of(updatedAt));
    }

    private static final ChangeWalk.RowReader<Row> ROW =
            new ChangeWalk.RowReader<>(Row::key, row -> Optional.of(row.number()), Row::updatedAt);

    private Changes<Row> walk(Watermark from, Row... rows) {
        return new ChangeWalk<>(from, (since, behind, unlisted) -> Arrays.stream(rows), ROW, clock);
    }

    private static Watermark afterAll(Changes<?> walk) {
        walk.stream().forEach(row -> {});
        return walk.next();
    }

    private static Watermark until(Instant time) {
        return Watermark.builder().until(time).build();
    }

    @Test
    void theFirstWalkAsksForEverything() {
        assertThat(Watermark.initial().since()).isEmpty();
    }

    @Test
    void aLaterWalkBeginsTenMinutesBeforeWhereTheLastOneLooked() {
        assertThat(until(NOON).since()).contains(Instant.parse("2026-11-23T11:50:00Z"));
    }

    @Test
    void changesHaveBeenLookedAtUpToTheNewestOneMet() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(Watermark.initial(), row(1, NOON), row(2, NOON.minusSeconds(30))))
                        .until())
                .contains(NOON);
    }

    @Test
    void aChangeDuringTheWalkDoesNotHideOthersBehindIt() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(Watermark.initial(), row(1, ONE_PM.plusSeconds(300))))
                        .until())
                .contains(ONE_PM);
    }

    @Test
    void aStampInTheFutureDoesNotBlindTheNextWalks() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(Watermark.initial(), row(1, Instant.parse("2038-01-19T03:14:07Z"))))
                        .until())
                .contains(ONE_PM);
    }

    @Test
    void aWalkWithoutChangesStaysWhereItWas() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(until(NOON))).until()).contains(NOON);
    }

    @Test
    void anOlderChangeDoesNotMoveTheWatermarkBack() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(until(NOON), row(1, NOON.minusSeconds(60)))).until())
                .contains(NOON);
    }

    @Test
    void aShopWhoseClockHasBeenSetBackIsFollowedFromThere() {
        clock.observe(NOON);

        assertThat(afterAll(walk(until(ONE_PM))).until()).contains(NOON);
    }

    @Test
    void rowsWithoutStampsHaveBeenLookedAtUpToTheBeginOfTheWalk() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(until(NOON), new Row(1, Optional.empty()))).until())
                .contains(ONE_PM);
    }

    @Test
    void theShopsTimeAtTheBeginIsKnownFromAnAnswerThatCameBefore() {
        clock.observe(NOON);
        ticks += Duration.ofMinutes(5).toNanos();

        Changes<Row> walk = walk(Watermark.initial(), row(1, ONE_PM));

        assertThat(afterAll(walk).until()).contains(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void theStartTimeIsInferredFromTheFirstAnswer() {
        Changes<Row> walk = walk(Watermark.initial(), row(1, ONE_PM));
        ticks += Duration.ofMinutes(5).toNanos();
        clock.observe(NOON);

        assertThat(afterAll(walk).until()).contains(NOON.minus(Duration.ofMinutes(5)));
    }

    @Test
    void theSlowestServerClockCounts() {
        clock.observe(NOON);
        Changes<Row> walk = walk(Watermark.initial(), row(1, ONE_PM));
        clock.observe(NOON.minusSeconds(7));

        assertThat(afterAll(walk).until()).contains(NOON.minusSeconds(7));
    }

    @Test
    void withoutTheShopsTimeTheWatermarkStays() {
        Watermark from = Watermark.builder()
                .until(NOON)
                .putSeen("7", NOON.minusSeconds(60))
                .build();

        assertThat(afterAll(walk(from, row(1, ONE_PM)))).isEqualTo(from);
    }

    @Test
    void aChangeMetBeforeIsLeftOutAndALaterOneOfTheSameEntityIsNot() {
        clock.observe(ONE_PM);
        Watermark next = afterAll(walk(Watermark.initial(), row(1, NOON), row(2, NOON), row(3, NOON)));

        assertThat(walk(next, row(1, NOON), row(2, NOON.plusSeconds(1)), row(4, NOON)).stream()
                        .map(Row::number))
                .containsExactly(2L, 4L);
    }

    @Test
    void aChangeOfTheLastTwoMinutesIsFoundAgain() {
        clock.observe(ONE_PM);
        Watermark next =
                afterAll(walk(Watermark.initial(), row(1, ONE_PM.minusSeconds(119)), row(2, ONE_PM.minusSeconds(121))));

        assertThat(walk(next, row(1, ONE_PM.minusSeconds(119)), row(2, ONE_PM.minusSeconds(121))).stream()
                        .map(Row::number))
                .containsExactly(1L);
    }

    @Test
    void onlyWhatTheNextWalkMeetsAgainIsRemembered() {
        clock.observe(ONE_PM);

        assertThat(afterAll(walk(
                                Watermark.initial(),
                                row(1, NOON.minusSeconds(601)),
                                row(2, NOON.minusSeconds(600)),
                                row(3, NOON)))
                        .seen())
                .isEqualTo(Map.of("2", NOON.minusSeconds(600), "3", NOON));
    }

    @Test
    void theTenThousandNewestChangesAreRemembered() {
        clock.observe(ONE_PM);
        Row[] flood = LongStream.rangeClosed(1, 10_001)
                .mapToObj(number -> row(number, number == 77 ? NOON.minusSeconds(1) : NOON))
                .toArray(Row[]::new);

        Watermark next = afterAll(walk(Watermark.initial(), flood));

        assertThat(next.seen()).hasSize(10_000).doesNotContainKey("77");
    }

    @Test
    void anEntityItselfShowsWhetherItWasFoundBefore() {
        clock.observe(ONE_PM);
        Changes<Row> first = walk(Watermark.initial(), new Row(1, Optional.empty()));
        assertThat(first.stream())
                .hasSize(1)
                .allSatisfy(row -> assertThat(first.isNew("MUG-001", NOON)).isTrue());

        Changes<Row> second = walk(first.next(), new Row(1, Optional.empty()));

        assertThat(second.stream()).hasSize(1);
        assertThat(second.isNew("MUG-001", NOON)).isFalse();
        assertThat(second.isNew("MUG-001", NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void aWalkThatHasNotComeToItsEndLeavesNoWatermark() {
        clock.observe(ONE_PM);
        Changes<Row> walk = walk(Watermark.initial(), row(1, NOON), row(2, NOON));

        assertThat(walk.stream().limit(1)).hasSize(1);

        assertThatThrownBy(walk::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not been read to its end");
    }

    @Test
    void nothingIsReadBeforeTheStreamIsWalked() {
        List<Row> read = new ArrayList<>();
        Stream<Row> rows = Stream.of(row(1, NOON)).peek(read::add);

        new ChangeWalk<>(Watermark.initial(), (since, behind, unlisted) -> rows, ROW, clock).stream();

        assertThat(read).isEmpty();
    }

    /** A list that heeds the time it is asked from. */
    private Changes<Row> walkFrom(Watermark from, Row... rows) {
        return new ChangeWalk<>(
                from,
                (since, behind, unlisted) -> Arrays.stream(rows)
                        .filter(row -> since.filter(row.updatedAt().orElseThrow()::isBefore)
                                .isEmpty()),
                ROW,
                clock);
    }

    /** The walk of a shop whose clock was an hour ahead: it took noon for one o'clock. */
    private Watermark afterAWalkAnHourAhead() {
        clock.observe(ONE_PM);
        return afterAll(walkFrom(Watermark.initial(), row(1, ONE_PM.minusSeconds(200))));
    }

    /** The shop's clock is put right, and this much time passes. */
    private void theShopsClockIsRightAgainAfter(Duration time) {
        machine = NOON.plus(time);
        ticks += time.toNanos();
        clock.observe(machine);
    }

    @Test
    void aWalkSaysHowFarTheShopsClockIsAhead() {
        assertThat(afterAWalkAnHourAhead().clockAhead()).contains(Duration.ofHours(1));
    }

    @Test
    void aChangeAfterTheShopsClockWasSetBackIsMetAnHourLater() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofHours(1));

        Changes<Row> walk = walkFrom(last, row(1, ONE_PM.minusSeconds(200)), row(2, NOON.plusSeconds(60)));

        assertThat(walk.stream().map(Row::number)).containsExactly(2L);
        assertThat(walk.setBack()).contains(Duration.ofHours(1));
        assertThat(walk.next().clockAhead()).contains(Duration.ZERO);
    }

    @Test
    void aChangeAfterTheShopsClockWasSetBackIsMetAtOnce() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofMinutes(2));

        Changes<Row> walk = walkFrom(last, row(2, NOON.plusSeconds(60)));

        assertThat(walk.stream().map(Row::number)).containsExactly(2L);
        assertThat(walk.next().until()).contains(NOON.plusSeconds(120));
    }

    @Test
    void aWatermarkWithoutAClockDetectsATimeFromThePast() {
        clock.observe(NOON);

        Changes<Row> walk = walkFrom(until(ONE_PM), row(2, NOON.minusSeconds(60)));

        assertThat(walk.stream().map(Row::number)).containsExactly(2L);
        assertThat(walk.setBack()).contains(Duration.ofHours(1));
    }

    /** A list whose rows change between its first reading and its second. */
    private Changes<Row> walkWhile(Watermark from, List<Row> first, List<Row> second) {
        Iterator<List<Row>> readings = List.of(first, second).iterator();
        return new ChangeWalk<>(
                from,
                (since, behind, unlisted) -> readings.next().stream()
                        .filter(row -> since.filter(row.updatedAt().orElseThrow()::isBefore)
                                .isEmpty()),
                ROW,
                clock);
    }

    @Test
    void aRowOfBeforeTheClockWasSetBackIsMetOnceThoughItIsListedTwice() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofMinutes(2));

        Changes<Row> walk = walkFrom(last, row(1, ONE_PM.minusSeconds(120)), row(2, NOON.plusSeconds(60)));

        assertThat(walk.stream().map(Row::number)).containsExactly(1L, 2L);
    }

    @Test
    void aRowThatChangesAgainWhileItsEarlierChangeIsLookedForIsMet() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofHours(1));
        Row changedAfterTheClockWasSet = row(2, NOON.plusSeconds(60));
        Row changedInTheWalk = row(2, ONE_PM);

        Changes<Row> walk = walkWhile(last, List.of(changedAfterTheClockWasSet), List.of(changedInTheWalk));

        assertThat(walk.stream()).containsExactly(changedInTheWalk);
    }

    @Test
    void theWalkReachesBackByExactlyTheTimeSetBack() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofMinutes(2));
        Instant earliest = last.since().orElseThrow().minus(Duration.ofHours(1));

        Changes<Row> walk = walkFrom(last, row(2, earliest.minusSeconds(1)), row(3, earliest));

        assertThat(walk.stream().map(Row::number)).containsExactly(3L);
    }

    @Test
    void aRowThatCannotBeListedFromEarlierOnIsReported() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofMinutes(2));
        List<Long> reported = new ArrayList<>();
        Instant since = last.since().orElseThrow();
        Changes<Row> walk = new ChangeWalk<>(
                last,
                (from, behind, unlisted) -> {
                    from.filter(since::isAfter).flatMap(time -> unlisted).ifPresent(report -> report.accept(7));
                    return Stream.empty();
                },
                ROW,
                clock);

        assertThat(walk.stream(reported::add)).isEmpty();
        assertThat(reported).containsExactly(7L);
    }

    @Test
    void theWalkAfterTheRepairBeginsByTheClockThatWasSetBack() {
        Watermark last = afterAWalkAnHourAhead();
        theShopsClockIsRightAgainAfter(Duration.ofMinutes(2));
        Watermark repaired = afterAll(walkFrom(last, row(2, NOON.plusSeconds(60))));
        theShopsClockIsRightAgainAfter(Duration.ofMinutes(4));

        Changes<Row> walk = walkFrom(repaired, row(2, NOON.plusSeconds(60)), row(3, NOON.plusSeconds(180)));

        assertThat(walk.stream().map(Row::number)).contains(3L);
        assertThat(walk.setBack()).isEmpty();
    }

    @Test
    void aClockThatIsMerelyCorrectedIsNotNotable() {
        Watermark last = Watermark.builder()
                .from(until(NOON))
                .clockAhead(Duration.ofSeconds(60))
                .build();
        clock.observe(NOON);

        Changes<Row> walk = walkFrom(last, row(2, NOON.minusSeconds(601)));

        assertThat(walk.stream()).isEmpty();
        assertThat(walk.setBack()).isEmpty();
    }

    @Test
    void aClockThatWasSetForwardMakesNoWalkBeginEarlier() {
        Watermark last =
                Watermark.builder().from(until(NOON)).clockAhead(Duration.ZERO).build();
        clock.observe(ONE_PM);

        Changes<Row> walk = walkFrom(last, row(2, NOON.minusSeconds(601)), row(3, ONE_PM));

        assertThat(walk.stream().map(Row::number)).containsExactly(3L);
        assertThat(walk.setBack()).isEmpty();
    }

    @Test
    void theFirstWalkNeedsNoClock() {
        clock.observe(NOON);
        Changes<Row> walk = walkFrom(Watermark.initial(), row(1, NOON));

        assertThat(walk.stream()).hasSize(1);
        assertThat(walk.setBack()).isEmpty();
    }

    /** A list that is in order of its numbers. */
    private Changes<Row> walkBehind(Watermark from, Row... rows) {
        return new ChangeWalk<>(
                from,
                (since, behind, unlisted) -> Arrays.stream(rows).filter(row -> row.number() > behind),
                ROW,
                clock);
    }

    private static Watermark brokenOffAfter(long rows, Changes<Row> walk) {
        long last = walk.stream().limit(rows).mapToLong(Row::number).max().orElseThrow();
        return walk.upTo(last);
    }

    @Test
    void aWalkThatWasBrokenOffIsGoneOnWith() {
        Row[] rows = {row(1, NOON), row(2, NOON), row(3, NOON)};
        clock.observe(ONE_PM);

        Changes<Row> rest = walkBehind(brokenOffAfter(2, walkBehind(Watermark.initial(), rows)), rows);

        assertThat(rest.stream().map(Row::number)).containsExactly(3L);
    }
}
