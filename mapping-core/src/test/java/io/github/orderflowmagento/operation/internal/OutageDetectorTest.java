package io.github.orderflowmagento.operation.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;

import static org.assertj.core.api.Assertions.assertThat;

/** Is the item the cause, or an outage? The success of others decides, for the shop as for the warehouse. */
class OutageDetectorTest {
    private final MagentoException page = new MagentoException.ServerFault("sales_order.info", "HTTP 500");
    private final OrderFlowException pageOfWarehouse =
            new OrderFlowException.ServerFault("order cancellation", "HTTP 500");
    private final OrderFlowException refusal = new OrderFlowException.Rejected("order cancellation", "despatched");

    private final RunRecorder recorder = new RunRecorder(RunRecorderTest.SETTINGS, false, RunState.initial());
    private final OutageDetector outages = new OutageDetector(recorder);

    private Run closed() {
        return recorder.close(new RunState.Builder());
    }

    /** How often each item has failed because of itself. */
    private static Map<String, Integer> attempts(Run run) {
        return run.items().stream().collect(Collectors.toMap(ItemOutcome::key, ItemOutcome::attempts));
    }

    @Test
    void anItemThatFailsWhileOthersGoHasFailedItself() {
        outages.others(true);
        outages.record("1", page);

        assertThat(attempts(closed())).containsExactly(Map.entry("1", 1));
    }

    @Test
    void whileNoneGoesNoneCountsAndAFewInARowEndTheRun() {
        outages.others(false);
        outages.record("1", page);
        outages.record("2", page);
        assertThat(recorder.hasEnded()).isFalse();
        outages.record("3", page);

        Run run = closed();
        assertThat(run.endedEarly()).get().asString().contains("HTTP 500");
        assertThat(attempts(run)).containsOnlyKeys("1", "2", "3").values().containsOnly(0);
    }

    @Test
    void othersThatGoBetweenEndTheRow() {
        outages.record("1", page);
        outages.record("2", page);
        outages.others(true);
        outages.others(false);
        outages.record("3", page);

        assertThat(recorder.hasEnded()).isFalse();
    }

    @Test
    void aBusyShopIsNoItemsFaultWhateverBecomesOfOthers() {
        outages.others(true);
        List.of("1", "2", "3").forEach(key -> outages.record(key, new MagentoException.Busy("call", "HTTP 503")));

        Run run = closed();
        assertThat(attempts(run)).containsOnlyKeys("1", "2", "3").values().containsOnly(0);
        assertThat(run.endedEarly()).isPresent();
    }

    @Test
    void aLockConflictIsNoOutage() {
        MagentoException conflict = new MagentoException.Busy(
                MagentoException.Details.of("call", "deadlock").concerning(MagentoException.Concern.ITEM));
        List.of("1", "2", "3").forEach(key -> outages.record(key, conflict));

        Run run = closed();
        assertThat(attempts(run)).containsOnlyKeys("1", "2", "3").values().containsOnly(0);
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void theFailureOfOneRequestForSeveralCountsAgainstNone() {
        outages.others(true);
        outages.record(List.of("1", "2"), page);

        assertThat(attempts(closed())).containsOnlyKeys("1", "2").values().containsOnly(0);
    }

    @Test
    void aSuspectHasFailedItselfOnceOthersGo() {
        outages.suspectOneMore("1", pageOfWarehouse);
        assertThat(outages.areJudged()).isFalse();
        outages.othersGo();

        assertThat(outages.areJudged()).isTrue();
        assertThat(attempts(closed())).containsExactly(Map.entry("1", 1));
    }

    @Test
    void aSuspectAfterTheLastThatWentHasFailedItselfToo() {
        outages.othersGo();
        outages.suspectOneMore("1", pageOfWarehouse);
        outages.judgeTheRest();

        assertThat(attempts(closed())).containsExactly(Map.entry("1", 1));
    }

    @Test
    void ifNoneSucceededOnlyExplicitRejectionsCount() {
        outages.suspectOneMore("1", pageOfWarehouse);
        outages.suspectOneMore("2", refusal);
        outages.judgeTheRest();

        assertThat(attempts(closed())).containsOnly(Map.entry("1", 0), Map.entry("2", 1));
    }

    @Test
    void aFewSuspectsInARowEndTheRunUncounted() {
        List.of("1", "2", "3").forEach(key -> outages.suspectOneMore(key, refusal));

        Run run = closed();
        assertThat(run.endedEarly()).get().asString().contains("despatched");
        assertThat(attempts(run)).containsOnlyKeys("1", "2", "3").values().containsOnly(0);
    }

    @Test
    void doubtMayFindThatOthersGo() {
        OutageDetector[] asking = new OutageDetector[1];
        asking[0] = new OutageDetector(recorder, (key, why) -> asking[0].othersGo());
        List.of("1", "2", "3").forEach(key -> asking[0].suspectOneMore(key, pageOfWarehouse));

        Run run = closed();
        assertThat(run.endedEarly()).isEmpty();
        assertThat(attempts(run)).containsOnlyKeys("1", "2", "3").values().containsOnly(1);
    }

    @Test
    void laterItemsDoNotAffectEarlierOnes() {
        outages.suspect("1", pageOfWarehouse);
        outages.beginAnew();
        outages.othersGo();

        assertThat(attempts(closed())).containsExactly(Map.entry("1", 0));
    }
}
