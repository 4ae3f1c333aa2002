package io.github.orderflowmagento.mapping.merchant;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

import io.github.orderflowmagento.mapping.NearestName;

/**
 * Changes to mappings that are provided by a package on the class path, for example an agency's rules. A package names its implementation
 * in {@code META-INF/services/io.github.orderflowmagento.mapping.merchant.PackagedMapping}. It has no effect until it is applied by
 * {@link Mappings#withPackages} or {@link Mappings#withPackage}.
 *
 * <pre>{@code
 * public final class AgencyRules implements PackagedMapping {
 *     public String name() {
 *         return "agency-rules";
 *     }
 *
 *     public Mappings change(Mappings mappings) {
 *         return mappings.with(mappings.product().withField("customsDescription", "customs_text"))
 *                 .with(mappings.order().onlyIf("no wholesale", order -> …));
 *     }
 * }
 * }</pre>
 */
public interface PackagedMapping {
    /** Returns the package's name, which is shown as the origin of its rules. */
    String name();

    /** Returns the mappings with the package's changes. The package becomes the origin of changed rules and conditions. */
    Mappings change(Mappings mappings);

    /** Returns all packages that the context class loader finds, ordered by name. */
    static List<PackagedMapping> all() {
        return ServiceLoader.load(PackagedMapping.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(PackagedMapping::name))
                .toList();
    }

    /**
     * Returns the package of that name.
     *
     * @throws IllegalArgumentException if there is no such package; suggests the nearest name
     */
    static PackagedMapping named(String name) {
        List<PackagedMapping> all = all();
        return all.stream()
                .filter(packaged -> packaged.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no packaged mapping " + name
                        + NearestName.to(
                                name, all.stream().map(PackagedMapping::name).toList())));
    }
}
