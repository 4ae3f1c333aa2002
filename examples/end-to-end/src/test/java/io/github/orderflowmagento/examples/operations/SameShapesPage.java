package io.github.orderflowmagento.examples.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.orderflowmagento.examples.operations.SameShapes.Difference;
import io.github.orderflowmagento.examples.operations.SameShapes.Pair;

/** The tables of {@link SameShapes} as a page. */
final class SameShapesPage {
    private static final String HEAD = """
            # The same document from both generations

            Orders and products of the same kind, one recorded in a Magento 1 and one in a Magento 2, and the documents that the standard
            mapping creates from them. Both have the same properties, and values in the same formats; what does not depend on who ordered what
            (currency, status, codes of payment and shipping, links between the parts) has the same value. Every difference has a row below.
            The test is `SameShapeTest` in `examples/end-to-end`: it fails over a difference without a row, and over a row that is met no
            more. Recordings are named by where they are in `magento-client/src/test/resources`; lines of an address count as one property,
            since there are as many as the address has.

            What a Magento 1 order says, a Magento 2 order with the same values says in the same words: `OneMappingFileForBothGenerationsTest`.
            """;

    private SameShapesPage() {}

    static String text() {
        List<String> page = new ArrayList<>(List.of(HEAD.split("\n", -1)));
        page.addAll(List.of("## Orders", ""));
        pairs(page, SameShapes.ORDERS);
        differences(page, SameShapes.DIFFERENCES_OF_ORDERS);
        page.addAll(List.of("Recorded orders without a partner:", "", "| recording | why |", "| --- | --- |"));
        Map<String, List<String>> reasons = new TreeMap<>();
        SameShapes.ORDERS_ALONE.forEach((name, why) ->
                reasons.computeIfAbsent(why, w -> new ArrayList<>()).add("`" + name + "`"));
        reasons.forEach((why, names) -> page.add("| " + String.join(", ", names) + " | " + why + " |"));
        page.addAll(List.of("", "## Products", ""));
        pairs(page, SameShapes.PRODUCTS);
        differences(page, SameShapes.DIFFERENCES_OF_PRODUCTS);
        return String.join("\n", page);
    }

    private static void pairs(List<String> page, List<Pair> pairs) {
        page.addAll(List.of("| shape | Magento 1 | Magento 2 |", "| --- | --- | --- |"));
        pairs.forEach(
                pair -> page.add("| " + pair.shape() + (pair.isSent() ? "" : " (not sent: nothing is left to despatch)")
                        + " | `" + pair.magento1() + "` | `" + pair.magento2() + "` |"));
        page.add("");
    }

    private static void differences(List<String> page, List<Difference> differences) {
        page.addAll(List.of("| property | Magento 1 | Magento 2 | in | why |", "| --- | --- | --- | --- | --- |"));
        differences.forEach(difference -> page.add("| "
                + String.join(
                        ", ",
                        difference.properties().stream()
                                .sorted()
                                .map(property -> "`" + property + "`")
                                .toList())
                + " | " + difference.magento1() + " | " + difference.magento2() + " | " + difference.where() + " | "
                + difference.why() + " |"));
        page.add("");
    }
}
