package io.github.orderflowmagento.mapping.file;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.mapping.Conditions;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.AddressParts;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;

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
 * # what the shop makes of the warehouse's inventory and despatches
 * inventory.quantity         = available
 * despatch.comment           = comment | serviceName
 * # what does not meet a condition is skipped; several values are one or the other; '' is nothing
 * order.onlyIf.retail        = customer_group_id is not '2'
 * inventory.onlyIf.uk        = site is 'UK1' | 'UK2'
 * # the shop's carriers for OrderFlow's couriers, and what customers read
 * carrier.Royal Mail         = royalmail
 * carrier.DHL Express        = dhl 'DHL Paket'
 * # where the orders of a store view come from; all others: store.other.source
 * store.1.source             = 'uk-shop'
 * # which of OrderFlow's channels: of orders by store view, of products by website; all others: store.other.channel
 * store.1.channel            = 'acme-uk'
 * website.1.channel          = 'acme-uk'
 * # what stands before the shop's SKUs and order numbers at OrderFlow, and is taken away on the way back
 * reference.skus             = prefix 'AB-'
 * reference.orderNumbers     = prefix 'UK-'
 * # the order numbers of a store view that counts as another one does
 * store.2.orderNumbers       = prefix 'FR-'
 * # which of the shop's sources a site's stock is in, and its despatches leave from; also by channel or warehouse
 * site.UK1.source            = 'uk_north'
 * # which orders: statuses, states, stores (numbers of store views), placedSince, paidOnly; any: no restriction
 * selection.statuses         = processing, picking
 * selection.placedSince      = 2026-12-01
 * </pre>
 *
 * <p>Tables are {@code product}, {@code order}, {@code deliveryAddress}, {@code invoiceAddress}, {@code orderLine}, {@code
 * shipment} (the shipment block of an order), {@code inventory} and {@code despatch}. Conditions are for {@code product}, {@code order},
 * {@code inventory} and {@code despatch}. Of what does not tell the field of a condition it is not known whether it meets it: it is refused
 * by name, neither skipped nor sent. So is a product of which a condition needs a choice whose options the shop may not tell.
 *
 * <p>Fields are those the shop sends, by Magento's names; of a product's choice by label; of a line those of its order item, of the row that holds its
 * amounts as {@code priced.row_total} and of the order as {@code order.coupon_code}. Of an address {@code street1} to {@code
 * street4} are the lines of its street. Of the warehouse's inventory they are the attributes of a line, of a despatch the names of {@link
 * io.github.orderflowmagento.orderflow.message.DespatchNotification} or of the message. A field with a point is nested: {@code payment.method}.
 *
 * <p>Channels and references concern several mappings: {@code Mappings.with} applies them to all.
 *
 * <p>JSON says the same as an object for each table: <code>{"product": {"customsDescription": "customs_text", "barcode": null}}</code>.
 *
 * <p>Immutable and safe to share between threads. Reading the file is the caller's affair; a byte order mark
 * at the beginning of its text is passed over.
 */
public final class MappingFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<Statement> statements;

    /** Whether a line of an address is the part that the extension keeps there, whatever line that is when gaps are closed. */
    private final boolean byAddressParts;

    MappingFile(String name, List<Statement> statements, boolean byAddressParts) {
        this.name = name;
        this.statements = List.copyOf(statements);
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
        return mapping.change(table -> changed(Section.PRODUCT, table))
                .changeConditions(all -> changed(Section.PRODUCT, all));
    }

    /** The mapping, changed as the file says. */
    public OrderMapping applyTo(OrderMapping mapping) {
        OrderMapping changed = mapping.change(OrderPart.HEADER, table -> changed(Section.ORDER, table))
                .change(OrderPart.DELIVERY_ADDRESS, table -> address(Section.DELIVERY_ADDRESS, table))
                .change(OrderPart.INVOICE_ADDRESS, table -> address(Section.INVOICE_ADDRESS, table))
                .change(OrderPart.LINE, table -> changed(Section.ORDER_LINE, table))
                .change(OrderPart.SHIPMENT, table -> changed(Section.SHIPMENT, table))
                .changeConditions(all -> changed(Section.ORDER, all));
        List<StoreSourceEntry> sources = of(StoreSourceEntry.class).toList();
        return sources.isEmpty()
                ? changed
                : changed.withSources(StoreSourceEntry.byStore(sources))
                        .change(
                                OrderPart.HEADER,
                                table -> table.with(table.rule("source")
                                        .from(Origin.file(name, sources.get(0).line()))));
    }

    /** The channels that the file says, in place of those that there were; those if it says none. */
    public Optional<ChannelRouting> applyTo(Optional<ChannelRouting> channels) {
        List<ChannelEntry> lines = of(ChannelEntry.class).toList();
        return lines.isEmpty() ? channels : Optional.of(ChannelEntry.routing(name, lines));
    }

    /** What the file says that OrderFlow knows the shop's SKUs by; empty if it says nothing of it. */
    public Optional<ReferenceMapping> skus() {
        return references(true);
    }

    /** What the file says that OrderFlow knows the orders of single store views by, by number of the store view. */
    public Map<Long, ReferenceMapping> orderNumbersByStore() {
        Map<Long, ReferenceMapping> byStore = new TreeMap<>();
        of(ReferenceEntry.class)
                .forEach(entry -> entry.store().ifPresent(number -> byStore.put(number, entry.references())));
        return byStore;
    }

    /** What the file says that OrderFlow knows the shop's orders by; empty if it says nothing of it. */
    public Optional<ReferenceMapping> orderNumbers() {
        return references(false);
    }

    private Optional<ReferenceMapping> references(boolean ofSkus) {
        return of(ReferenceEntry.class)
                .filter(entry -> entry.isOfSkus() == ofSkus && entry.store().isEmpty())
                .findFirst()
                .map(ReferenceEntry::references);
    }

    /**
     * The mapping, changed as the file says.
     *
     * @throws InvalidMappingFileException if the file gives another quantity to a mapping that {@linkplain InventoryMapping#subtracts
     *     subtracts} open orders: it would no longer do so
     */
    public InventoryMapping applyTo(InventoryMapping mapping) {
        InventoryMapping placed = sources().map(mapping::withSources).orElse(mapping);
        InventoryMapping filtered = placed.changeConditions(all -> changed(Section.INVENTORY, all));
        try {
            return filtered.change(table -> changed(Section.INVENTORY, table));
        } catch (IllegalArgumentException e) {
            throw entries(Section.INVENTORY)
                    .filter(entry -> entry.target().equals("quantity"))
                    .findFirst()
                    .map(entry -> (RuntimeException) entry.refused(name, String.valueOf(e.getMessage())))
                    .orElse(e);
        }
    }

    /**
     * The mapping, changed as the file says. Its carriers are added to those that it knows; a rule for the code or the title of a track
     * that the program or another file has made stays, see {@link ShipmentMapping#withCarriers}.
     */
    public ShipmentMapping applyTo(ShipmentMapping mapping) {
        CarrierTable carriers = mapping.carriers();
        for (CarrierEntry entry : of(CarrierEntry.class).toList()) {
            carriers = entry.addTo(carriers);
        }
        ShipmentMapping known = of(CarrierEntry.class).findAny().isEmpty() ? mapping : mapping.withCarriers(carriers);
        ShipmentMapping placed = sources().map(known::withSources).orElse(known);
        return placed.change(table -> changed(Section.DESPATCH, table))
                .changeConditions(all -> changed(Section.DESPATCH, all));
    }

    private Optional<SourceTable> sources() {
        List<SourceEntry> lines = of(SourceEntry.class).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(SourceEntry.table(name, lines));
    }

    /** The selection, changed as the file says. */
    public OrderSelection applyTo(OrderSelection selection) {
        OrderSelection.Builder changed = OrderSelection.builder().from(selection);
        of(SelectionEntry.class).forEach(entry -> entry.change().to(changed));
        return changed.build();
    }

    private RuleTable<OrderAddress> address(Section section, RuleTable<OrderAddress> table) {
        Optional<RuleEntry> line =
                entries(section).filter(RuleEntry::isAddressLine).findFirst();
        if (!byAddressParts || line.isEmpty()) {
            return changed(section, table);
        }
        try {
            return AddressParts.changed(table, parts -> changed(section, parts));
        } catch (IllegalStateException e) {
            throw line.get().refused(name, e.getMessage() + ": apply the file first, then change them");
        }
    }

    /** Every entry sees the table as it was; only then goes what has lost its value to another property, or altogether. */
    private <S> RuleTable<S> changed(Section section, RuleTable<S> table) {
        RuleTable<S> changed = table;
        Set<String> filled = new HashSet<>();
        for (RuleEntry entry : entries(section).toList()) {
            Optional<Rule<S>> rule = entry.rule(name, table);
            changed = rule.map(changed::with).orElse(changed);
            rule.map(Rule::target).ifPresent(filled::add);
        }
        for (RuleEntry entry : entries(section).toList()) {
            Optional<String> emptied = entry.emptied().filter(property -> !filled.contains(property));
            if (emptied.isPresent()) {
                changed = entry.without(emptied.get(), name, changed);
            }
        }
        return changed;
    }

    private <S> Conditions<S> changed(Section section, Conditions<S> conditions) {
        Conditions<S> changed = conditions;
        for (ConditionEntry condition : of(ConditionEntry.class)
                .filter(each -> each.section() == section)
                .toList()) {
            changed = condition.applyTo(changed, name);
        }
        return changed;
    }

    private Stream<RuleEntry> entries(Section section) {
        return of(RuleEntry.class).filter(entry -> entry.section() == section);
    }

    private <T extends Statement> Stream<T> of(Class<T> kind) {
        return statements.stream().filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public String toString() {
        return "MappingFile[" + name + ", " + statements.size() + " entries]";
    }
}
