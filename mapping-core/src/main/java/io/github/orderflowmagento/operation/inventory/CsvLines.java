package io.github.orderflowmagento.operation.inventory;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** Reads a file line by line, each independently, so that an unclosed quote affects only its own line. Not thread-safe. */
final class CsvLines {
    /** In characters. */
    static final int LONGEST = 1 << 16;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader file;
    private final char[] buffer = new char[1 << 13];
    private int end;
    private int at;
    private long number;
    private boolean skipsLineFeed;

    CsvLines(Reader file) {
        this.file = file;
    }

    /**
     * Returns the next line that is not blank, without its line break.
     *
     * @return empty at the end of the file; cut off after {@link #LONGEST} characters
     */
    Optional<String> next() throws IOException {
        while (true) {
            StringBuilder line = new StringBuilder();
            boolean isEnded = false;
            boolean hasAny = false;
            while (!isEnded && fill()) {
                char next = buffer[at++];
                if (next == '\n' && skipsLineFeed) {
                    skipsLineFeed = false;
                    continue;
                }
                skipsLineFeed = next == '\r';
                hasAny = true;
                isEnded = next == '\n' || next == '\r';
                boolean isMark = next == BYTE_ORDER_MARK && number == 0 && line.isEmpty();
                if (!isEnded && !isMark && line.length() <= LONGEST) {
                    line.append(next);
                }
            }
            if (!hasAny) {
                return Optional.empty();
            }
            number++;
            if (!line.toString().isBlank()) {
                return Optional.of(line.toString());
            }
        }
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = file.read(buffer);
        return end > 0;
    }

    /** Returns the number of the line in the file, from 1. */
    long number() {
        return number;
    }

    /**
     * Returns the fields of a line.
     *
     * @throws IllegalArgumentException if the line is not valid CSV
     */
    static List<String> fields(String line, char separator) {
        if (line.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        List<CsvRecord> records = new ArrayList<>();
        try {
            // a second line, since an unclosed quote would swallow it
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowMissingFields(true)
                    .ofCsvRecord(line + "\n.")
                    .forEach(records::add);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("its quotes are invalid", e);
        }
        if (records.size() != 2) {
            throw new IllegalArgumentException("a quote is not closed on the line");
        }
        return records.get(0).getFields();
    }
}
