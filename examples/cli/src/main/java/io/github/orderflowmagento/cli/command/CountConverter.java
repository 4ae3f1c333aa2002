package io.github.orderflowmagento.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a count: a whole number of at least 1. */
final class CountConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw new TypeConversionException("'" + text + "' is not a whole number from 1");
        }
        return Integer.valueOf(text);
    }
}
