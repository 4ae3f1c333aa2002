package io.github.orderflowmagento.examples.operations;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;

/** Order exports that remember what they have sent, from a recorded shop. */
abstract class OrdersExportedBefore {
    static final String ORDER = "100000009";

    /** Not invoiced yet: Magento cancels no others. */
    static final String PENDING = "100000001";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    final Checkpoint checkpoint = new InMemoryCheckpoint();

    OrderExport.Builder builder() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse());
    }

    Run export() {
        return checkpoint.run(builder().build()::run);
    }

    static ItemOutcome item(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** In the administration, without a change to what was ordered. */
    void saveAgain() {
        sandbox.insideShop().hold(ORDER);
        sandbox.insideShop().unhold(ORDER);
    }

    void lines(String lines) {
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remoteorder/order/detail.xml"),
                        SandboxAnswer.of("<order externalReference=\"" + ORDER + "\" state=\"created\"><orderLines>"
                                + lines + "</orderLines></order>"));
    }
}
