package io.github.orderflowmagento.cli.command;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryLineUpdate;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** The source of stock: OrderFlow's inventory, a file, or the command line. */
final class StockSource {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A CSV file; - is standard input.")
    private @Nullable String file;

    @Option(names = "--line", paramLabel = "SKU=QUANTITY", description = "A SKU and its new quantity; may be repeated.")
    private List<String> lines = List.of();

    @Option(names = "--strict", description = "Write nothing unless every line of the file is valid.")
    private boolean strict;

    @Option(names = "--charset", paramLabel = "NAME", description = "The file's charset. Default: UTF-8.")
    private @Nullable String charset;

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            description = "The character between fields. Default: comma, semicolon or tab, as found in the first line.")
    private @Nullable Character separator;

    @Option(names = "--decimals", description = "Allow fractions of a unit: 1.5 and 1,5.")
    private boolean decimals;

    @Option(
            names = "--column",
            paramLabel = "NAME=ATTRIBUTE",
            description = "The meaning of a column with another name, for example Bestand=quantity.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--source",
            paramLabel = "CODE",
            description =
                    "Magento 2: the source to write to. Default: stock.source, else that of the mapping file, else default.")
    private @Nullable String source;

    @Option(
            names = "--zero-limit",
            paramLabel = "SHARE",
            description = "The share of SKUs that may go to zero, from 0 to 1. Default: stock.zero_limit, else 0.5.")
    private @Nullable Double zeroLimit;

    /** Returns the number of lines, if it is known. */
    OptionalLong size() {
        return lines.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lines.size());
    }

    /** Returns whether each SKU is named on the command line, so that a skipped SKU is a failure. */
    boolean namesSkus() {
        return !lines.isEmpty();
    }

    /** Returns whether the command itself provides the lines, so that no other run retries them. */
    boolean isOfCaller() {
        return file != null || !lines.isEmpty();
    }

    /** Returns advice on options that help with the reason why a run ended. */
    Optional<String> advice(EndReason reason) {
        return switch (reason) {
            case LIMIT -> Optional.of("If so many SKUs are really to go to zero, add --zero-limit 1 this once.");
            case INVALID_INPUT ->
                Optional.of(
                        "A column is read as another by --column NAME=ATTRIBUTE, for example --column Bestand=quantity or --column quantity=total.");
            default -> Optional.empty();
        };
    }

    /**
     * Returns the update from this source.
     *
     * @throws ConfigurationException if the options cannot be combined, or one is invalid
     */
    Operation operation(Session session, RunListener listener) {
        if (file != null && !lines.isEmpty()) {
            throw new ConfigurationException("Name a file or --line, not both");
        }
        if (file == null && lines.isEmpty()) {
            if (strict) {
                throw new ConfigurationException("--strict applies to a file only");
            }
            InventoryUpdate.Builder update = InventoryUpdate.between(session.shop(), session.warehouse())
                    .mappings(mappings(session))
                    .shopName(session.shopName())
                    .failuresOnly()
                    .listener(listener);
            return update.zeroLimit(limit(session)).build();
        }
        InventoryLineUpdate.Builder update = InventoryUpdate.to(session.shop())
                .mappings(mappings(session))
                .shopName(session.shopName())
                .failuresOnly()
                .listener(listener)
                .zeroLimit(limit(session));
        if (strict) {
            update.strict();
        }
        return file == null ? update.build().of(lines()) : update.build().of(csv(file));
    }

    private Mappings mappings(Session session) {
        Mappings mappings = session.mappings();
        return Optional.ofNullable(source)
                .or(() -> session.profile().find(Key.STOCK_SOURCE))
                .map(code -> mappings.with(mappings.inventory().inSource(code)))
                .orElse(mappings);
    }

    private ZeroLimit limit(Session session) {
        return Session.configured(() -> {
            Double share = zeroLimit == null
                    ? session.profile().share(Key.STOCK_ZERO_LIMIT).orElse(null)
                    : zeroLimit;
            return share == null
                    ? ZeroLimit.standard()
                    : new ZeroLimit(share, ZeroLimit.standard().skus());
        });
    }

    private List<InventoryLine> lines() {
        Map<String, InventoryLine> bySku = new LinkedHashMap<>();
        for (String text : lines) {
            InventoryLine line = line(text);
            if (bySku.put(line.externalReference(), line) != null) {
                throw new ConfigurationException("--line " + text + ": this SKU is named twice");
            }
        }
        return List.copyOf(bySku.values());
    }

    /** Returns a line whose free and on-hand quantities are equal: the shop uses the quantity that it stores. */
    private static InventoryLine line(String text) {
        int equals = text.lastIndexOf('='); // a SKU may hold one
        String quantity = text.substring(equals + 1).strip();
        if (equals < 1 || !quantity.matches("\\d{1,9}(\\.\\d{1,4})?")) {
            throw new ConfigurationException("--line " + text + " is not SKU=QUANTITY, for example MUG-001=42");
        }
        return InventoryLine.builder()
                .externalReference(text.substring(0, equals))
                .putAttributes("quantity", quantity)
                .putAttributes("total", quantity)
                .build();
    }

    private InventoryCsv csv(String name) {
        if (!name.equals("-") && (!Files.isReadable(Path.of(name)) || Files.isDirectory(Path.of(name)))) {
            throw new ConfigurationException(name + ": there is no such file, or it cannot be read");
        }
        InventoryCsv csv = name.equals("-") ? InventoryCsv.of(() -> System.in) : InventoryCsv.of(Path.of(name));
        if (charset != null) {
            csv = csv.withCharset(charset(charset));
        }
        if (separator != null) {
            char character = separator;
            InventoryCsv named = csv;
            csv = Session.configured(() -> named.withSeparator(character));
        }
        for (Map.Entry<String, String> column : columns.entrySet()) {
            csv = csv.withColumn(column.getKey(), column.getValue());
        }
        return decimals ? csv.withDecimals() : csv;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ConfigurationException("--charset " + name + ": Java knows no such charset");
        }
    }
}
