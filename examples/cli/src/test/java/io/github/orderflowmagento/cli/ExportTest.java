package io.github.orderflowmagento.cli;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Exports and what becomes of them, by output and exit code. */
class ExportTest extends SandboxFixture {
    @Test
    void ordersOfAMagento1ReachTheWarehouseOnce() {
        Cli.Result first = cli.run("orders", "export");
        Cli.Result second = cli.run("orders", "export");

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("KEY        OUTCOME\n100000009  done\n");
        assertThat(first.err()).isEqualTo("order export: 8 items, 8 done\n");
        assertThat(second.err()).isEqualTo("order export: 0 items\n");
        assertThat(warehouse.orders()).hasSize(8);
    }

    @Test
    void ordersAndProductsOfAMagento2ReachTheWarehouse() {
        try (SandboxMagento2Shop magento2 = SandboxMagento2Shop.start()) {
            Cli other = new Cli(home).on(magento2).on(warehouse);

            Cli.Result orders = other.run("orders", "export", "-o", "csv");
            Cli.Result products = other.run("products", "export", "--quiet");

            assertThat(orders.code()).as(orders.err()).isZero();
            assertThat(orders.out())
                    .startsWith(
                            "\"key\",\"outcome\",\"attempts\",\"dueAt\",\"detail\"\r\n\"100000009\",\"done\",\"0\",\"\",\"\"\r\n");
            assertThat(products.code()).isZero();
            assertThat(products.err()).isEmpty();
            assertThat(warehouse.products()).containsKey("MUG-001");
        }
    }

    @Test
    void aNamedOrderGoesNowAndTheNextRunIsAsIfItHadNot() {
        Cli.Result named = cli.run("orders", "export", "100000009");
        Cli.Result all = cli.run("orders", "export");

        assertThat(named.err()).isEqualTo("order export: 1 item, 1 done\n");
        assertThat(all.err()).isEqualTo("order export: 8 items, 7 done, 1 already there\n");
    }

    @Test
    void otherStatusesLeaveTheNextRunAsItWas() {
        Cli.Result pending = cli.run("orders", "export", "--status", "pending");

        assertThat(pending.code()).as(pending.err()).isZero();
        assertThat(warehouse.orders()).containsKey("100000001");
        assertThat(new FileCheckpoint(cli.states().resolve("order-export.json"))
                        .load()
                        .state()
                        .changesUntil())
                .isEmpty();
    }

    @Test
    void anUnknownOrderEndsWithCode4() {
        Cli.Result result = cli.run("orders", "export", "100000009", "999");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("999        unknown");
        assertThat(warehouse.orders()).containsOnlyKeys("100000009");
    }

    @Test
    void aDryRunIsOneObjectOfJsonAndWritesNothing() throws IOException {
        Cli.Result result =
                cli.run("orders", "export", "--dry-run", "--since", "2020-01-01", "--limit", "2", "-o", "json");

        JsonNode run = new JsonMapper().readTree(result.out());
        assertThat(run.path("dryRun").asBoolean()).isTrue();
        assertThat(run.path("items")).hasSize(2);
        assertThat(run.path("items").path(0).path("outcome").asText()).isEqualTo("would_be_sent");
        assertThat(run.path("counts").path("would_be_sent").asInt()).isEqualTo(2);
        assertThat(warehouse.orders()).isEmpty();
    }

    @Test
    void documentsAreShownOnlyWhereTheyAreRequested() {
        Cli.Result dry = cli.run("orders", "export", "100000009", "--dry-run", "-v");
        Cli.Result documents = cli.run("orders", "export", "100000009", "--dry-run", "--documents");

        assertThat(documents.out())
                .contains("<import type=\"order\"", "deliveryAddress")
                .contains("deliveryPostCode");
        assertThat(dry.out() + dry.err()).isNotEmpty().doesNotContain("deliveryAddress");
    }

    @Test
    void ordersOfAStoreThatIsNotThereAreRejectedByName() {
        Cli.Result result = cli.run("orders", "export", "--store", "defualt");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--store defualt: the shop has no such store view; did you mean default?");
    }

    @Test
    void anOrderOfAnotherStoreIsNotExported() {
        Cli.Result german = cli.run("orders", "export", "--store", "de", "-o", "csv");
        Cli.Result named = cli.run("orders", "export", "100000009", "--store", "de");

        assertThat(german.code()).as(german.err()).isZero();
        assertThat(warehouse.orders()).containsOnlyKeys("300000001");
        assertThat(named.code()).isEqualTo(ExitCode.USAGE);
        assertThat(named.err()).contains("order numbers cannot be combined with --since or --store");
    }

    @Test
    void aWrongKeyIsDeniedAccess() {
        Cli.Result result = cli.with("MAGENTO_API_KEY", "wrong-key-1").run("orders", "export");

        assertThat(result.code()).isEqualTo(ExitCode.ACCESS_DENIED);
        assertThat(result.err()).contains("Access denied").doesNotContain("wrong-key-1");
    }

    @Test
    void aWrongKeyIsDeniedAccessToStockAndShipments() {
        cli.with("MAGENTO_API_KEY", "wrong-key-1");

        Cli.Result stock = cli.run("stock", "update", "--line", "MUG-001=1");
        Cli.Result shipment = cli.run("shipments", "notify", "100000009", "--reference", "desk-1", "--all");

        assertThat(stock.code()).as(stock.err()).isEqualTo(ExitCode.ACCESS_DENIED);
        assertThat(shipment.code()).as(shipment.err()).isEqualTo(ExitCode.ACCESS_DENIED);
    }

    @Test
    void whyARunEndedIsInItsJson() throws IOException {
        Cli.Result result = cli.with("MAGENTO_API_KEY", "wrong-key-1").run("orders", "export", "-o", "json");

        JsonNode run = new JsonMapper().readTree(result.out());
        assertThat(run.path("endedBy").asText()).isEqualTo("access_denied");
    }

    @Test
    void aShopThatIsAwayIsNotReached() {
        Cli.Result result = cli.with("MAGENTO_URL", "http://127.0.0.1:1/").run("orders", "export");

        assertThat(result.code()).isEqualTo(ExitCode.NOT_REACHED);
    }

    @Test
    void aBusyWarehouseEndsTheRunAndTheNextOneGoesOn() {
        warehouse.stubNext(1, SandboxAnswer.status(503));

        Cli.Result busy = cli.run("orders", "export");
        Cli.Result next = cli.run("orders", "export");

        assertThat(busy.code()).as(busy.err()).isEqualTo(ExitCode.NOT_REACHED);
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(warehouse.orders()).hasSize(8);
    }

    @Test
    void whatIsGivenUpIsListedRequeuedAndDropped() {
        warehouse.reject("100000009", "no such service");
        Cli.Result refused = cli.run("orders", "export", "100000009");
        String key = "100000009";

        Cli.Result list = cli.run("failed", "list");
        Cli.Result wrong = cli.run("failed", "requeue", "100000008");
        Cli.Result dry = cli.run("failed", "requeue", key, "--dry-run");
        Cli.Result requeued = cli.run("failed", "requeue", key);
        warehouse.accept("100000009");
        Cli.Result next = cli.run("orders", "export");

        assertThat(refused.code()).as(refused.err()).isIn(ExitCode.FAILED, ExitCode.WILL_RETRY);
        assertThat(list.out()).contains("orders     100000009", "no such service");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("did you mean 100000009?");
        assertThat(dry.out()).contains("would be requeued");
        assertThat(requeued.out()).contains("100000009", "requeued");
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(cli.run("failed", "list").err()).isEqualTo("Nothing has failed.\n");
    }

    @Test
    void aSecondRunOnTheSameStateEndsWithCode7() {
        assertThat(cli.run("orders", "export", "100000009").code()).isZero();
        Checkpoint state = new FileCheckpoint(cli.states().resolve("order-export.json"));

        Cli.Result[] second = new Cli.Result[1];
        state.run(before -> {
            second[0] = cli.run("orders", "export");
            return io.github.orderflowmagento.operation.Run.builder()
                    .operation("order export")
                    .isDryRun(false)
                    .next(before)
                    .build();
        });

        assertThat(second[0].code()).isEqualTo(ExitCode.ALREADY_RUNNING);
        assertThat(second[0].err()).contains("another run uses it at the same time");
        assertThat(warehouse.orders()).hasSize(1);
    }

    @Test
    void theStateOfAnotherShopIsRejected() {
        assertThat(cli.run("orders", "export", "100000009").code()).isZero();

        Cli.Result other = cli.with("MAGENTO_URL", shop.url().replace("127.0.0.1", "localhost"))
                .run("orders", "export");

        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("is that of the order export of 127.0.0.1", "set shop.name");
    }

    @Test
    void whatWasCancelledInTheShopIsCancelledAtOrderFlow() {
        assertThat(cli.run("orders", "export", "100000001", "--status", "pending")
                        .code())
                .isZero();
        shop.cancel("100000001");

        Cli.Result result = cli.run("orders", "cancel");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(warehouse.orderState("100000001")).containsIgnoringCase("cancel");
        assertThat(result.out()).contains("100000001  done");
    }

    @Test
    void whatBothSidesSayIsCompared() {
        cli.run("orders", "export", "100000009");

        Cli.Result same = cli.run("orders", "compare", "100000009");
        Cli.Result missing = cli.run("orders", "compare", "999");

        assertThat(same.code()).as(same.out() + same.err()).isZero();
        assertThat(same.out()).contains("OrderFlow", "there", "the same as was last sent");
        assertThat(missing.code()).isEqualTo(ExitCode.FAILED);
        assertThat(missing.out()).contains("not there");
    }

    @Test
    void runsAreRecordedAndShownWithTheirItems() {
        cli.run("orders", "export", "100000009");

        Cli.Result show = cli.run("runs", "show");
        Cli.Result order = cli.run("orders", "show", "100000009");

        assertThat(show.out()).contains("100000009  done");
        assertThat(order.out())
                .contains("status    processing", "yes, by this profile", "order export, 100000009: done");
    }
}
