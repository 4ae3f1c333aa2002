package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;

/** How many stock updates of a Magento 1 share a request, by the time that the shop takes for them. */
class StockWriteSizesTest {
    private static final String UPDATE = "cataloginventory_stock_item.update";
    private static final int COPIES = 99;

    /** Longer than any request takes on the slowest machine. */
    private static final Duration NEVER_REACHED = Duration.ofHours(1);

    private final SandboxShop sandbox = SandboxShop.start(Clock.systemUTC(), COPIES);
    private final List<Integer> updatesByRequest = new CopyOnWriteArrayList<>();

    @BeforeEach
    void countUpdates() {
        sandbox.onAnswer((request, answer) -> {
            int updates = updates(request.body());
            if (updates > 0) {
                updatesByRequest.add(updates);
            }
        });
    }

    private static int updates(String body) {
        return body.split(UPDATE, -1).length - 1;
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Magento1Builder client(Duration targetTime) {
        return SandboxClients.to(sandbox).stockWebService(WebService.XML_RPC).targetTime(targetTime);
    }

    private static List<StockUpdate> updates(int count) {
        return Stream.concat(mugs("MUG-001"), mugs("MUG-002"))
                .limit(count)
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(BigDecimal.valueOf(77))
                        .isInStock(true)
                        .build())
                .toList();
    }

    private static Stream<String> mugs(String sku) {
        return IntStream.rangeClosed(1, COPIES).mapToObj(copy -> sku + "-" + copy);
    }

    private void write(Magento1Builder builder, int count) {
        try (Magento shop = builder.build()) {
            assertThat(shop.stock().update(updates(count)))
                    .hasSize(count)
                    .allMatch(answer -> answer.failure().isEmpty());
        }
        assertThat(updates(count))
                .allMatch(update -> sandbox.stockOf(update.sku()).compareTo(update.quantity()) == 0);
    }

    @Test
    void requestsToAFastShopGrow() {
        write(client(NEVER_REACHED), 190);

        assertThat(updatesByRequest).containsExactly(10, 20, 40, 80, 40);
    }

    @Test
    void requestsToASlowShopShrink() {
        write(client(Duration.ofNanos(1)), 20);

        assertThat(updatesByRequest).containsExactly(10, 5, 2, 1, 1, 1);
    }

    @Test
    void requestsAreNoLargerThanConfigured() {
        write(client(NEVER_REACHED).writeBatchSize(30), 70);

        assertThat(updatesByRequest).containsExactly(30, 30, 10);
    }

    @Test
    void severalThreadsShareTheUpdates() {
        try (Magento shop = client(NEVER_REACHED).parallelism(2).build()) {
            assertThat(shop.stock().update(updates(100))).hasSize(100);
            updatesByRequest.clear();

            assertThat(shop.stock().update(updates(60)))
                    .extracting(answer -> answer.orThrow().sku())
                    .containsExactlyElementsOf(
                            updates(60).stream().map(StockUpdate::sku).toList());
        }

        assertThat(updatesByRequest).containsExactly(30, 30);
    }

    @Test
    void aFailedRequestIsSplitAndTheNextOnesAreSmaller() {
        sandbox.stub(request -> updates(request.body()) > 10, SandboxAnswer.status(500));

        write(client(NEVER_REACHED), 60);

        assertThat(updatesByRequest).containsExactly(10, 20, 10, 10, 10, 10, 10);
    }

    @Test
    void requestsAfterOneThatGotNoAnswerAreSmaller() {
        try (Magento shop = client(NEVER_REACHED).build()) {
            assertThat(shop.stock().update(updates(30))).hasSize(30);
            sandbox.stub(request -> updates(request.body()) > 20, SandboxAnswer.closed());
            assertThat(shop.stock().update(updates(40)))
                    .hasSize(40)
                    .allMatch(answer -> answer.failure().isPresent());

            assertThat(shop.stock().update(updates(40)))
                    .hasSize(40)
                    .allMatch(answer -> answer.failure().isEmpty());
        }

        assertThat(updatesByRequest).containsExactly(10, 20, 40, 20, 20);
    }
}
