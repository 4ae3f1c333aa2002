package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;

import static org.assertj.core.api.Assertions.assertThat;

/** Batches of a shop that is asked for keys and answers each, as any generation may. */
class BatchesOfKeysTest {
    private final List<List<String>> requested = new ArrayList<>();
    private boolean isAlive = true;
    private MagentoException.Concern concern = MagentoException.Concern.UNDETERMINED;

    private final class Shop implements Batches.RoundTrip<String, Answer<Integer>> {
        @Override
        public List<Answer<Integer>> make(List<String> keys) {
            requested.add(List.copyOf(keys));
            if (!isAlive || keys.contains("BOMB")) {
                throw new MagentoException.ServerFault(
                        MagentoException.Details.of("read", "out of memory").concerning(concern));
            }
            return keys.stream().map(key -> Answer.of(key, key.length())).toList();
        }

        @Override
        public Answer<Integer> failed(String key, MagentoException failure) {
            return Answer.failed(key, failure);
        }

        @Override
        public void probe() {
            if (!isAlive) {
                throw new MagentoException.ServerFault("probe", "down");
            }
        }
    }

    private List<Answer<Integer>> answers(List<String> keys) {
        try (Workers workers = new Workers(1)) {
            return new Batches<>(new Shop(), new BatchSize(10, Duration.ofSeconds(10)), workers, () -> 0L).call(keys);
        }
    }

    @Test
    void aKeyThatKillsTheShopCostsThatKeyOnly() {
        List<Answer<Integer>> answers = answers(List.of("MUG", "BOMB", "TEA", "CUP"));

        assertThat(answers).extracting(Answer::key).containsExactly("MUG", "BOMB", "TEA", "CUP");
        assertThat(answers)
                .filteredOn(answer -> answer.failure().isPresent())
                .extracting(Answer::key)
                .containsExactly("BOMB");
    }

    @Test
    void aShopThatDoesNotAnswerItsProbeIsLeftAlone() {
        isAlive = false;

        List<Answer<Integer>> answers = answers(List.of("A", "B", "C", "D", "E", "F", "G", "H"));

        assertThat(answers)
                .hasSize(8)
                .allSatisfy(answer -> assertThat(answer.failure()).isPresent());
        assertThat(requested).isNotEmpty().doesNotContain(List.of("H"));
    }

    @Test
    void anOutageIsNotBlamedOnUnrequestedKeys() {
        isAlive = false;
        concern = MagentoException.Concern.ITEM;

        List<Answer<Integer>> answers = answers(List.of("A", "B", "C", "D", "E", "F", "G", "H"));

        assertThat(answers.get(7).failure()).get().satisfies(failure -> {
            assertThat(failure.concerns()).isEqualTo(MagentoException.Concern.EVERYTHING);
            assertThat(failure.outcomeUnknown()).isFalse();
        });
    }
}
