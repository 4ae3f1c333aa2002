package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.github.orderflowmagento.cli.config.ConfigurationException;

/** The orders that a command names. */
final class OrderNumbers {
    @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "Order numbers (increment_id).")
    private List<String> numbers = List.of();

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            description = "Order numbers as an option: separated by commas, or repeated.")
    private List<String> moreNumbers = List.of();

    /** Returns the numbers without duplicates. */
    List<String> list() {
        List<String> all = new ArrayList<>(numbers);
        all.addAll(moreNumbers);
        return Lists.of(all);
    }

    /**
     * Returns the numbers without duplicates.
     *
     * @throws ConfigurationException if there are none
     */
    List<String> required() {
        List<String> all = list();
        if (all.isEmpty()) {
            throw new ConfigurationException("Name the orders by number");
        }
        return all;
    }

    boolean isEmpty() {
        return list().isEmpty();
    }
}
