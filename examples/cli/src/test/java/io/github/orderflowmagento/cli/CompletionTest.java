package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What shells complete by the script of {@code completion}. */
class CompletionTest {
    /** Types into an interactive zsh, as at a terminal, and waits for what it completes. */
    private static final String TYPING = """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'autoload -Uz compinit; compinit -u; source completion.sh; echo loa''ded'
        zpty -r shell seen '*loaded*'
        zpty -w -n shell $'orderflow-magento ord\\t'
        zpty -r shell seen '*orders*'
        zpty -w -n shell $' export --dry\\t'
        zpty -r shell seen '*--dry-run*'
        print completed
        zpty -d shell
        """;

    @TempDir
    Path home;

    private Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    void begin() {
        cli = new Cli(home).with("TERM", "xterm");
    }

    static boolean isZshInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "zsh")));
    }

    @Test
    void bashCompletesCommandsAndOptions() {
        Cli.Result result = cli.shell("""
            set -e
            ./cli completion bash > completion.sh
            source completion.sh
            complete() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _complete_orderflow-magento || true; }
            complete orderflow-magento ord; echo "${COMPREPLY[@]}"
            complete orderflow-magento orders ex; echo "${COMPREPLY[@]}"
            complete orderflow-magento orders export --dry; echo "${COMPREPLY[@]}"
            """);

        assertThat(result.out().lines().map(String::strip))
                .as(result.err())
                .containsExactly("orders", "export explain", "--dry-run");
    }

    @Test
    @EnabledIf(value = "isZshInstalled", disabledReason = "zsh is not installed")
    void zshCompletesCommandsAndOptions() throws IOException {
        Files.writeString(home.resolve("typing.zsh"), TYPING);

        Cli.Result result = cli.shell("./cli completion zsh > completion.sh && timeout 300 zsh -f typing.zsh");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).endsWith("completed\n");
    }
}
