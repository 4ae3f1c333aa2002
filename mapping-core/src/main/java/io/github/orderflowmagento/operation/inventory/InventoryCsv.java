package io.github.orderflowmagento.operation.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/**
 * A stock file in CSV: a first line with the names of the columns, then one line per SKU.
 *
 * <pre>
 * sku;quantity;site
 * MUG-001;42;UK1
 * </pre>
 *
 * <p>Columns are found by name, regardless of order, case, blanks and underscores: the SKU ({@code sku}, else {@code externalReference},
 * else {@code product}), {@code quantity} (or {@code qty}), and OrderFlow's other attributes of an {@link InventoryLine}: {@code
 * available}, {@code total}, {@code allocated}, {@code site}, {@code source}, {@code isAvailable}, {@code isFrozen}, {@code
 * lastOrderExported}. Other columns are ignored unless they are {@linkplain #withColumn named}. Fields are separated by comma, semicolon or
 * tab, detected from the first line, and may be enclosed in double quotes. A byte order mark and blank lines are skipped; lines end in LF,
 * CRLF or CR.
 *
 * <p>An unreadable line does not affect the others; therefore a record is one line, and a line break within quotes is rejected. Lines have
 * at most 65,536 characters. A quantity is a whole number, {@code 12}, {@code 12,0} or {@code 12.0000}; {@code 1,5} is rejected unless
 * {@linkplain #withDecimals decimals} are allowed, and so is {@code 1.000}, which may mean one or a thousand (but means one if commas
 * separate the fields). Lines with too many fields are rejected, since a decimal comma may have been read as a separator.
 *
 * <p>Immutable and safe to share between threads. A file is opened by each run and read on demand.
 */
public final class InventoryCsv {
    private static final String SKU = "externalReference";

    private final Opening opening;
    private final Charset charset;
    private final Optional<Character> separator;
    private final Map<String, String> columns;
    private final boolean takesDecimals;

    /** Opens a document. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens the document at its beginning. It is closed after reading.
         *
         * @throws IOException if it cannot be opened: the run ends early with this reason
         */
        InputStream open() throws IOException;
    }

    /** Receives each line of a file. */
    @FunctionalInterface
    interface Receiver {
        void receive(long number, InventoryLine line);
    }

    private InventoryCsv(
            Opening opening,
            Charset charset,
            Optional<Character> separator,
            Map<String, String> columns,
            boolean takesDecimals) {
        this.opening = Objects.requireNonNull(opening);
        this.charset = Objects.requireNonNull(charset);
        this.separator = separator;
        this.columns = columns;
        this.takesDecimals = takesDecimals;
    }

    /** Returns a file in UTF-8. */
    public static InventoryCsv of(Path file) {
        return of(() -> Files.newInputStream(file));
    }

    /** Returns a document from another origin, in UTF-8; for example standard input, which only one run can read. */
    public static InventoryCsv of(Opening document) {
        return new InventoryCsv(document, StandardCharsets.UTF_8, Optional.empty(), Map.of(), false);
    }

    /**
     * Returns the same document in another charset. A line with bytes that are invalid in the charset is rejected if they are in its SKU or
     * in another column that is read.
     */
    public InventoryCsv withCharset(Charset changed) {
        return new InventoryCsv(opening, changed, separator, columns, takesDecimals);
    }

    /**
     * Returns the same document with fields separated by this character, regardless of the first line.
     *
     * @throws IllegalArgumentException if the character is a double quote, a line break, a letter or a digit
     */
    public InventoryCsv withSeparator(char changed) {
        if (changed == '"' || changed == '\n' || changed == '\r' || Character.isLetterOrDigit(changed)) {
            throw new IllegalArgumentException("not a valid field separator: '" + changed + "'");
        }
        return new InventoryCsv(opening, charset, Optional.of(changed), columns, takesDecimals);
    }

    /**
     * Returns the same document, with an attribute read from the column of this name. A file without that column is rejected.
     *
     * @param name the name of the column, for example {@code Bestand}
     * @param attribute its meaning: {@code sku}, or an attribute of {@link InventoryLine}, either OrderFlow's or one that your mapping
     *     reads
     */
    public InventoryCsv withColumn(String name, String attribute) {
        Map<String, String> changed = new LinkedHashMap<>(columns);
        changed.put(CsvColumns.folded(name), attribute.equalsIgnoreCase("sku") ? SKU : attribute);
        return new InventoryCsv(opening, charset, separator, Map.copyOf(changed), takesDecimals);
    }

    /** Returns the same document with fractional quantities allowed: {@code 1,5} and {@code 1.5}. */
    public InventoryCsv withDecimals() {
        return new InventoryCsv(opening, charset, separator, columns, true);
    }

    /**
     * Reads the document, in constant memory.
     *
     * @param header receives the columns, before the first line; may throw {@link UnreadableCsvException} to reject the document
     * @param lines receives each line and its number in the file, from 1
     * @param unreadable receives each line that cannot be read
     * @throws UnreadableCsvException if the document cannot be opened or read, or its first line does not name the columns
     */
    void read(Consumer<CsvColumns> header, Receiver lines, Consumer<UnreadableLine> unreadable) {
        try (Reader text = new InputStreamReader(opening.open(), charset)) {
            CsvLines file = new CsvLines(text);
            CsvColumns found = CsvColumns.of(
                    file.next().orElseThrow(() -> new UnreadableCsvException("the file is empty")),
                    separator,
                    columns,
                    takesDecimals);
            header.accept(found);
            for (Optional<String> line = file.next(); line.isPresent(); line = file.next()) {
                long number = file.number();
                CsvColumns.Read read = found.read(line.get());
                String place = read.sku().isPresent() ? "line " + number + ": " : "";
                read.line()
                        .ifPresentOrElse(
                                good -> lines.receive(number, good),
                                () -> unreadable.accept(
                                        new UnreadableLine(number, read.sku(), place + read.problem())));
            }
        } catch (NoSuchFileException e) {
            throw new UnreadableCsvException("there is no file " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableCsvException("the file cannot be read: " + e.getMessage(), e);
        }
    }
}
