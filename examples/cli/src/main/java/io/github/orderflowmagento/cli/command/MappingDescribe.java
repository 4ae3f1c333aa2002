package io.github.orderflowmagento.cli.command;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.mapping.Mapping;
import io.github.orderflowmagento.mapping.merchant.Mappings;

/** Prints the rules. */
@CommandLine.Command(
        name = "describe",
        description = "Prints the rules of the mapping and the origin of each.",
        footer = {"", "Example:", "  orderflow-magento mapping describe order"})
final class MappingDescribe extends ProfileCommand {
    private enum Part {
        product,
        order,
        inventory,
        despatch
    }

    @Parameters(paramLabel = "PART", arity = "0..1", description = "One of: ${COMPLETION-CANDIDATES}. Default: all.")
    private @Nullable Part part;

    @Override
    int execute(Session session, Console console) {
        Mappings mappings = session.mappings();
        Mapping shown = Optional.ofNullable(part)
                .<Mapping>map(one -> switch (one) {
                    case product -> mappings.product();
                    case order -> mappings.order();
                    case inventory -> mappings.inventory();
                    case despatch -> mappings.shipment();
                })
                .orElse(mappings);
        DisplayedOutput.write(shown.describe(), common, console);
        return ExitCode.DONE;
    }
}
