package io.github.orderflowmagento.mapping.merchant;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

import io.github.orderflowmagento.mapping.NearestName;

/**
 * Mappings that come as a package on the class path: an agency's house rules, for example. A package names its implementation in
 * {@code META-INF/services/io.github.orderflowmagento.mapping.merchant.PackagedMapping}. It changes nothing until {@link
 * Mappings#withPackages} or {@link Mappings#withPackage} asks for it.
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
    /** The package's name, which its rules are shown with. */
    String name();

    /** The mappings as the package would have them. Its rules and conditions are named after it. */
    Mappings change(Mappings mappings);

    /** All packages that the class loader of the current context knows, by name. */
    static List<PackagedMapping> all() {
        return ServiceLoader.load(PackagedMapping.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(PackagedMapping::name))
                .toList();
    }

    /**
     * The package of that name.
     *
     * @throws IllegalArgumentException if there is none, naming the nearest that is there
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
