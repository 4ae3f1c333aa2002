package io.github.orderflowmagento.mapping.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import io.github.orderflowmagento.mapping.inventory.InventorySequences.Selection;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** In whatever order messages come, and how often: the stock ends as the newest says. */
class InventorySequencesPropertyTest {
    private record Version(String sku, long sequence) {}

    @Property
    void anyPermutationWithRepeatsEndsAsTheNewestMessagesSay(
            @ForAll("messages") List<InventoryLine> messages,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 7) int batchSize) {
        List<InventoryLine> delivered = new ArrayList<>(messages);
        delivered.addAll(messages.subList(0, random.nextInt(messages.size() + 1)));
        Collections.shuffle(delivered, random);

        Map<String, String> stock = new TreeMap<>();
        InventorySequences sequences = InventorySequences.none();
        for (int from = 0; from < delivered.size(); from += batchSize) {
            Selection selection =
                    sequences.ofMessages(delivered.subList(from, Math.min(from + batchSize, delivered.size())));
            selection.due().forEach(line -> stock.put(line.externalReference(), quantity(line)));
            sequences = sequences.after(selection.due());
        }

        assertThat(stock).isEqualTo(newest(messages));
    }

    @Property
    void everySkuIsDuePastOrAmbiguous(
            @ForAll("messages") List<InventoryLine> before, @ForAll("messages") List<InventoryLine> messages) {
        Selection selection = InventorySequences.none().after(before).ofMessages(messages);

        List<String> skus = new ArrayList<>(selection.ambiguous());
        selection.due().forEach(line -> skus.add(line.externalReference()));
        selection.past().forEach(line -> skus.add(line.externalReference()));
        assertThat(skus)
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(
                        messages.stream().map(InventoryLine::externalReference).toList()));
    }

    /** Distinct messages, with numbers of one digit and of many. */
    @Provide
    Arbitrary<List<InventoryLine>> messages() {
        return Combinators.combine(
                        Arbitraries.of("MUG", "CAP", "TEA"),
                        Arbitraries.oneOf(
                                Arbitraries.longs().between(1, 12),
                                Arbitraries.longs().greaterOrEqual(1)))
                .as(Version::new)
                .set()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(versions -> versions.stream()
                        .map(InventorySequencesPropertyTest::line)
                        .toList());
    }

    /** The quantity distinguishes the messages. */
    private static InventoryLine line(Version version) {
        return InventoryLine.builder()
                .externalReference(version.sku())
                .sequenceId(version.sequence())
                .putAttributes("quantity", "as of " + version.sequence())
                .build();
    }

    private static Map<String, String> newest(List<InventoryLine> messages) {
        Map<String, Long> newest = new TreeMap<>();
        messages.forEach(
                line -> newest.merge(line.externalReference(), line.sequenceId().orElseThrow(), Math::max));
        Map<String, String> stock = new TreeMap<>();
        newest.forEach((sku, sequence) -> stock.put(sku, "as of " + sequence));
        return stock;
    }

    private static String quantity(InventoryLine line) {
        return String.valueOf(line.attributes().get("quantity"));
    }
}
