package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** Terminals, pipes, locales and signals. The terminals are those of {@code script} (util-linux). */
class TerminalTest extends SandboxFixture {
    private static final String ERASE = "\u001b[K";

    @BeforeEach
    void setTerminal() {
        cli.with("TERM", "xterm");
    }

    private Cli.Result onTerminal(int columns, String arguments) {
        return cli.shell("script -qec 'stty cols " + columns + "; ./cli " + arguments + "' /dev/null");
    }

    @Test
    void aTerminalShowsABarWithCountAndRate() {
        Cli.Result result = onTerminal(100, "orders export 100000009 100000011");

        assertThat(result.out()).contains("order export", "2/2", "/s", ERASE).contains("100000009  done");
    }

    @Test
    void noBarIsShownWhereNoneIsWanted() {
        Cli.Result result = onTerminal(100, "orders export 100000009 --no-progress");

        assertThat(result.out()).contains("100000009  done").doesNotContain(ERASE);
    }

    @Test
    void aNarrowTerminalCutsLinesAtItsWidth() {
        Cli.Result result = onTerminal(30, "products export VIRT-001 --dry-run --no-progress --quiet");

        List<String> lines = result.out().lines().map(String::strip).toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.replaceAll("\u001b\\[\\d*m", "")).hasSizeLessThanOrEqualTo(30));
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line).startsWith("VIRT-001  skipped").endsWith("…"));
    }

    @Test
    void aNarrowTerminalShowsSomeOfEachColumn() {
        Cli.Result result = onTerminal(40, "doctor");

        assertThat(result.out().lines().map(line -> line.replace("\r", "")))
                .anySatisfy(line -> assertThat(line).matches(".*shop credentials +ok +accepted"))
                .anySatisfy(line -> assertThat(line).matches(".*rights for .*… +not known +.*…"));
    }

    @Test
    void coloursAreForTerminalsAndNotWhereNoColorIsSet() {
        Cli.Result coloured = onTerminal(100, "products show MUG-001");
        Cli.Result plain = cli.with("NO_COLOR", "1").shell("script -qec './cli products show MUG-001' /dev/null");

        assertThat(coloured.out()).contains("\u001b[1mSKU");
        assertThat(plain.out()).contains("SKU").doesNotContain("\u001b[1m");
    }

    @Test
    void withoutATerminalThereIsNothingButLines() {
        Cli.Result result = cli.run("orders", "export", "100000009");

        assertThat(result.out() + result.err()).contains("100000009  done").doesNotContain("\u001b", "\r");
    }

    @Test
    void aLocaleWithoutUnicodeIsShownSubstitutes() {
        Cli.Result result = cli.with("LC_ALL", "C").run("stock", "update", "--line", "MUG-001=42", "--dry-run");

        assertThat(result.out()).contains("926 -> 42");
        assertThat(result.out().chars()).isNotEmpty().allMatch(character -> character < 128);
    }

    @Test
    void programsAreWrittenUtf8InAnyLocale() {
        Cli.Result result =
                cli.with("LC_ALL", "C").run("stock", "update", "--line", "MUG-001=42", "--dry-run", "-o", "json");

        assertThat(result.out()).contains("926 → 42");
    }

    @Test
    void aPipeThatIsClosedEarlyEndsQuietly() {
        Cli.Result result = cli.shell("./cli mapping describe | head -1; echo ${PIPESTATUS[0]}");

        assertThat(result.out().lines()).hasSize(2).last().isEqualTo("0");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aRunWhoseReaderHasGoneIsDoneAllTheSame() {
        Cli.Result result = cli.shell("./cli products export --quiet | head -1; echo ${PIPESTATUS[0]}");

        assertThat(result.out().lines()).hasSize(2).last().isEqualTo("0");
        assertThat(result.err()).isEmpty();
        assertThat(warehouse.products()).hasSize(17);
    }

    /** A process that is started in the background by a shell ignores INT, and so do all that it starts. */
    private static List<String> signals() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean isInterruptIgnored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        return isInterruptIgnored ? List.of("TERM") : List.of("INT", "TERM");
    }

    @Test
    void aStoppedRunSavesItsStateAndTheNextContinues() throws Exception {
        for (String signal : signals()) {
            warehouse.stubNext(1, SandboxAnswer.status(503).after(Duration.ofMinutes(5)));
            int before = warehouse.requests();
            Process process = cli.start("orders", "export");
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> warehouse.requests() > before);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();

            Cli.Result result = cli.await(process);

            assertThat(result.code()).as(signal + ": " + result.err()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(result.err()).contains("Interrupted. What was done is kept");
            assertThat(new FileCheckpoint(cli.states().resolve("order-export.json"))
                            .load()
                            .version())
                    .isPositive();
        }
        assertThat(cli.run("orders", "export").code()).isZero();
        assertThat(warehouse.orders()).hasSize(8);
    }
}
