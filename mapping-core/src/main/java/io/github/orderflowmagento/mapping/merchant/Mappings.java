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
 * All settings of a merchant: the mappings of products, orders, inventory and despatches, and the selection of orders. Pass the same value
 * to every operation, so that cancellation and shipment notification recognise what the order export has sent.
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

    /** Requires the same references for SKUs in all mappings. */
    private static void requireOneName(ProductMapping product, OrderMapping order, InventoryMapping inventory) {
        if (!product.skus().equals(order.skus()) || !product.skus().equals(inventory.skus())) {
            throw new IllegalArgumentException("a SKU would have several references at OrderFlow: products "
                    + product.skus() + ", order lines " + order.skus() + ", inventory " + inventory.skus()
                    + "; call Mappings.withSkus, which changes all of them");
        }
    }

    /** Returns the standard mappings, with orders in status {@code processing} selected. */
    public static Mappings standard() {
        return STANDARD;
    }

    /** Returns the mapping of products. */
    public ProductMapping product() {
        return product;
    }

    /** Returns the mapping of orders. */
    public OrderMapping order() {
        return order;
    }

    /** Returns the mapping of inventory lines. */
    public InventoryMapping inventory() {
        return inventory;
    }

    /** Returns the mapping of despatches. */
    public ShipmentMapping shipment() {
        return shipment;
    }

    /** Returns the selection of orders. */
    public OrderSelection selection() {
        return selection;
    }

    /** Returns the routing to OrderFlow's channels; empty if everything goes to the channel of the warehouse's client. */
    public Optional<ChannelRouting> channels() {
        return channels;
    }

    /**
     * Returns these mappings with another mapping of products.
     *
     * @throws IllegalArgumentException if its references for SKUs differ from those of the other mappings: see {@link #withSkus}
     */
    public Mappings with(ProductMapping changed) {
        return new Mappings(changed, order, inventory, shipment, selection, channels);
    }

    /**
     * Returns these mappings with another mapping of orders.
     *
     * @throws IllegalArgumentException as {@link #with(ProductMapping)}
     */
    public Mappings with(OrderMapping changed) {
        return new Mappings(product, changed, inventory, shipment, selection, channels);
    }

    /**
     * Returns these mappings with another mapping of inventory lines.
     *
     * @throws IllegalArgumentException as {@link #with(ProductMapping)}
     */
    public Mappings with(InventoryMapping changed) {
        return new Mappings(product, order, changed, shipment, selection, channels);
    }

    /** Returns these mappings with another mapping of despatches. */
    public Mappings with(ShipmentMapping changed) {
        return new Mappings(product, order, inventory, changed, selection, channels);
    }

    /** Returns these mappings with another selection of orders. */
    public Mappings with(OrderSelection changed) {
        return new Mappings(product, order, inventory, shipment, changed, channels);
    }

    /** Returns these mappings with a routing to channels. */
    public Mappings with(ChannelRouting routing) {
        return new Mappings(product, order, inventory, shipment, selection, Optional.of(routing));
    }

    /**
     * Returns these mappings with another mapping of SKUs, for products, order lines and inventory alike, for example
     * {@code ReferenceMapping.prefixed("AB-")}.
     */
    public Mappings withSkus(ReferenceMapping skus) {
        return new Mappings(
                product.withSkus(skus), order.withSkus(skus), inventory.withSkus(skus), shipment, selection, channels);
    }

    /** Returns these mappings with another mapping of order numbers, for example {@code ReferenceMapping.prefixed("UK-")}. */
    public Mappings withOrderNumbers(ReferenceMapping orderNumbers) {
        return with(order.withOrderNumbers(orderNumbers));
    }

    /** Returns these mappings with mappings of order numbers by store view: see {@link OrderMapping#withOrderNumbers(Map)}. */
    public Mappings withOrderNumbers(Map<Long, ReferenceMapping> byStore) {
        return with(order.withOrderNumbers(byStore));
    }

    /**
     * Returns these mappings with all changes of a file.
     *
     * @throws io.github.orderflowmagento.mapping.file.InvalidMappingFileException if the changes do not fit these mappings, for example if
     *     the file removes a rule that does not exist
     */
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

    /**
     * Returns these mappings with the changes of all {@linkplain PackagedMapping packages} on the class path, applied in the order of their
     * names.
     */
    public Mappings withPackages() {
        Mappings changed = this;
        for (PackagedMapping packaged : PackagedMapping.all()) {
            changed = changed.by(packaged);
        }
        return changed;
    }

    /**
     * Returns these mappings with the changes of one package on the class path.
     *
     * @throws IllegalArgumentException if there is no package of that name; suggests the nearest name
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

    /** Returns a description of all tables. */
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
