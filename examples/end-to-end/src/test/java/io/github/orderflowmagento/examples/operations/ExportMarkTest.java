package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** The merchant may see in the shop which orders were exported. */
@ParameterizedClass
@EnumSource
class ExportMarkTest {
    private static final int EXPORTABLE = 8;
    private static final String MARK = "Exported to OrderFlow";

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    ExportMarkTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private OrderExport export() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .comment(MARK)
                .build();
    }

    private List<String> comments(String order) {
        return sandbox.shop().orders().details(List.of(order)).get(0).orThrow().comments().stream()
                .map(Comment::comment)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void anExportedOrderBearsTheComment() {
        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(EXPORTABLE);
        assertThat(comments("100000017")).containsOnlyOnce(MARK);
        assertThat(sandbox.insideShop().orderStatus("100000017")).isEqualTo("processing");
    }

    @Test
    void theOrdersOfEachBatchBearTheComment() {
        Run run = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .comment(MARK)
                .batchSize(1)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE))
                .hasSize(EXPORTABLE)
                .allSatisfy(item -> assertThat(comments(item.key())).containsOnlyOnce(MARK));
    }

    @Test
    void aMarkedOrderIsNotSentAgainThoughTheCommentHasChangedIt() {
        export().run(RunState.initial());
        sandbox.insideWarehouse().resetCounters();

        Run again = export().run(RunState.initial());

        assertThat(again.items(Outcome.SKIPPED))
                .hasSize(EXPORTABLE)
                .allSatisfy(item -> assertThat(item.detail()).isEqualTo("it is marked as exported"));
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void anExportedOrderHasTheStatusThatMarksItAndIsNotSentAgain() {
        OrderExport export = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .comment(MARK, "processing_exported")
                .build();

        Run run = export.run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(EXPORTABLE);
        assertThat(comments("100000017")).containsOnlyOnce(MARK);
        assertThat(sandbox.insideShop().orderStatus("100000017")).isEqualTo("processing_exported");
        assertThat(export.run(RunState.initial()).items()).isEmpty();
    }

    @Test
    void aStatusThatCannotBeSetCausesNoSecondExport() {
        SandboxStub failing = sandbox.insideShop()
                .stub(request -> request.contains("processing_exported"), SandboxAnswer.status(500));
        OrderExport export = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .comment(MARK, "processing_exported")
                .build();

        Run run = export.run(RunState.initial());
        failing.remove();

        assertThat(run.items(Outcome.DONE)).hasSize(EXPORTABLE);
        assertThat(export.run(run.next()).items()).isEmpty();
        assertThat(sandbox.insideWarehouse().orders()).hasSize(EXPORTABLE);
    }

    @Test
    void anOrderThatIsThereAlreadyGetsTheCommentThatItLacks() {
        OrderExport.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        Run again = export().run(RunState.initial());

        assertThat(again.items(Outcome.ALREADY_THERE)).hasSize(EXPORTABLE);
        assertThat(comments("100000017")).containsOnlyOnce(MARK);
    }

    @Test
    void aCommentThatCannotBeAddedCausesNoSecondExport() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        SandboxStub failing = sandbox.insideShop()
                .stub(request -> sandbox.insideShop().isComment(request), SandboxAnswer.status(500));

        Run run = checkpoint.run(export());
        failing.remove();
        sandbox.insideWarehouse().resetCounters();

        assertThat(run.items(Outcome.DONE))
                .hasSize(EXPORTABLE)
                .allSatisfy(item -> assertThat(item.detail()).startsWith("not marked in the shop: "));
        assertThat(run.next().failed()).isEmpty();
        assertThat(checkpoint.run(export()).items()).isEmpty();
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }
}
