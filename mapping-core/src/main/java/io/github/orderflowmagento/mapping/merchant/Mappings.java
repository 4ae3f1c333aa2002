package io.github.orderflowmagento.mapping.merchant;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.mapping.Description;
import io.github.orderflowmagento.mapping.Mapping;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;

/**
 * All that a merchant decides: how products, orders, inventory and despatches are mapped, and which orders are exported. Hand it to each
 * operation, and all go by the same: what the order export has sent, cancellation and shipment notification know again.
 *
 * <pre>{@code
 * Mappings mappings = Mappings.standard()
 *         .withPackages()
 *         .with(MappingFile.properties("shop.properties", Files.readString(path)));
 * OrderExport export = OrderExport.between(shop, warehouse).mappings(mappings).build();
 * ShipmentNotification notification = ShipmentNotification.to(shop).mappings(mappings).build();
 * }</pre>
 *
 * <p>Immutable and safe to share between threads, if the rules are.
 */
public final class Mappings implements Mapping {
    private static final Mappings STANDARD = new Mappings(
            ProductMapping.standard(),
            OrderMapping.standard(),
            InventoryMapping.standard(),
            ShipmentMapping.standard(),
            OrderSelection.standard(),
            Optional.empty());

    private final ProductMapping product;
    private final OrderMapping order;
    private final InventoryMapping inventory;
    private final ShipmentMapping shipment;
    private final OrderSelection selection;
    private final Optional<ChannelRouting> channels;

    private Mappings(
            ProductMapping product,
            OrderMapping order,
            InventoryMapping inventory,
            ShipmentMapping shipment,
            OrderSelection selection,
            Optional<ChannelRouting> channels) {
        requireOneName(product, order, inventory);
        this.product = Objects.requireNonNull(product);
        this.order = Objects.requireNonNull(order);
        this.inventory = Objects.requireNonNull(inventory);
        this.shipment = Objects.requireNonNull(shipment);
        this.selection = Objects.requireNonNull(selection);
        this.channels = channels;
    }

    /** What one of them calls a SKU the others must find. */
    private static void requireOneName(ProductMapping product, OrderMapping order, InventoryMapping inventory) {
        if (!product.skus().equals(order.skus()) || !product.skus().equals(inventory.skus())) {
            throw new IllegalArgumentException("OrderFlow would know one SKU by several references: products "
                    + product.skus() + ", order lines " + order.skus() + ", inventory " + inventory.skus()
                    + "; say Mappings.withSkus, which says it to all of them");
        }
    }

    /** The standard mappings, and orders in status {@code processing}. */
    public static Mappings standard() {
        return STANDARD;
    }

    /** How products become imports. */
    public ProductMapping product() {
        return product;
    }

    /** How orders become imports. */
    public OrderMapping order() {
        return order;
    }

    /** How lines of the warehouse's inventory become stock. */
    public InventoryMapping inventory() {
        return inventory;
    }

    /** How despatches become shipments. */
    public ShipmentMapping shipment() {
        return shipment;
    }

    /** Which orders are exported. */
    public OrderSelection selection() {
        return selection;
    }

    /** Which of OrderFlow's channels orders and products are for; empty if all are for that of the warehouse's client. */
    public Optional<ChannelRouting> channels() {
        return channels;
    }

    /**
     * These with another mapping of products.
     *
     * @throws IllegalArgumentException if it knows SKUs by other references than the mappings of orders and inventory: see {@link #withSkus}
     */
    public Mappings with(ProductMapping changed) {
        return new Mappings(changed, order, inventory, shipment, selection, channels);
    }

    /**
     * These with another mapping of orders.
     *
     * @throws IllegalArgumentException as {@link #with(ProductMapping)}
     */
    public Mappings with(OrderMapping changed) {
        return new Mappings(product, changed, inventory, shipment, selection, channels);
    }

    /**
     * These with another mapping of inventory lines.
     *
     * @throws IllegalArgumentException as {@link #with(ProductMapping)}
     */
    public Mappings with(InventoryMapping changed) {
        return new Mappings(product, order, changed, shipment, selection, channels);
    }

    /** These with another mapping of despatches. */
    public Mappings with(ShipmentMapping changed) {
        return new Mappings(product, order, inventory, changed, selection, channels);
    }

    /** These with another selection of orders. */
    public Mappings with(OrderSelection changed) {
        return new Mappings(product, order, inventory, shipment, changed, channels);
    }

    /** These with orders and products routed to channels. */
    public Mappings with(ChannelRouting routing) {
        return new Mappings(product, order, inventory, shipment, selection, Optional.of(routing));
    }

    /**
     * These with SKUs that OrderFlow knows otherwise, in products, order lines and inventory alike: {@code
     * ReferenceMapping.prefixed("AB-")}.
     */
    public Mappings withSkus(ReferenceMapping skus) {
        return new Mappings(
                product.withSkus(skus), order.withSkus(skus), inventory.withSkus(skus), shipment, selection, channels);
    }

    /** These with order numbers that OrderFlow knows otherwise: {@code ReferenceMapping.prefixed("UK-")}. */
    public Mappings withOrderNumbers(ReferenceMapping orderNumbers) {
        return with(order.withOrderNumbers(orderNumbers));
    }

    /** These with order numbers of store views that OrderFlow knows otherwise: see {@link OrderMapping#withOrderNumbers(Map)}. */
    public Mappings withOrderNumbers(Map<Long, ReferenceMapping> byStore) {
        return with(order.withOrderNumbers(byStore));
    }

    /** These, changed by all that the file says. */
    public Mappings with(MappingFile file) {
        Mappings changed = file.skus().map(this::withSkus).orElse(this);
        changed = file.orderNumbers().map(changed::withOrderNumbers).orElse(changed);
        Map<Long, ReferenceMapping> byStore = file.orderNumbersByStore();
        changed = byStore.isEmpty() ? changed : changed.withOrderNumbers(byStore);
        return new Mappings(
                file.applyTo(changed.product),
                file.applyTo(changed.order),
                file.applyTo(changed.inventory),
                file.applyTo(changed.shipment),
                file.applyTo(changed.selection),
                file.applyTo(changed.channels));
    }

    /** These, changed by all packages on the class path, each on top of the one before, by name. */
    public Mappings withPackages() {
        Mappings changed = this;
        for (PackagedMapping packaged : PackagedMapping.all()) {
            changed = changed.by(packaged);
        }
        return changed;
    }

    /**
     * These, changed by one package on the class path.
     *
     * @throws IllegalArgumentException if there is no package of that name, naming the nearest that is there
     */
    public Mappings withPackage(String name) {
        return by(PackagedMapping.named(name));
    }

    private Mappings by(PackagedMapping packaged) {
        Origin origin = Origin.packaged(packaged.name());
        Mappings changed = packaged.change(this);
        return new Mappings(
                changed.product().from(origin, product),
                changed.order().from(origin, order),
                changed.inventory().from(origin, inventory),
                changed.shipment().from(origin, shipment),
                changed.selection(),
                changed.channels());
    }

    /** All tables. */
    @Override
    public Description describe() {
        return new Description(Stream.of(
                        titled("product", product),
                        titled("order", order),
                        titled("inventory", inventory),
                        titled("despatch", shipment))
                .flatMap(List::stream)
                .toList());
    }

    private static List<Description.Part> titled(String title, Mapping mapping) {
        return mapping.describe().parts().stream()
                .map(part -> new Description.Part(
                        part.title().isEmpty() ? title : title + ", " + part.title(), part.rules()))
                .toList();
    }
}
