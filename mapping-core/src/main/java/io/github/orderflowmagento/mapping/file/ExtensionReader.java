package io.github.orderflowmagento.mapping.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.orderflow.message.MessageParser;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/**
 * Reads the {@code rtd_mappings} of the extension's configuration: {@code <Sku>externalReference</Sku>} sends the result of {@code
 * getSku()} as {@code externalReference}. A getter of the extension's defaults keeps the rule of the table; any other reads a field as
 * Magento does: {@code CustomsText} reads {@code customs_text}. A file that would lose a field is rejected.
 */
final class ExtensionReader {
    private static final String ROOT = "rtd_mappings";
    private static final Pattern CAPITAL = Pattern.compile("(?<=.)([A-Z])");

    private final ParseErrors mistakes;
    private final List<RuleEntry> changes = new ArrayList<>();

    private ExtensionReader(String file) {
        this.mistakes = new ParseErrors(file);
    }

    static List<Statement> read(String file, String text) {
        ExtensionReader reader = new ExtensionReader(file);
        try {
            mappings(MessageParser.untyped().parse(text))
                    .ifPresentOrElse(
                            reader::tables,
                            () -> reader.mistakes.problem(1, ROOT, "there is no such element in the file"));
        } catch (InvalidMessageException e) {
            reader.mistakes.problem(1, "", String.valueOf(e.getMessage()));
        }
        reader.changes.forEach(reader::refuseLoss);
        return reader.mistakes.statements();
    }

    private static Optional<XmlElement> mappings(XmlElement element) {
        return element.name().equals(ROOT)
                ? Optional.of(element)
                : element.children().stream()
                        .flatMap(child -> mappings(child).stream())
                        .findFirst();
    }

    private void tables(XmlElement mappings) {
        for (XmlElement table : mappings.children()) {
            // the products' table is one level deeper than the others
            if (table.name().equals("product")) {
                table.children().forEach(inner -> table("product/" + inner.name(), inner));
            } else {
                table(table.name(), table);
            }
        }
    }

    private void table(String path, XmlElement table) {
        List<String> known = Arrays.stream(Section.values())
                .map(Section::extensionPath)
                .filter(other -> !other.isEmpty())
                .toList();
        Optional<Section> section = Arrays.stream(Section.values())
                .filter(candidate -> candidate.extensionPath().equals(path))
                .findFirst();
        if (section.isEmpty()) {
            mistakes.problem(table.line(), path, "the extension has no such table" + NearestName.to(path, known));
            return;
        }
        table.children().forEach(getter -> entry(section.get(), path, getter));
    }

    private void entry(Section section, String path, XmlElement getter) {
        String key = path + "/" + getter.name();
        String property = property(section, getter.text().strip());
        Optional<String> standard = Optional.ofNullable(section.getters().get(getter.name()));
        if (standard.filter(property::equals).isPresent() || (property.isEmpty() && standard.isEmpty())) {
            return;
        }
        mistakes.take(getter.line(), key, () -> {
            Expression field = Expression.parse(field(getter.name()));
            RuleChange change = property.isEmpty()
                    ? new RuleChange.Removed()
                    : standard.<RuleChange>map(from -> new RuleChange.Moved(from, field))
                            .orElseGet(() -> new RuleChange.Computed(field));
            RuleEntry entry = new RuleEntry(
                            section, property.isEmpty() ? standard.orElseThrow() : property, change, key, getter.line())
                    .allowed();
            changes.add(entry);
            return entry;
        });
    }

    /** The extension sends {@code fax} as a custom property; here it is OrderFlow's documented one (H-17). */
    private static String property(Section section, String text) {
        return section.isAddress() && text.equals("fax") ? "faxNumber" : text;
    }

    /** Rejects a property that two fields fill, unless the file moves or removes the extension's own. */
    private void refuseLoss(RuleEntry entry) {
        if (entry.change() instanceof RuleChange.Removed) {
            return;
        }
        Optional<RuleEntry> before = changes.stream()
                .takeWhile(other -> !other.equals(entry))
                .filter(other -> other.fills(entry.section(), entry.target()))
                .findFirst();
        if (before.isPresent()) {
            problem(entry, "line " + before.get().line() + " already fills " + entry.target());
            return;
        }
        // a custom field may replace the extension's, except for a part of an address
        if (entry.change() instanceof RuleChange.Moved || entry.isAddressLine()) {
            getterLeftAt(entry)
                    .ifPresent(getter -> problem(
                            entry,
                            getter + " fills " + entry.target()
                                    + ", and would be lost: give it another property, or none: <" + getter + "/>"));
        }
    }

    private Optional<String> getterLeftAt(RuleEntry entry) {
        return changes.stream().anyMatch(other -> other.empties(entry.section(), entry.target()))
                ? Optional.empty()
                : entry.section().getters().entrySet().stream()
                        .filter(getter -> getter.getValue().equals(entry.target()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private void problem(RuleEntry entry, String what) {
        mistakes.problem(entry.line(), entry.key(), what);
    }

    private static String field(String getter) {
        return CAPITAL.matcher(getter).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
