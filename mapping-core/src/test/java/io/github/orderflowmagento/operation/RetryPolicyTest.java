package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RetryPolicyTest {
    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .firstDelay(Duration.ofMinutes(1))
            .factor(2)
            .cap(Duration.ofMinutes(5))
            .jitter(0.5)
            .build();

    @Test
    void delaysGrowByTheFactorUpToTheCap() {
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(failures -> POLICY.delay(failures, 0)))
                .extracting(Duration::toSeconds)
                .containsExactly(60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void chanceShortensADelayByUpToTheJitter() {
        assertThat(POLICY.delay(2, 0.5)).isEqualTo(Duration.ofSeconds(90));
        assertThat(POLICY.delay(2, 1)).isEqualTo(Duration.ofSeconds(60));
    }

    @Property
    void noDelayIsNegativeOrLongerThanTheCapHoweverOftenAnItemFails(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(POLICY.delay(failures, chance)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    static Stream<Arguments> whatMakesNoPolicy() {
        return Stream.of(
                policy("attempts must be at least 1, was 0", builder -> builder.attempts(0)),
                policy(
                        "firstDelay must be from zero to the maximum of PT6H, was PT-1S",
                        builder -> builder.firstDelay(Duration.ofSeconds(-1))),
                policy(
                        "firstDelay must be from zero to the maximum of PT1M, was PT5M",
                        builder -> builder.cap(Duration.ofMinutes(1))),
                policy("factor must be at least 1, was 0.5", builder -> builder.factor(0.5)),
                policy("factor must be at least 1, was NaN", builder -> builder.factor(Double.NaN)),
                policy("jitter must be from 0 to 1, was 1.5", builder -> builder.jitter(1.5)));
    }

    private static Arguments policy(String problem, UnaryOperator<ImmutableRetryPolicy.Builder> change) {
        return arguments(problem, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatMakesNoPolicy(String problem, UnaryOperator<ImmutableRetryPolicy.Builder> change) {
        ImmutableRetryPolicy.Builder builder = change.apply(RetryPolicy.builder());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }
}
