package io.github.orderflowmagento.magento.internal;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How many calls go into one round trip. */
class BatchSizeTest {
    private static final Duration TARGET = Duration.ofSeconds(10);
    private static final long FAST = Duration.ofSeconds(4).toNanos();
    private static final long JUST_RIGHT = Duration.ofSeconds(7).toNanos();
    private static final long SLOW = Duration.ofSeconds(11).toNanos();

    @Test
    void theFirstRoundTripIsOfModerateSizeHoweverLargeTheyMayBe() {
        assertThat(new BatchSize(1000, TARGET).current()).isEqualTo(100);
        assertThat(new BatchSize(20, TARGET).current()).isEqualTo(20);
    }

    @Test
    void aFastOneDoublesTheSizeUpToWhatIsAllowed() {
        BatchSize size = new BatchSize(300, TARGET);

        size.answered(100, FAST);
        assertThat(size.current()).isEqualTo(200);
        size.answered(200, FAST);
        assertThat(size.current()).isEqualTo(300);
    }

    @Test
    void aSlowOneHalvesTheSizeDownToOne() {
        BatchSize size = new BatchSize(4, TARGET);

        size.answered(4, SLOW);
        assertThat(size.current()).isEqualTo(2);
        size.answered(2, SLOW);
        assertThat(size.current()).isEqualTo(1);
        size.answered(1, SLOW);
        assertThat(size.current()).isEqualTo(1);
    }

    @Test
    void oneThatFailsHalvesTheSize() {
        BatchSize size = new BatchSize(100, TARGET);

        size.failed(100);

        assertThat(size.current()).isEqualTo(50);
    }

    @Test
    void afterAFailureTenFastRoundTripsAreNeededToGrow() {
        BatchSize size = new BatchSize(100, TARGET);
        size.failed(100);

        for (int i = 1; i <= 9; i++) {
            size.answered(50, FAST);
        }
        assertThat(size.current()).isEqualTo(50);

        size.answered(50, FAST);
        assertThat(size.current()).isEqualTo(100);
    }

    @Test
    void oneWithinTheTargetTimeLeavesTheSizeAsItIs() {
        BatchSize size = new BatchSize(1000, TARGET);

        size.answered(100, JUST_RIGHT);

        assertThat(size.current()).isEqualTo(100);
    }

    @Test
    void aSmallRestSaysNothingAboutTheSize() {
        BatchSize size = new BatchSize(1000, TARGET);

        size.answered(3, FAST);
        size.answered(3, SLOW);
        size.failed(3);

        assertThat(size.current()).isEqualTo(100);
    }

    @Test
    void severalThatFailTogetherHalveTheSizeOnce() {
        BatchSize size = new BatchSize(100, TARGET);

        size.failed(100);
        size.failed(100);
        size.failed(100);

        assertThat(size.current()).isEqualTo(50);
    }
}
