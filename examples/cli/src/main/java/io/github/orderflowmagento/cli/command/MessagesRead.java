package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;

/** Reads messages. */
@CommandLine.Command(
        name = "read",
        description =
                "Shows the content of saved messages that OrderFlow posted to a Magento with the OrderFlow extension, as SOAP or"
                        + " JSON. Connects to nothing.",
        footer = {"", "Example:", "  orderflow-magento messages read despatch-5512.xml"})
final class MessagesRead extends Command {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files; - is standard input.")
    private List<String> files = List.of();

    @Override
    int execute(Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin("messages", List.of("file", "message", "key", "what"));
        for (String file : files) {
            Object message = MessageFile.read(file);
            if (message instanceof DespatchNotification despatch) {
                writer.row(Arrays.asList(
                        file, "despatch", despatch.orderReference() + "/" + despatch.messageId(), what(despatch)));
            } else if (message instanceof InventoryNotification inventory) {
                for (InventoryLine line : inventory.lines()) {
                    writer.row(Arrays.asList(file, "inventory", line.externalReference(), what(line)));
                }
            } else {
                writer.row(Arrays.asList(file, String.valueOf(message), "", "not for this program"));
            }
        }
        writer.end(Map.of());
        return ExitCode.DONE;
    }

    private static String what(DespatchNotification despatch) {
        String lines = despatch.lines().stream()
                .map(line -> line.quantity().toPlainString() + " × " + line.externalReference())
                .collect(Collectors.joining("; "));
        return lines
                + despatch.courierName().map(name -> ", by " + name).orElse("")
                + despatch.trackingNumber()
                        .map(number -> ", tracking " + number)
                        .orElse("");
    }

    private static String what(InventoryLine line) {
        return line.attributes().entrySet().stream()
                .map(attribute -> attribute.getKey() + " " + attribute.getValue())
                .collect(Collectors.joining(", "));
    }
}
