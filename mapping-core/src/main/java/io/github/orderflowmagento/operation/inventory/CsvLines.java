package io.github.orderflowmagento.operation.inventory;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** The lines of a file one by one, each by itself, so that a quote that is not closed spoils its own line only. For one thread. */
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
     * The next line that is not blank, without its end.
     *
     * @return empty at the end of the file; what is beyond {@link #LONGEST} characters is cut off
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

    /** Which line of the file it was, from 1. */
    long number() {
        return number;
    }

    /**
     * The fields of a line.
     *
     * @throws IllegalArgumentException if it is no line of CSV
     */
    static List<String> fields(String line, char separator) {
        if (line.length() > LONGEST) {
            throw new IllegalArgumentException("it is longer than " + LONGEST + " characters");
        }
        List<CsvRecord> records = new ArrayList<>();
        try {
            // a second line, since a quote that is not closed would swallow it
            CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowMissingFields(true)
                    .ofCsvRecord(line + "\n.")
                    .forEach(records::add);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("its quotes do not fit", e);
        }
        if (records.size() != 2) {
            throw new IllegalArgumentException("a quote is not closed on the line");
        }
        return records.get(0).getFields();
    }
}
