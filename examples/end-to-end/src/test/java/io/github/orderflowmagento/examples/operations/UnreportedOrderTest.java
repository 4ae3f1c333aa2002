package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.util.List;

import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** An order that the warehouse's report does not mention has not arrived, as far as anybody knows. */
@ParameterizedClass
@EnumSource
class UnreportedOrderTest {
    @RegisterExtension
    final SandboxOfGeneration sandbox;

    private final Checkpoint checkpoint = new InMemoryCheckpoint();
    private final MovableClock clock = new MovableClock();

    UnreportedOrderTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private Run run(OrderFlow warehouse) {
        return checkpoint.run(
                OrderExport.between(sandbox.shop(), warehouse).clock(clock).build()::run);
    }

    /** A client of the warehouse to which one order's line in each report is lost. */
    private OrderFlow warehouseThatDoesNotMention(String order) {
        return OrderFlowClient.builder()
                .baseUrl(sandbox.insideWarehouse().url())
                .credentials(
                        sandbox.insideWarehouse().user(),
                        sandbox.insideWarehouse().password())
                .organisation(sandbox.insideWarehouse().organisation())
                .channel(sandbox.insideWarehouse().channel())
                .configureHttp(http -> http.addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    String report = response.body().string();
                    return response.newBuilder()
                            .body(ResponseBody.create(
                                    report.replaceAll("<importSuccess externalReference=\"" + order + "\"[^>]*/>", ""),
                                    response.body().contentType()))
                            .build();
                }))
                .build();
    }

    @Test
    void itIsTriedAgainAndFoundThere() {
        try (OrderFlow warehouse = warehouseThatDoesNotMention("100000011")) {
            Run run = run(warehouse);

            assertThat(run.items(Outcome.DONE)).hasSize(7);
            assertThat(run.items(Outcome.WILL_RETRY))
                    .singleElement()
                    .satisfies(item -> assertThat(item.key()).isEqualTo("100000011"))
                    .extracting(ItemOutcome::detail)
                    .asString()
                    .contains("OrderFlow's report does not mention it");
        }
        clock.pass(Duration.ofDays(1));

        assertThat(run(sandbox.warehouse()).items())
                .extracting(ItemOutcome::key, ItemOutcome::outcome)
                .isEqualTo(List.of(tuple("100000011", Outcome.ALREADY_THERE)));
    }
}
