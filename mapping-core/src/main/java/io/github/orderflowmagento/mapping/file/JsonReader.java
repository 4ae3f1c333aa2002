package io.github.orderflowmagento.mapping.file;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/** Reads an object with an object of properties for each table. Nested objects add to the key, separated by dots. */
final class JsonReader {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonReader() {}

    static List<Statement> read(String file, String text) {
        ParseErrors mistakes = new ParseErrors(file);
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                mistakes.problem(line(json), "", "expected an object of tables");
                return mistakes.statements();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                table(json, json.currentName(), mistakes);
            }
            if (json.nextToken() != null) {
                mistakes.problem(line(json), "", "unexpected text after the object of tables");
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            mistakes.problem(line, "", "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from a string cannot fail", e);
        }
        return mistakes.statements();
    }

    private static void table(JsonParser json, String table, ParseErrors mistakes) throws IOException {
        int line = line(json);
        if (json.nextToken() != JsonToken.START_OBJECT) {
            mistakes.problem(line, table, "expected an object of properties");
            json.skipChildren();
            return;
        }
        members(json, table, mistakes);
    }

    private static void members(JsonParser json, String table, ParseErrors mistakes) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = table + "." + json.currentName();
            int at = line(json);
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                // {"store": {"1": {"source": "'uk-shop'"}}}
                members(json, key, mistakes);
            } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL) {
                String words = value == JsonToken.VALUE_NULL ? "" : json.getText();
                mistakes.takeOnce(at, key, () -> Statement.parse(key, words, at));
            } else {
                mistakes.problem(at, key, "expected a text, or null to stop sending it");
                json.skipChildren();
            }
        }
    }

    private static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }
}
