package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;

/** The products that a command names. */
final class Skus {
    @Parameters(paramLabel = "SKU", arity = "0..*", description = "SKUs.")
    private List<String> skus = List.of();

    @Option(names = "--sku", paramLabel = "SKU", description = "A SKU as an option; may be repeated.")
    private List<String> moreSkus = List.of();

    /** Returns the SKUs without duplicates. A SKU may contain a comma. */
    List<String> list() {
        List<String> all = new ArrayList<>(skus);
        all.addAll(moreSkus);
        return all.stream().distinct().toList();
    }

    /**
     * Returns the SKUs without duplicates.
     *
     * @throws ConfigurationException if there are none
     */
    List<String> required() {
        List<String> all = list();
        if (all.isEmpty()) {
            throw new ConfigurationException("Name the products by SKU");
        }
        return all;
    }
}
