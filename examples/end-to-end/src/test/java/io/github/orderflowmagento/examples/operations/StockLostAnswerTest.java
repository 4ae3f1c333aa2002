package io.github.orderflowmagento.examples.operations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a stock update whose answer got lost has arrived is read from the shop, not guessed. */
class StockLostAnswerTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run update(Checkpoint checkpoint) {
        return checkpoint.run(
                InventoryUpdate.between(sandbox.shop(), sandbox.warehouse()).build()::run);
    }

    @Test
    void stockThatHadArrivedIsAlreadyThereInTheNextRun() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        sandbox.insideWarehouse().setStock("MUG-001", 15);
        sandbox.insideShop().failNextAfterExecuting("cataloginventory_stock_item.update");

        Run lost = update(checkpoint);
        Run next = update(checkpoint);

        assertThat(lost.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("MUG-001");
        assertThat(lost.endedEarly()).isPresent();
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
        assertThat(next.items())
                .containsExactly(ItemOutcome.of("MUG-001", Outcome.ALREADY_THERE, "15 as in the warehouse"));
        assertThat(next.next().failed()).isEmpty();
    }
}
