package io.github.orderflowmagento.cli.output;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** An array of objects for a plain list; otherwise an object with {@code items} and a summary. */
final class JsonResult implements ResultWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private final Console console;
    private final StringWriter buffer = new StringWriter();
    private final JsonGenerator json;
    private final boolean isList;
    private List<String> columns = List.of();

    JsonResult(Console console) {
        this(console, true);
    }

    private JsonResult(Console console, boolean isList) {
        this.console = console;
        this.isList = isList;
        try {
            this.json = JSON.createGenerator(buffer).setCodec(JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a writer for a run. */
    static JsonResult ofRun(Console console) {
        return new JsonResult(console, false);
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private void write(Writing writing, String end) {
        try {
            writing.to(json);
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        console.result(buffer + end);
        buffer.getBuffer().setLength(0);
    }

    @Override
    public void begin(String title, List<String> names) {
        columns = List.copyOf(names);
        write(
                to -> {
                    if (!isList) {
                        to.writeStartObject();
                        to.writeStringField("operation", title);
                        to.writeFieldName("items");
                    }
                    to.writeStartArray();
                },
                "\n");
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        write(
                to -> {
                    to.writeStartObject();
                    for (int i = 0; i < columns.size(); i++) {
                        to.writeObjectField(columns.get(i), values.get(i));
                    }
                    to.writeEndObject();
                },
                "\n");
    }

    @Override
    public void end(Map<String, ? extends @Nullable Object> summary) {
        write(
                to -> {
                    to.writeEndArray();
                    if (!isList) {
                        for (Map.Entry<String, ? extends @Nullable Object> entry : summary.entrySet()) {
                            to.writeObjectField(entry.getKey(), entry.getValue());
                        }
                        to.writeEndObject();
                    }
                },
                "\n");
        console.flush();
    }
}
