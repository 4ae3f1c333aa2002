package io.github.orderflowmagento.mapping.file;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

/**
 * A mapping that comes as a package on the class path: an agency's house rules, say. A package names its implementation in
 * {@code META-INF/services/io.github.orderflowmagento.mapping.file.PackagedMapping}.
 *
 * <pre>{@code
 * public final class HouseRules implements PackagedMapping {
 *     public String name() {
 *         return "house-rules";
 *     }
 *
 *     public ProductMapping product(ProductMapping mapping) {
 *         return mapping.with(Rule.optional("customsDescription", "customs_text", from -> from.product().fields().nonBlank("customs_text")));
 *     }
 * }
 * }</pre>
 */
public interface PackagedMapping {
    /** The package's name, which its rules are shown with. */
    String name();

    /** The mapping of products as the package would have it. */
    default ProductMapping product(ProductMapping mapping) {
        return mapping;
    }

    /** The mapping of orders as the package would have it. */
    default OrderMapping order(OrderMapping mapping) {
        return mapping;
    }

    /** All packages that the class loader of the current context knows, by name. */
    static List<PackagedMapping> all() {
        return ServiceLoader.load(PackagedMapping.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(PackagedMapping::name))
                .toList();
    }

    /** The mapping of products as all packages together would have it, each on top of the one before. */
    static ProductMapping applyAll(ProductMapping mapping) {
        ProductMapping changed = mapping;
        for (PackagedMapping packaged : all()) {
            changed = changed(packaged, changed);
        }
        return changed;
    }

    /** The mapping of orders as all packages together would have it, each on top of the one before. */
    static OrderMapping applyAll(OrderMapping mapping) {
        OrderMapping changed = mapping;
        for (PackagedMapping packaged : all()) {
            changed = changed(packaged, changed);
        }
        return changed;
    }

    /**
     * The mapping of products as one package would have it.
     *
     * @throws IllegalArgumentException if there is no package of that name, naming the nearest that is there
     */
    static ProductMapping apply(String name, ProductMapping mapping) {
        return changed(named(name), mapping);
    }

    /**
     * The mapping of orders as one package would have it.
     *
     * @throws IllegalArgumentException if there is no package of that name, naming the nearest that is there
     */
    static OrderMapping apply(String name, OrderMapping mapping) {
        return changed(named(name), mapping);
    }

    private static PackagedMapping named(String name) {
        return all().stream()
                .filter(packaged -> packaged.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no packaged mapping " + name
                        + NearestName.to(
                                name, all().stream().map(PackagedMapping::name).toList())));
    }

    private static ProductMapping changed(PackagedMapping packaged, ProductMapping mapping) {
        return packaged.product(mapping)
                .withRules(rules -> rules.from(Origin.packaged(packaged.name()), mapping.rules()));
    }

    private static OrderMapping changed(PackagedMapping packaged, OrderMapping before) {
        Origin origin = Origin.packaged(packaged.name());
        OrderMapping after = packaged.order(before);
        return after.withHeader(after.header().from(origin, before.header()))
                .withAddresses(
                        after.deliveryAddress().from(origin, before.deliveryAddress()),
                        after.invoiceAddress().from(origin, before.invoiceAddress()))
                .withLine(after.line().from(origin, before.line()))
                .withShipment(after.shipment().from(origin, before.shipment()));
    }
}
