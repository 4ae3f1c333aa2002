package io.github.orderflowmagento.magento;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The accessors by which two readings of one entity differ. */
final class Accessors {
    private Accessors() {}

    /** Names of accessors, those of entities in a list without its index: {@code items.qtyOrdered}. */
    static Set<String> differing(Map<String, String> truth, Map<String, String> seen) {
        Set<String> paths = new TreeSet<>(truth.keySet());
        paths.addAll(seen.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(truth.get(path), seen.get(path)))
                .map(path -> path.replaceAll("\\[\\d+]\\.?", ".").replaceAll("^\\.|\\.$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
