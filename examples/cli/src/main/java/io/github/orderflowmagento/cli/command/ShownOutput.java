package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.OutputFormat;
import io.github.orderflowmagento.cli.output.ResultWriter;
import io.github.orderflowmagento.mapping.Listing;
import io.github.orderflowmagento.mapping.Shown;

/** Writes what the mapping shows of itself. */
final class ShownOutput {
    private ShownOutput() {}

    static void write(Shown shown, CommonOptions common, Console console) {
        if (common.output() == OutputFormat.json) {
            console.document(shown.asJson());
            return;
        }
        List<Listing> listings = shown.listings();
        if (common.output() == OutputFormat.table) {
            String gap = "";
            for (Listing listing : listings) {
                if (!listing.title().isEmpty() && listings.size() > 1) {
                    console.line(gap + listing.title());
                    gap = System.lineSeparator();
                }
                write(listing, List.of(), common.writer(console));
            }
            return;
        }
        ResultWriter writer = common.writer(console);
        if (listings.isEmpty()) {
            return;
        }
        writer.begin(
                shown.getClass().getSimpleName(),
                Stream.concat(Stream.of("part"), listings.get(0).columns().stream())
                        .toList());
        listings.forEach(listing -> rows(listing, List.of(listing.title()), writer));
        writer.end(Map.of());
    }

    private static void write(Listing listing, List<String> before, ResultWriter writer) {
        writer.begin(listing.title(), listing.columns());
        rows(listing, before, writer);
        writer.end(Map.of());
    }

    private static void rows(Listing listing, List<String> before, ResultWriter writer) {
        for (List<@Nullable String> row : listing.rows()) {
            List<@Nullable Object> values = new ArrayList<>(before);
            values.addAll(row);
            writer.row(values);
        }
    }
}
