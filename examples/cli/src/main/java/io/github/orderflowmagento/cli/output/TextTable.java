package io.github.orderflowmagento.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A table with aligned columns, for people. The widths are those of the first rows, so that memory does not depend on the number of rows.
 * On a terminal the widest columns are narrowed until all have some room, and lines are cut at its width; elsewhere neither is done.
 */
final class TextTable implements ResultWriter {
    private static final int LOOKED_AT = 200;
    private static final int WIDEST = 52;
    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    private final Console console;
    private final List<List<String>> held = new ArrayList<>();
    private List<String> columns = List.of();
    private int @Nullable [] widths;
    private final BitSet narrowed = new BitSet();

    TextTable(Console console) {
        this.console = console;
    }

    @Override
    public void begin(String title, List<String> names) {
        columns = names.stream()
                .map(name -> name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT))
                .toList();
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        List<String> cells = new ArrayList<>();
        values.forEach(value -> cells.add(console.fit(oneLine(ResultWriter.text(value)))));
        if (widths != null) {
            write(cells, widths);
            return;
        }
        held.add(cells);
        if (held.size() == LOOKED_AT) {
            release();
        }
    }

    private static String oneLine(String text) {
        return text.replace("\r", "").replace("\n", " ⏎ ");
    }

    private void release() {
        int[] known = new int[columns.size()];
        for (int i = 0; i < known.length; i++) {
            int column = i;
            int widest = held.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            known[i] = widest == 0 && !held.isEmpty()
                    ? 0
                    : Math.min(WIDEST, Math.max(widest, columns.get(i).length()));
        }
        narrow(known);
        widths = known;
        if (!held.isEmpty()) {
            console.heading(line(columns, known, true));
        }
        held.forEach(row -> write(row, known));
        held.clear();
    }

    /** Leaves room for the last column. */
    private void narrow(int[] known) {
        int last = known.length - 1;
        while (last > 0 && known[last] == 0) {
            last--;
        }
        while (console.isResultOnTerminal()
                && last > 0
                && Arrays.stream(known)
                                        .limit(last)
                                        .map(width -> width == 0 ? 0 : width + GAP.length())
                                        .sum()
                                + Math.min(known[last], NARROWEST)
                        > console.width()) {
            int widest = 0;
            for (int i = 1; i < last; i++) {
                widest = known[i] > known[widest] ? i : widest;
            }
            if (known[widest] <= NARROWEST) {
                return;
            }
            known[widest]--;
            narrowed.set(widest);
        }
    }

    private String cut(String text, int width) {
        String mark = console.fit("…");
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - mark.length())) + mark;
    }

    private void write(List<String> cells, int[] known) {
        console.line(line(cells, known, false));
    }

    private String line(List<String> cells, int[] known, boolean isHeader) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (known[i] == 0 && (isHeader || cells.get(i).isEmpty())) {
                continue; // nothing in any row
            }
            String cell = narrowed.get(i) ? cut(cells.get(i), known[i]) : cells.get(i);
            line.append(cell)
                    .append(" ".repeat(Math.max(0, known[i] - cell.length())))
                    .append(GAP);
        }
        String whole = line.toString().stripTrailing();
        return console.isResultOnTerminal() ? cut(whole, console.width()) : whole;
    }

    @Override
    public void end(Map<String, ? extends @Nullable Object> summary) {
        if (widths == null) {
            release();
        }
        console.flush();
    }
}
