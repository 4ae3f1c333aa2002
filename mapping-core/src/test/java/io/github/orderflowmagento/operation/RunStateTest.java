package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Watermark;

import static org.assertj.core.api.Assertions.assertThat;

class RunStateTest {
    private static final FailedItem GIVEN_UP =
            FailedItem.builder().attempts(4).givenUp(true).reason("no address").build();

    private static final FailedItem WAITING =
            FailedItem.builder().attempts(2).givenUp(false).reason("refused").build();

    private static final RunState STATE = RunState.builder()
            .putFailed("100000001", GIVEN_UP)
            .putFailed("100000002", WAITING)
            .build();

    @Test
    void theChangesOfTheShopAreFollowedFromWhereTheStateSays() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        Watermark watermark = Watermark.builder()
                .until(noon)
                .putSeen("57", noon.minusSeconds(30))
                .clockAhead(Duration.ofSeconds(-7))
                .build();

        RunState state = RunState.builder().watermark(watermark).build();

        assertThat(state.watermark()).isEqualTo(watermark);
        assertThat(state.changesUntil()).contains(noon);
        assertThat(state.recentlySeen()).containsOnlyKeys("57");
    }

    @Test
    void whatWasGivenUpIsListedWithTheReason() {
        assertThat(STATE.givenUp()).containsOnlyKeys("100000001").containsEntry("100000001", GIVEN_UP);
    }

    @Test
    void whatWaitsIsListedWithTheReason() {
        assertThat(STATE.waiting()).containsOnlyKeys("100000002").containsEntry("100000002", WAITING);
    }

    @Test
    void requeueGivesWhatWasGivenUpAllItsAttemptsAgain() {
        RunState requeued = STATE.requeue();

        assertThat(requeued.givenUp()).isEmpty();
        assertThat(requeued.failed())
                .containsEntry(
                        "100000001",
                        FailedItem.builder()
                                .attempts(0)
                                .givenUp(false)
                                .reason("no address")
                                .build());
    }

    @Test
    void requeueLeavesAloneAShipmentThatMightBeMadeTwice() {
        FailedItem made = FailedItem.builder()
                .attempts(1)
                .givenUp(true)
                .reason("shipment 100000002 was made, but the shop does not keep its mark")
                .isUnmarked(true)
                .build();
        RunState state = RunState.builder().putFailed("100000009/6001", made).build();

        assertThat(state.requeue()).isEqualTo(state);
        assertThat(state.requeue("100000009/6001").waiting()).containsOnlyKeys("100000009/6001");
    }

    @Test
    void requeueLeavesAloneWhatIsTriedAgainAnyway() {
        assertThat(STATE.requeue().failed()).containsEntry("100000002", WAITING);
    }

    @Test
    void requeueForgetsNothingOfWhatWasExported() {
        RunState state = RunState.builder()
                .from(STATE)
                .putExported("100000001", "a")
                .putExported("100000002", "b")
                .putExported("100000003", "c")
                .build();

        assertThat(state.requeue().exported()).containsOnlyKeys("100000001", "100000002", "100000003");
        assertThat(state.forgetExported("100000001").exported()).containsOnlyKeys("100000002", "100000003");
    }

    @Test
    void requeueChangesNothingIfNothingWasGivenUp() {
        RunState state = RunState.builder().putFailed("100000002", WAITING).build();

        assertThat(state.requeue()).isEqualTo(state);
    }

    @Test
    void failedItemsAreInTheOrderOfTheirKeys() {
        RunState state = RunState.builder()
                .putFailed("100000002", WAITING)
                .putFailed("100000001", GIVEN_UP)
                .build();

        assertThat(state.failed().keySet()).containsExactly("100000001", "100000002");
    }

    @Test
    void otherFailedItemsChangeNothingElse() {
        RunState state = RunState.builder()
                .from(STATE)
                .owner("order export of shop.example.com")
                .putExported("100000003", "c")
                .build();
        Map<String, FailedItem> items = new HashMap<>(Map.of("100000004", WAITING));

        RunState changed = state.withFailed(items);
        items.clear();

        assertThat(changed.failed()).containsExactly(Map.entry("100000004", WAITING));
        assertThat(changed.withFailed(STATE.failed())).isEqualTo(state);
    }

    @Test
    void anotherStateOfTheCancellationChangesNothingElse() {
        RunState whole = STATE.withCancellation(Optional.of(STATE));

        assertThat(whole.cancellation()).contains(STATE);
        assertThat(whole.withCancellation(Optional.empty())).isEqualTo(STATE);
    }
}
