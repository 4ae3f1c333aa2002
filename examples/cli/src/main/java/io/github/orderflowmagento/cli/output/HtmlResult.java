package io.github.orderflowmagento.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A self-contained HTML page: no scripts, no pictures, no links. */
final class HtmlResult implements ResultWriter {
    private final Console console;

    HtmlResult(Console console) {
        this.console = console;
    }

    @Override
    public void begin(String title, List<String> columns) {
        console.result("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title><style>body{font-family:sans-serif}td,th{text-align:left;padding:.2em .8em .2em 0}</style>"
                + "</head>\n<body><h1>" + escaped(title) + "</h1>\n<table><thead>" + line("th", columns)
                + "</thead><tbody>\n");
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        console.result(line("td", values) + "\n");
    }

    private static String line(String element, List<? extends @Nullable Object> values) {
        return values.stream()
                .map(value -> "<" + element + ">" + escaped(ResultWriter.text(value)) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void end(Map<String, ? extends @Nullable Object> summary) {
        console.result("</tbody></table>\n");
        if (!summary.isEmpty()) {
            console.result("<dl>");
            summary.forEach((name, value) ->
                    console.result("<dt>" + escaped(name) + "</dt><dd>" + escaped(ResultWriter.text(value)) + "</dd>"));
            console.result("</dl>\n");
        }
        console.result("</body></html>\n");
        console.flush();
    }
}
