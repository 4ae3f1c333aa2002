package io.github.orderflowmagento.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.Difference;
import io.github.orderflowmagento.mapping.TextTable;
import io.github.orderflowmagento.mapping.merchant.Mappings;

/** Shows the effect of another mapping file. */
@CommandLine.Command(
        name = "diff",
        description = {
            "Shows the rules in which another mapping file differs from the profile's; with --number or --sku, the"
                    + " differences in a document.",
            "",
            "Exit code 0 if nothing differs, 4 if something does."
        },
        footer = {
            "",
            "Examples:",
            "  orderflow-magento mapping diff                           the standard, and that of the profile",
            "  orderflow-magento mapping diff new.properties",
            "  orderflow-magento mapping diff new.properties --number 100000009"
        })
final class MappingDiff extends ProfileCommand {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The other file. Default: compares the standard mapping with the profile's.")
    private @Nullable Path file;

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            description = "Compare the document of this order, which contains an address.")
    private @Nullable String number;

    @Option(names = "--sku", paramLabel = "SKU", description = "Compare the document of this product.")
    private @Nullable String sku;

    @Override
    int execute(Session session, Console console) {
        Mappings before = file == null ? Session.mappings(Optional.empty()) : session.mappings();
        Mappings after = file == null ? session.mappings() : Session.mappings(Optional.of(file));
        if (number != null && sku != null) {
            throw new ConfigurationException("--number or --sku, not both");
        }
        if (number == null && sku == null) {
            return rules(before, after, console);
        }
        Instant now = Instant.now();
        Difference difference;
        if (number != null) {
            Order order =
                    session.shop().orders().details(List.of(number)).get(0).orThrow();
            difference = Difference.between(
                    before.order().map(order, now), after.order().map(order, now));
        } else {
            Product product = session.shop()
                    .products()
                    .details(List.of(Objects.requireNonNull(sku)))
                    .get(0)
                    .orThrow();
            difference = Difference.between(
                    before.product().map(product, now), after.product().map(product, now));
        }
        DisplayedOutput.write(difference, common, console);
        return told(difference.changes().size(), console);
    }

    private int rules(Mappings before, Mappings after, Console console) {
        Map<List<String>, String> old = rules(before);
        Map<List<String>, String> now = rules(after);
        Set<List<String>> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        ResultWriter writer = common.writer(console);
        writer.begin("mapping", List.of("part", "property", "before", "after"));
        int count = 0;
        for (List<String> name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                writer.row(Arrays.asList(name.get(0), name.get(1), old.get(name), now.get(name)));
                count++;
            }
        }
        writer.end(Map.of());
        return told(count, console);
    }

    /** Returns each rule by its part and property. */
    private static Map<List<String>, String> rules(Mappings mappings) {
        Map<List<String>, String> rules = new LinkedHashMap<>();
        for (TextTable table : mappings.describe().tables()) {
            for (List<@Nullable String> row : table.rows()) {
                rules.put(
                        List.of(table.title(), String.valueOf(row.get(0))),
                        (text(row.get(1)) + " " + text(row.get(2))).strip());
            }
        }
        return rules;
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static int told(int count, Console console) {
        console.say(count == 0 ? "Nothing differs." : Lists.counted(count, "difference"));
        return count == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
