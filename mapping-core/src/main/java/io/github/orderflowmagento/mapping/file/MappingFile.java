package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.RuleTable;
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
 * shipment}. Fields are those the shop sends, by Magento's names; of a line those of its order item, of the row that holds its
 * amounts as {@code priced.row_total} and of the order as {@code order.coupon_code}. Of an address {@code street1} to {@code
 * street4} are the lines of its street. A field with a point is nested: {@code payment.method}.
 *
 * <p>JSON says the same as an object for each table: <code>{"product": {"customsDescription": "customs_text", "barcode": null}}</code>.
 *
 * <p>Immutable and safe to share between threads. Reading the file is the caller's affair.
 */
public final class MappingFile {
    private final String name;
    private final List<Entry> entries;

    MappingFile(String name, List<Entry> entries) {
        this.name = name;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads properties: {@code key = value} in each line, comments behind {@code #}.
     *
     * @param name of the file, for messages
     * @throws InvalidMappingFileException naming every mistake by line and key
     */
    public static MappingFile properties(String name, String text) {
        return new MappingFile(name, PropertiesReader.read(name, text));
    }

    /**
     * Reads JSON.
     *
     * @param name of the file, for messages
     * @throws InvalidMappingFileException naming every mistake by line and key
     */
    public static MappingFile json(String name, String text) {
        return new MappingFile(name, JsonReader.read(name, text));
    }

    /**
     * Reads the {@code rtd_mappings} of the OrderFlow extension's configuration, wherever in the document they stand: the whole
     * merged configuration of a shop, or what a merchant changed. Getters that are the extension's own keep their rules here, under
     * the property that the file names; any other reads the field of its name, as Magento does: {@code CustomsText} the field
     * {@code customs_text}. An empty property is sent no more.
     *
     * @param name of the file, for messages
     * @throws InvalidMappingFileException naming every mistake by line and element
     */
    public static MappingFile extensionConfiguration(String name, String xml) {
        return new MappingFile(name, ExtensionReader.read(name, xml));
    }

    /** The mapping, changed as the file says. */
    public ProductMapping applyTo(ProductMapping mapping) {
        return new ProductMapping(changed(Section.PRODUCT, mapping.rules(), MappingFile::field));
    }

    /** The mapping, changed as the file says. */
    public OrderMapping applyTo(OrderMapping mapping) {
        return mapping.withHeader(changed(Section.ORDER, mapping.header(), MappingFile::field))
                .withAddresses(
                        changed(Section.DELIVERY_ADDRESS, mapping.deliveryAddress(), MappingFile::field),
                        changed(Section.INVOICE_ADDRESS, mapping.invoiceAddress(), MappingFile::field))
                .withLine(changed(Section.ORDER_LINE, mapping.line(), MappingFile::field))
                .withShipment(changed(Section.SHIPMENT, mapping.shipment(), MappingFile::field));
    }

    private <S> RuleTable<S> changed(
            Section section, RuleTable<S> table, BiFunction<S, String, Optional<String>> fields) {
        RuleTable<S> changed = table;
        for (Entry entry : entries) {
            if (entry.section() == section) {
                changed = entry.changed(name, changed, fields);
            }
        }
        return changed;
    }

    private static Optional<String> field(ProductSource from, String name) {
        return FieldPath.read(from.product().fields(), name);
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
