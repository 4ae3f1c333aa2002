package io.github.orderflowmagento.mapping.file;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.order.AddressParts;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.product.ProductSource;

/**
 * A mapping kept in a file, as changes to another mapping. As properties:
 *
 * <pre>
 * # what customs papers say; a field of the shop's product
 * product.customsDescription = customs_text
 * # the first that has a value
 * product.barcode            = ean | barcode
 * # put together
 * orderLine.description      = name + ' (' + sku + ')'
 * # always the same
 * order.source               = 'webshop'
 * # a property that OrderFlow does not document
 * product.custom.colour      = color
 * # sent no more
 * order.promotionDescription =
 * </pre>
 *
 * <p>Tables are {@code product}, {@code order}, {@code deliveryAddress}, {@code invoiceAddress}, {@code orderLine} and {@code
 * shipment}. Fields are those the shop sends, by Magento's names; of a product's choice by label; of a line those of its order item, of the row that holds its
 * amounts as {@code priced.row_total} and of the order as {@code order.coupon_code}. Of an address {@code street1} to {@code
 * street4} are the lines of its street. A field with a point is nested: {@code payment.method}.
 *
 * <p>JSON says the same as an object for each table: <code>{"product": {"customsDescription": "customs_text", "barcode": null}}</code>.
 *
 * <p>Immutable and safe to share between threads. Reading the file is the caller's affair; a byte order mark
 * at the beginning of its text is passed over.
 */
public final class MappingFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<Entry> entries;

    /** Whether a line of an address is the part that the extension keeps there, whatever line that is when gaps are closed. */
    private final boolean byAddressParts;

    MappingFile(String name, List<Entry> entries, boolean byAddressParts) {
        this.name = name;
        this.entries = List.copyOf(entries);
        this.byAddressParts = byAddressParts;
    }

    /**
     * Reads properties: {@code key = value} in each line, comments behind {@code #}.
     *
     * @param name of the file, for messages
     * @throws InvalidMappingFileException naming every mistake by line and key
     */
    public static MappingFile properties(String name, String text) {
        return new MappingFile(name, PropertiesReader.read(name, withoutMark(text)), false);
    }

    /**
     * Reads JSON.
     *
     * @param name of the file, for messages
     * @throws InvalidMappingFileException naming every mistake by line and key
     */
    public static MappingFile json(String name, String text) {
        return new MappingFile(name, JsonReader.read(name, withoutMark(text)), false);
    }

    /**
     * Reads the {@code rtd_mappings} of the OrderFlow extension's configuration, wherever in the document they stand: the whole
     * merged configuration of a shop, or what a merchant changed. Getters that are the extension's own keep their rules here, under
     * the property that the file names; any other reads the field of its name, as Magento does: {@code CustomsText} the field
     * {@code customs_text}. An empty property is sent no more. All entries apply to the mapping as it was, so that two getters can
     * change places.
     *
     * <p>Lines of addresses are the extension's: {@code City} is the city, in whatever line of the standard mapping it comes to stand.
     *
     * <p>No field gets lost: an entry for a property that another of the extension's getters fills is a mistake, unless the file gives
     * that one another property, or none. A getter of a module's own takes the place of what was sent before, but for a line of an
     * address.
     *
     * @param name of the file, for messages
     * @throws InvalidMappingFileException naming every mistake by line and element
     */
    public static MappingFile extensionConfiguration(String name, String xml) {
        return new MappingFile(name, ExtensionReader.read(name, withoutMark(xml)), true);
    }

    /** What some editors put before the first character, to tell the encoding. */
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /** The mapping, changed as the file says. */
    public ProductMapping applyTo(ProductMapping mapping) {
        return mapping.withRules(rules -> changed(Section.PRODUCT, rules, MappingFile::field));
    }

    /** The mapping, changed as the file says. */
    public OrderMapping applyTo(OrderMapping mapping) {
        return withLines(mapping.withHeader(changed(Section.ORDER, mapping.header(), MappingFile::field))
                .withAddresses(
                        address(Section.DELIVERY_ADDRESS, mapping.deliveryAddress()),
                        address(Section.INVOICE_ADDRESS, mapping.invoiceAddress()))
                .withShipment(changed(Section.SHIPMENT, mapping.shipment(), MappingFile::field)));
    }

    private OrderMapping withLines(OrderMapping mapping) {
        RuleTable<OrderLine> lines = changed(Section.ORDER_LINE, mapping.line(), MappingFile::field);
        try {
            return mapping.withLine(lines);
        } catch (IllegalArgumentException e) {
            throw of(Section.ORDER_LINE)
                    .filter(entry -> entry.fills(Section.ORDER_LINE, "product.externalReference"))
                    .findFirst()
                    .map(entry -> (RuntimeException) entry.refused(name, String.valueOf(e.getMessage())))
                    .orElse(e);
        }
    }

    private RuleTable<OrderAddress> address(Section section, RuleTable<OrderAddress> table) {
        Optional<Entry> line = of(section).filter(Entry::isAddressLine).findFirst();
        if (!byAddressParts || line.isEmpty()) {
            return changed(section, table, MappingFile::field);
        }
        try {
            return AddressParts.changed(table, parts -> changed(section, parts, MappingFile::field));
        } catch (IllegalStateException e) {
            throw line.get().refused(name, e.getMessage() + ": apply the file first, then change them");
        }
    }

    /** Every entry sees the table as it was; only then goes what has lost its value to another property, or altogether. */
    private <S> RuleTable<S> changed(
            Section section, RuleTable<S> table, BiFunction<S, String, Optional<String>> fields) {
        RuleTable<S> changed = table;
        Set<String> filled = new HashSet<>();
        for (Entry entry : of(section).toList()) {
            Optional<Rule<S>> rule = entry.rule(name, table, fields);
            changed = rule.map(changed::with).orElse(changed);
            rule.map(Rule::target).ifPresent(filled::add);
        }
        for (Entry entry : of(section).toList()) {
            Optional<String> emptied = entry.emptied().filter(property -> !filled.contains(property));
            if (emptied.isPresent()) {
                changed = entry.without(emptied.get(), name, changed);
            }
        }
        return changed;
    }

    private Stream<Entry> of(Section section) {
        return entries.stream().filter(entry -> entry.section() == section);
    }

    private static Optional<String> field(ProductSource from, String name) {
        return name.contains(".") ? FieldPath.read(from.product().fields(), name) : from.attribute(name);
    }

    private static Optional<String> field(OrderSource from, String name) {
        return FieldPath.read(from.order().fields(), name);
    }

    private static Optional<String> field(OrderAddress address, String name) {
        return name.matches("street[1-9]")
                ? address.street().stream().skip(name.charAt(6) - '1').findFirst()
                : FieldPath.read(address.fields(), name);
    }

    private static Optional<String> field(OrderLine line, String name) {
        if (name.startsWith("priced.")) {
            return line.priced().flatMap(row -> FieldPath.read(row.fields(), name.substring("priced.".length())));
        }
        return name.startsWith("order.")
                ? FieldPath.read(line.order().fields(), name.substring("order.".length()))
                : FieldPath.read(line.item().fields(), name);
    }

    @Override
    public String toString() {
        return "MappingFile[" + name + ", " + entries.size() + " entries]";
    }
}
