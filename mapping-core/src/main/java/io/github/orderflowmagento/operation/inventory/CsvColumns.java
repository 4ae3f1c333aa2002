package io.github.orderflowmagento.operation.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** The columns of a file, determined from its first line. */
final class CsvColumns {
    private static final String SKU = "externalReference";

    /** Names of the SKU column, in order of preference. */
    private static final List<String> SKU_NAMES = List.of("sku", SKU, "product");

    private static final Set<String> NUMBERS = Set.of("quantity", "available", "total", "allocated");

    /** OrderFlow's names of a line's attributes and Magento's names of a quantity, in normalised form. */
    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("quantity", "quantity"),
            Map.entry("qty", "quantity"),
            Map.entry("available", "available"),
            Map.entry("total", "total"),
            Map.entry("allocated", "allocated"),
            Map.entry("site", "site"),
            Map.entry("source", "source"),
            Map.entry("isavailable", "isAvailable"),
            Map.entry("isfrozen", "isFrozen"),
            Map.entry("lastorderexported", "lastOrderExported"));

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int LONGEST_SKU = 255;
    private static final int SHOWN = 40;
    private static final char REPLACEMENT = '\uFFFD';

    private final char separator;
    private final int count;
    private final int sku;
    private final Map<Integer, String> attributes;
    private final List<String> unused;
    private final CsvQuantity quantity;

    private CsvColumns(
            char separator,
            int count,
            int sku,
            Map<Integer, String> attributes,
            List<String> unused,
            CsvQuantity quantity) {
        this.separator = separator;
        this.count = count;
        this.sku = sku;
        this.attributes = attributes;
        this.unused = unused;
        this.quantity = quantity;
    }

    /**
     * Reads the first line.
     *
     * @param separator empty to detect it from the line
     * @param named additional columns, by name
     * @throws UnreadableCsvException if it has no column for the SKU or for a quantity
     */
    static CsvColumns of(
            String header, Optional<Character> separator, Map<String, String> named, boolean takesDecimals) {
        String problem = "";
        for (char candidate : separator.map(List::of).orElse(SEPARATORS)) {
            try {
                return of(CsvLines.fields(header, candidate), candidate, named, takesDecimals);
            } catch (IllegalArgumentException e) {
                problem =
                        problem.isEmpty() || header.indexOf(candidate) >= 0 ? String.valueOf(e.getMessage()) : problem;
            }
        }
        throw new UnreadableCsvException("the first line of the file does not name the columns: " + problem);
    }

    private static CsvColumns of(
            List<String> header, char separator, Map<String, String> named, boolean takesDecimals) {
        String skuName = SKU_NAMES.stream()
                .filter(name ->
                        header.stream().anyMatch(column -> folded(column).equals(folded(name))))
                .findFirst()
                .orElse("");
        Map<Integer, String> attributes = new LinkedHashMap<>();
        List<String> unused = new ArrayList<>();
        boolean isSkuNamed = named.containsValue(SKU);
        int sku = -1;
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            String meaning = named.getOrDefault(
                    folded(name),
                    !isSkuNamed && folded(name).equals(folded(skuName))
                            ? SKU
                            : ATTRIBUTES.getOrDefault(folded(name), ""));
            if (meaning.isEmpty()) {
                unused.add(name.isEmpty() ? "column " + (i + 1) : shown(name));
            } else if (meaning.equals(SKU) ? sku >= 0 : attributes.containsValue(meaning)) {
                throw new IllegalArgumentException(
                        "two columns are the " + meaning + ", the second is '" + shown(name) + "'");
            } else if (meaning.equals(SKU)) {
                sku = i;
            } else {
                attributes.put(i, meaning);
            }
        }
        List<String> folded = header.stream().map(CsvColumns::folded).toList();
        for (String name : named.keySet()) {
            if (!folded.contains(name)) { // else another column would be taken instead
                throw new IllegalArgumentException("there is no column '" + shown(name) + "'");
            }
        }
        if (sku < 0) {
            throw new IllegalArgumentException("there is no column for the SKU (sku, externalReference, product)");
        }
        if (attributes.values().stream().noneMatch(NUMBERS::contains)) {
            throw new IllegalArgumentException("there is no column for a quantity (quantity, qty, available, total)");
        }
        return new CsvColumns(
                separator, header.size(), sku, attributes, unused, new CsvQuantity(separator, takesDecimals));
    }

    /** Returns a column's name without case, blanks, hyphens and underscores. */
    static String folded(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the attributes of {@link io.github.orderflowmagento.orderflow.message.InventoryLine} that the columns contain. */
    Set<String> attributes() {
        return Set.copyOf(attributes.values());
    }

    List<String> unused() {
        return unused;
    }

    /** A line, or the known parts of it and why it cannot be read. */
    record Read(Optional<InventoryLine> line, Optional<String> sku, String problem) {
        static Read refused(Optional<String> sku, String problem) {
            return new Read(Optional.empty(), sku, problem);
        }
    }

    Read read(String line) {
        List<String> fields;
        try {
            fields = CsvLines.fields(line, separator);
        } catch (IllegalArgumentException e) {
            return Read.refused(Optional.empty(), String.valueOf(e.getMessage()));
        }
        if (fields.size() < count || fields.stream().skip(count).anyMatch(field -> !field.isBlank())) {
            return Read.refused(
                    Optional.empty(),
                    "it has " + fields.size() + (fields.size() == 1 ? " field" : " fields") + ", the first line "
                            + count);
        }
        String reference = fields.get(sku).strip();
        if (reference.isEmpty() || reference.length() > LONGEST_SKU) {
            return Read.refused(
                    Optional.empty(), reference.isEmpty() ? "it has no SKU" : "its SKU is longer than " + LONGEST_SKU);
        }
        if (reference.indexOf(REPLACEMENT) >= 0) {
            return Read.refused(Optional.empty(), "its SKU has bytes that are invalid in the file's charset");
        }
        return read(reference, fields);
    }

    private Read read(String reference, List<String> fields) {
        InventoryLine.Builder line = InventoryLine.builder().externalReference(reference);
        boolean hasNumber = false;
        for (Map.Entry<Integer, String> column : attributes.entrySet()) {
            String text = fields.get(column.getKey()).strip();
            String attribute = column.getValue();
            if (text.isEmpty()) {
                continue;
            }
            try {
                boolean isNumber = NUMBERS.contains(attribute);
                hasNumber |= isNumber;
                line.putAttributes(attribute, isNumber ? quantity.read(text) : text);
            } catch (IllegalArgumentException e) {
                return Read.refused(Optional.of(reference), attribute + " '" + shown(text) + "' " + e.getMessage());
            }
            if (text.indexOf(REPLACEMENT) >= 0) {
                return Read.refused(
                        Optional.of(reference), attribute + " has bytes that are invalid in the file's charset");
            }
        }
        return hasNumber
                ? new Read(Optional.of(line.build()), Optional.of(reference), "")
                : Read.refused(Optional.of(reference), "it has no quantity");
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
