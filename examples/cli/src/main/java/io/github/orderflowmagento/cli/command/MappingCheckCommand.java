package io.github.orderflowmagento.cli.command;

import java.time.Duration;
import java.time.Instant;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.check.MappingCheck;

/** Checks the mapping against the shop. */
@CommandLine.Command(
        name = "check",
        description = "Checks the mapping file, also against some products and orders of the shop.",
        footer = {
            "",
            "Examples:",
            "  orderflow-magento mapping check",
            "  orderflow-magento mapping check --offline     only whether the file can be read"
        })
final class MappingCheckCommand extends ProfileCommand {
    @Option(
            names = "--samples",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Number of products and orders to check. Default: 20.")
    private int samples = 20;

    @Option(
            names = "--days",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Check orders placed within this many days. Default: 30.")
    private int days = 30;

    @Option(names = "--offline", description = "Check only whether the file can be read, without the shop.")
    private boolean offline;

    @Override
    int execute(Session session, Console console) {
        Mappings mappings = session.mappings();
        if (offline) {
            console.say("The mapping can be read.");
            return ExitCode.DONE;
        }
        Findings findings = Session.configured(() -> MappingCheck.against(session.shop())
                .samples(samples)
                .placedWithin(Duration.ofDays(days))
                .of(mappings, Instant.now()));
        if (findings.isEmpty()) {
            console.say("The mapping fits the shop.");
            return ExitCode.DONE;
        }
        DisplayedOutput.write(findings, common, console);
        console.say(Lists.counted(findings.all().size(), "finding"));
        return ExitCode.FAILED;
    }
}
