package io.github.orderflowmagento.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a state remembers of orders and SKUs is forgotten by name. */
class ForgetTest extends SandboxFixture {
    private static final String ORDER = "100000009";

    @Test
    void aForgottenOrderIsNoLongerCompared() {
        assertThat(cli.run("orders", "export").code()).isZero();
        shop.giveNumberAgain(ORDER, "BOOK-JP-01");
        Cli.Result other = cli.run("orders", "export");
        assertThat(other.code()).as(other.out()).isEqualTo(ExitCode.FAILED);
        assertThat(other.out()).contains("another order of this number was exported");

        Cli.Result dry = cli.run("orders", "forget", ORDER, "--dry-run");
        assertThat(cli.run("orders", "export", ORDER).code()).isEqualTo(ExitCode.FAILED);
        Cli.Result forgotten = cli.run("orders", "forget", ORDER);
        Cli.Result requeued = cli.run("failed", "requeue", ORDER);
        Cli.Result next = cli.run("orders", "export");

        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains(ORDER, "would be forgotten");
        assertThat(forgotten.code()).isZero();
        assertThat(forgotten.out()).contains(ORDER, "forgotten: ");
        assertThat(forgotten.err()).contains("failed requeue '" + ORDER + "'");
        assertThat(requeued.code()).isZero();
        assertThat(next.code()).as(next.out()).isZero();
        assertThat(next.out()).contains(ORDER + "  already there");
        assertThat(warehouse.orders()).hasSize(8);
    }

    @Test
    void anOrderThatWasNotExportedIsUnknown() {
        Cli.Result dry = cli.run("orders", "forget", "999", "--dry-run");
        Cli.Result forgotten = cli.run("orders", "forget", "999");

        assertThat(dry.code()).isEqualTo(ExitCode.FAILED);
        assertThat(forgotten.code()).isEqualTo(ExitCode.FAILED);
        assertThat(forgotten.out()).contains("999  unknown", "no export of it is stored");
    }

    @Test
    void aForgottenSkuIsUnknownToItsState() {
        warehouse.setStock("MUG-001", 7);
        assertThat(cli.run("stock", "update").code()).isZero();

        Cli.Result forgotten = cli.run("stock", "forget", "MUG-001");
        Cli.Result again = cli.run("stock", "forget", "MUG-001");

        assertThat(forgotten.code()).as(forgotten.out()).isZero();
        assertThat(forgotten.out()).contains("MUG-001", "forgotten: ");
        assertThat(again.code()).isEqualTo(ExitCode.FAILED);
        assertThat(again.out()).contains("nothing is stored about it");
    }
}
