package io.github.orderflowmagento.cli.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.shipment.ShipmentInstruction;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/** Creates shipments from the command line or from OrderFlow's messages. */
@CommandLine.Command(
        name = "notify",
        description = {
            "Marks an order as shipped in the shop, with tracking numbers, once: the same reference ships once, however often"
                    + " you repeat the command.",
            "",
            "With --message: ships what OrderFlow's despatch messages in files say."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento shipments notify 100000009 --reference desk-17 --all --carrier ups --tracking 1Z999",
            "  orderflow-magento shipments notify 100000009 --reference desk-18 --item MUG-001=2 --notify-customer",
            "  orderflow-magento shipments notify --message despatch-5512.xml --dry-run"
        })
final class ShipmentsNotify extends ProfileCommand {
    @Mixin
    private RunOptions options = new RunOptions();

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "The order's number (increment_id).")
    private @Nullable String number;

    @Option(
            names = "--reference",
            paramLabel = "TEXT",
            description =
                    "Your name for this shipment. Repeat it to repeat the command safely; use another for another shipment.")
    private @Nullable String reference;

    @Option(names = "--all", description = "Ship everything that is left to ship.")
    private boolean all;

    @Option(names = "--item", paramLabel = "SKU=UNITS", description = "Ship these units; may be repeated.")
    private List<String> items = List.of();

    @Option(
            names = "--carrier",
            paramLabel = "CODE",
            description =
                    "The shop's code of the carrier; one that the shop does not have becomes custom. Default: custom.")
    private @Nullable String carrier;

    @Option(names = "--title", paramLabel = "TEXT", description = "The carrier's name, as the customer reads it.")
    private @Nullable String title;

    @Option(names = "--tracking", paramLabel = "NUMBER", description = "A tracking number; one for each parcel.")
    private List<String> trackingNumbers = List.of();

    @Option(names = "--source", paramLabel = "CODE", description = "Magento 2: the source that the goods leave from.")
    private @Nullable String source;

    @Option(names = "--comment", paramLabel = "TEXT", description = "A comment on the shipment.")
    private @Nullable String comment;

    @Option(names = "--notify-customer", description = "Have the shop notify the customer by e-mail.")
    private boolean notifiesCustomer;

    @Option(names = "--message", paramLabel = "FILE", description = "A despatch message; may be repeated.")
    private List<String> messages = List.of();

    @Override
    int execute(Session session, Console console) {
        if ((number == null) == messages.isEmpty()) {
            throw new ConfigurationException("Name what is shipped: an order's number, or --message");
        }
        List<DespatchNotification> despatches = new ArrayList<>();
        messages.forEach(file -> despatches.add(despatch(file)));
        if (source != null) {
            checkSource(source, session.shop().stock().enabledSources());
        }
        Optional<ShipmentInstruction> instruction = Optional.ofNullable(number).map(this::instruction);
        OperationRun run = new OperationRun(session, console, common, OperationName.shipments, options.isDryRun());
        return run.items(Math.max(1, despatches.size()))
                .retriedBySameCommand()
                .run(listener -> operation(session, listener, instruction, despatches));
    }

    /** Checks the source. A dry run needs this, too, since it does not reach the shop's own check. */
    private static void checkSource(String code, Set<String> sources) {
        if (!sources.contains(code)) {
            throw new ConfigurationException("--source " + code + ": the shop has no such source, or it is disabled"
                    + NearestName.to(code, new TreeSet<>(sources)));
        }
    }

    private Operation operation(
            Session session,
            RunListener listener,
            Optional<ShipmentInstruction> instruction,
            List<DespatchNotification> despatches) {
        ShipmentNotification notification = ShipmentNotification.to(session.shop())
                .mappings(session.mappings())
                .exported(session.checkpoint(OperationName.orders).load()::state)
                .shopName(session.shopName())
                .failuresOnly()
                .listener(listener)
                .build();
        return instruction
                .map(one -> notification.ofInstructions(List.of(one)))
                .orElseGet(() -> notification.of(despatches));
    }

    private static DespatchNotification despatch(String file) {
        if (MessageFile.read(file) instanceof DespatchNotification despatch) {
            return despatch;
        }
        throw new ConfigurationException(file + ": not a despatch message");
    }

    private ShipmentInstruction instruction(String order) {
        if (reference == null) {
            throw new ConfigurationException(
                    "--reference is missing: your name for this shipment, the same each time you repeat the command");
        }
        if (all != items.isEmpty()) {
            throw new ConfigurationException("Name the units: --all that is left, or --item SKU=UNITS");
        }
        String name = reference;
        try {
            return ShipmentInstruction.builder()
                    .order(order)
                    .reference(name)
                    .shipsEverythingLeft(all)
                    .quantities(quantities())
                    .carrier(Optional.ofNullable(carrier))
                    .carrierTitle(Optional.ofNullable(title))
                    .trackingNumbers(trackingNumbers)
                    .source(Optional.ofNullable(source))
                    .comment(Optional.ofNullable(comment))
                    .notifiesCustomer(notifiesCustomer)
                    .build();
        } catch (IllegalStateException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, BigDecimal> quantities() {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        for (String item : items) {
            int equals = item.lastIndexOf('='); // a SKU may hold one
            String units = item.substring(equals + 1);
            if (equals < 1 || !units.matches("\\d{1,9}(\\.\\d{1,4})?")) {
                throw new ConfigurationException("--item " + item + " is not SKU=UNITS, for example MUG-001=2");
            }
            if (quantities.put(item.substring(0, equals), new BigDecimal(units)) != null) {
                throw new ConfigurationException("--item " + item + ": this SKU is named twice");
            }
        }
        return quantities;
    }
}
