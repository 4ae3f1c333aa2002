package io.github.orderflowmagento.operation.history;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SentComparisonTest {
    private static final String ORDER = "100000123";
    private static final String SHOP = "shop.example.com";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    @TempDir
    private Path folder;

    private RunHistory history;

    @BeforeEach
    void anOrder() {
        history = new FileRunHistory(folder);
        shop.addOrder(ORDER).row("MUG-001", 1);
    }

    private OrderExport export(OrderMapping mapping) {
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .mapping(mapping)
                .listener(history.listener(SHOP))
                .build();
    }

    private SentComparison compare(OrderMapping mapping) {
        Run dryRun = export(mapping).of(List.of(ORDER)).dryRun(RunState.initial());
        assertThat(dryRun.items()).hasSize(1);
        return SentComparison.of(dryRun, history, SHOP).get(0);
    }

    @Test
    void theSameWouldBeSent() {
        export(OrderMapping.standard()).run(RunState.initial());

        SentComparison compared = compare(OrderMapping.standard());

        assertThat(compared.result()).isEqualTo(SentComparison.Result.SAME);
        assertThat(compared.describe()).startsWith(ORDER + ": the same as was last sent, 20");
        assertThat(compared.document().orElseThrow()).contains("MUG-001");
    }

    @Test
    void anotherMappingSendsSomethingElse() {
        export(OrderMapping.standard()).run(RunState.initial());

        SentComparison compared = compare(OrderMapping.standard().without(OrderPart.HEADER, "status"));

        assertThat(compared.result()).isEqualTo(SentComparison.Result.DIFFERENT);
        assertThat(compared.describe()).contains("differs from what was last sent, 20");
        assertThat(compared.toString()).doesNotContain("Lovelace");
    }

    @Test
    void itemsNeverSentAreReportedSo() {
        assertThat(compare(OrderMapping.standard()).describe())
                .isEqualTo(ORDER + ": never sent, by the record of runs");
    }

    @Test
    void itemsThatWouldNotBeSentAreNotCompared() {
        export(OrderMapping.standard()).run(RunState.initial());
        shop.order(ORDER).cancel();

        SentComparison compared = compare(OrderMapping.standard());

        assertThat(compared.result()).isEqualTo(SentComparison.Result.NOT_COMPARED);
        assertThat(compared.describe()).contains("skipped").contains("last sent 20");
    }

    @Test
    void aRunThatSentIsRejected() {
        Run run = export(OrderMapping.standard()).run(RunState.initial());

        assertThatIllegalArgumentException().isThrownBy(() -> SentComparison.of(run, history, SHOP));
    }
}
