package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;

import static org.assertj.core.api.Assertions.assertThat;

/** The one jar, and the launcher; how fast they start is printed, not asserted. */
class RunnableJarTest {
    private static final Path JAR = Cli.JAR;
    private static final Path LAUNCHER =
            Path.of("src/main/sh/orderflow-magento").toAbsolutePath();

    @TempDir
    Path home;

    @Test
    void theJarIsNotLargerThan20Megabytes() throws IOException {
        System.out.println("orderflow-magento.jar: " + Files.size(JAR) / 1_000_000.0 + " MB");

        assertThat(Files.size(JAR)).isBetween(1_000_000L, 20_000_000L);
    }

    @Test
    void theJarRunsByItself() {
        Cli.Result version = timed("java -jar, --version", "java -jar " + JAR + " --version");

        assertThat(version.code()).as(version.err()).isZero();
        assertThat(version.out()).startsWith("orderflow-magento ");
    }

    @Test
    void theJarAsksAShopByItself() {
        try (SandboxShop shop = SandboxShop.start()) {
            Cli.Result show = timed(
                    new Cli(home).on(shop), "java -jar, products show", "java -jar " + JAR + " products show MUG-001");

            assertThat(show.code()).as(show.err()).isZero();
            assertThat(show.out()).contains("MUG-001");
        }
    }

    @Test
    void theLauncherMakesAnArchiveOnceAndRunsTheJar() {
        try (SandboxShop shop = SandboxShop.start()) {
            Cli cli = new Cli(home).on(shop);

            Cli.Result first = timed(cli, "launcher, the first time", LAUNCHER + " --version");
            Cli.Result help = timed(cli, "launcher, --help", LAUNCHER + " --help");
            Cli.Result show = timed(cli, "launcher, products show", LAUNCHER + " products show MUG-001");

            assertThat(first.code()).as(first.err()).isZero();
            assertThat(home.resolve(".cache/orderflow-magento/classes.jsa")).isNotEmptyFile();
            assertThat(help.out()).contains("Exit codes:");
            assertThat(show.out()).contains("MUG-001");
            assertThat(first.err() + help.err() + show.err()).isEmpty();
        }
    }

    private Cli.Result timed(String what, String line) {
        return timed(new Cli(home), what, line);
    }

    private static Cli.Result timed(Cli cli, String what, String line) {
        Instant begun = Instant.now();
        Cli.Result result = cli.shell(line);
        System.out.println(what + ": " + Duration.between(begun, Instant.now()).toMillis() + " ms");
        return result;
    }
}
