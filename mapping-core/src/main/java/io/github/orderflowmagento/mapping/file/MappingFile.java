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
 * A mapping in a file, as changes to another mapping. In properties format:
 *
 * <pre>
 * # a field of the shop's product
 * product.customsDescription = customs_text
 * # the first field that has a value
 * product.barcode            = ean | barcode
 * # several fields and texts, joined
 * orderLine.description      = name + ' (' + sku + ')'
 * # a constant text
 * order.source               = 'webshop'
 * # a custom property, which OrderFlow does not document
 * product.custom.colour      = color
 * # no longer sent
 * order.promotionDescription =
 * # from the warehouse's inventory and despatches
 * inventory.quantity         = available
 * despatch.comment           = comment | serviceName
 * # conditions: entities that do not meet them are skipped; | separates alternatives; '' is an empty field
 * order.onlyIf.retail        = customer_group_id is not '2'
 * inventory.onlyIf.uk        = site is 'UK1' | 'UK2'
 * # the shop's carriers for OrderFlow's couriers, optionally with a title for customers
 * carrier.Royal Mail         = royalmail
 * carrier.DHL Express        = dhl 'DHL Paket'
 * # the source of the orders of a store view; all others: store.other.source
 * store.1.source             = 'uk-shop'
 * # OrderFlow's channels: orders by store view, products by website; all others: store.other.channel
 * store.1.channel            = 'acme-uk'
 * website.1.channel          = 'acme-uk'
 * # prefixes of the shop's SKUs and order numbers at OrderFlow
 * reference.skus             = prefix 'AB-'
 * reference.orderNumbers     = prefix 'UK-'
 * # a different prefix for a store view whose order numbers overlap with those of another store view
 * store.2.orderNumbers       = prefix 'FR-'
 * # the shop's source for the stock and despatches of a site; also by channel or warehouse
 * site.UK1.source            = 'uk_north'
 * # selection of orders: statuses, states, stores (numbers of store views), placedSince, paidOnly; any: no restriction
 * selection.statuses         = processing, picking
 * selection.placedSince      = 2026-12-01
 * </pre>
 *
 * <p>Tables are {@code product}, {@code order}, {@code deliveryAddress}, {@code invoiceAddress}, {@code orderLine}, {@code shipment} (the
 * shipment block of an order), {@code inventory} and {@code despatch}. Conditions are for {@code product}, {@code order}, {@code inventory}
 * and {@code despatch}. An entity that lacks the field of a condition is rejected by name, neither skipped nor sent; so is a product if a
 * condition needs the label of an option and the shop did not send the labels.
 *
 * <p>Fields have Magento's names; options of a product are sent by label. For an order line, fields are those of its order item; fields of
 * the row with its amounts have the prefix {@code priced.}, for example {@code priced.row_total}, and fields of the order have the prefix
 * {@code order.}, for example {@code order.coupon_code}. The lines of an address's street are {@code street1} to {@code street4}. For
 * inventory, fields are the attributes of a line; for a despatch, properties of {@link
 * io.github.orderflowmagento.orderflow.message.DespatchNotification} or fields of the message. A dot denotes a nested field, for example
 * {@code payment.method}.
 *
 * <p>Channels and references affect several mappings: {@code Mappings.with} applies them to all.
 *
 * <p>In JSON, each table is an object: <code>{"product": {"customsDescription": "customs_text", "barcode": null}}</code>.
 *
 * <p>Immutable and safe to share between threads. The caller reads the file; a byte order mark at the beginning of its text is ignored.
 */
public final class MappingFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<Statement> statements;

    /** Whether address lines mean the extension's parts of an address, regardless of their lines after gaps are closed. */
    private final boolean byAddressParts;

    MappingFile(String name, List<Statement> statements, boolean byAddressParts) {
        this.name = name;
        this.statements = List.copyOf(statements);
        this.byAddressParts = byAddressParts;
    }

    /**
     * Parses the properties format: {@code key = value} on each line, comments after {@code #}.
     *
     * @param name the name of the file in messages
     * @throws InvalidMappingFileException if there are mistakes; the message names each by line and key
     */
    public static MappingFile properties(String name, String text) {
        return new MappingFile(name, PropertiesReader.read(name, withoutMark(text)), false);
    }

    /**
     * Parses the JSON format.
     *
     * @param name the name of the file in messages
     * @throws InvalidMappingFileException if there are mistakes; the message names each by line and key
     */
    public static MappingFile json(String name, String text) {
        return new MappingFile(name, JsonReader.read(name, withoutMark(text)), false);
    }

    /**
     * Parses the {@code rtd_mappings} of the OrderFlow extension's configuration. They may be anywhere in the document: pass a shop's whole
     * merged configuration, or only a merchant's changes. A getter of the extension's defaults keeps its rule, under the property in the
     * file; any other getter reads the field of its name, as in Magento: {@code CustomsText} reads {@code customs_text}. An empty property
     * is no longer sent. All entries apply to the original mapping, so two getters can be swapped.
     *
     * <p>Address lines are those of the extension: {@code City} is the city, regardless of its line in the standard mapping.
     *
     * <p>No field is lost: an entry for a property that another of the extension's getters fills is a mistake, unless the file moves or
     * removes that other getter. A getter of another module replaces the previous value, except for a line of an address.
     *
     * @param name the name of the file in messages
     * @throws InvalidMappingFileException if there are mistakes; the message names each by line and element
     */
    public static MappingFile extensionConfiguration(String name, String xml) {
        return new MappingFile(name, ExtensionReader.read(name, withoutMark(xml)), true);
    }

    /** Returns the text without a byte order mark. */
    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    /**
     * Returns the mapping with the changes of this file.
     *
     * @throws InvalidMappingFileException if the file removes a rule or a condition that the mapping does not have
     */
    public ProductMapping applyTo(ProductMapping mapping) {
        return mapping.change(table -> changed(Section.PRODUCT, table))
                .changeConditions(all -> changed(Section.PRODUCT, all));
    }

    /**
     * Returns the mapping with the changes of this file.
     *
     * @throws InvalidMappingFileException if the file removes a rule or a condition that the mapping does not have, or if the extension's
     *     configuration changes address lines and the mapping has custom ones
     */
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

    /**
     * Returns the channels that the file defines, or the given ones if it defines none.
     *
     * @throws InvalidMappingFileException if the file defines channels for orders but none for products, or the reverse
     */
    public Optional<ChannelRouting> applyTo(Optional<ChannelRouting> channels) {
        List<ChannelEntry> lines = of(ChannelEntry.class).toList();
        return lines.isEmpty() ? channels : Optional.of(ChannelEntry.routing(name, lines));
    }

    /** Returns the mapping of SKUs; empty if the file does not define one. */
    public Optional<ReferenceMapping> skus() {
        return references(true);
    }

    /** Returns the mappings of order numbers of single store views, by number of the store view; empty if the file does not define any. */
    public Map<Long, ReferenceMapping> orderNumbersByStore() {
        Map<Long, ReferenceMapping> byStore = new TreeMap<>();
        of(ReferenceEntry.class)
                .forEach(entry -> entry.store().ifPresent(number -> byStore.put(number, entry.references())));
        return byStore;
    }

    /** Returns the mapping of order numbers; empty if the file does not define one. */
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
     * Returns the mapping with the changes of this file.
     *
     * @throws InvalidMappingFileException if the file removes a rule or a condition that the mapping does not have; does not name all
     *     places in the same way (site, channel or warehouse); or replaces the quantity of a mapping that
     *     {@linkplain InventoryMapping#subtracts subtracts} open orders, which would then no longer be subtracted
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
     * Returns the mapping with the changes of this file. Carriers are added to the existing ones; a custom rule for the code or the title
     * of a track is kept, see {@link ShipmentMapping#withCarriers}.
     *
     * @throws InvalidMappingFileException if the file removes a rule or a condition that the mapping does not have, or does not name all
     *     places in the same way (site, channel or warehouse)
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

    /** Returns the selection with the changes of this file. */
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

    /** Applies every entry to the original table, and then removes the properties that lost their values. */
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
