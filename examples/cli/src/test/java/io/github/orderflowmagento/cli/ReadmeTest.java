package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** The README shows what is printed. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String SESSION = "```text\n$ orderflow-magento doctor\n";
    private static final Pattern COMMAND = Pattern.compile("^\\$ orderflow-magento (.*)$", Pattern.MULTILINE);

    @TempDir
    Path home;

    /** Parts that differ between runs: ports, times, and so the widths of columns. */
    private static String comparable(String output) {
        return output.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("  +", "  ");
    }

    @Test
    void theSessionIsWhatIsPrinted() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(SESSION);
        assertThat(begin).isNotNegative();
        String session =
                readme.substring(begin + "```text\n".length(), readme.indexOf("```\n", begin + SESSION.length()));
        StringBuilder printed = new StringBuilder();
        try (SandboxMagento2Shop shop = SandboxMagento2Shop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            Cli cli = new Cli(home).on(shop).on(warehouse);
            Matcher commands = COMMAND.matcher(session);
            while (commands.find()) {
                printed.append(printed.isEmpty() ? "" : "\n")
                        .append(commands.group())
                        .append('\n');
                printed.append(cli.shell("./cli " + commands.group(1) + " 2>&1").out());
            }
        }
        Files.writeString(Path.of("target/session.txt"), printed);

        assertThat(comparable(session)).isEqualTo(comparable(printed.toString()));
    }

    @Test
    void allKeysAreInTheReadme() throws IOException {
        String readme = Files.readString(README);

        assertThat(Key.values())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(readme)
                        .contains("| `" + key.text() + "` | `" + key.variable() + "` | " + key.description()));
    }
}
