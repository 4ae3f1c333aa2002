package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An entity is the same, accessor by accessor, whatever types a shop's PHP gives its fields: OpenMage 19 on PHP 8.2, which {@link
 * WebServiceMatrixTest} reads over each web service, OpenMage 20 on PHP 8.2, and Magento Community on PHP 5.6, where numbers are text.
 */
class ShopMatrixTest {
    private static final String OPENMAGE_20 = "openmage-20";
    private static final String COMMUNITY = "ce-1.9.1.0";

    /** Their answers hold no entity. */
    private static final Set<String> NOTHING_TO_READ =
            Set.of("order-list-empty", "product-list-empty", "shipment-list-empty", "stock-list-only-unknown");

    /** Differences between the shops themselves: OpenMage 20 lists the products of a store view with their names in it. */
    private static final Set<String> ANSWERED_OTHERWISE = Set.of("product-list-store-de", "product-list-store-fr");

    /** Fields that SOAP v2 returns in the list of orders only, which is empty in this test. */
    private static final Set<String> SENT_BY_THE_LIST = WebServiceMatrixTest.SENT_BY_THE_LIST.stream()
            .map(accessor -> "order-info " + accessor)
            .collect(Collectors.toSet());

    /** Fields that the recording itself changed, at another second or under another number in each folder. */
    private static final Set<String> CHANGED_WHILE_RECORDING = Set.of(
            "order-info updatedAt",
            "order-info comments.createdAt",
            "order-list updatedAt",
            "product-info updatedAt",
            "shipment-info createdAt",
            "shipment-info comments.createdAt",
            "shipment-info tracks.createdAt",
            "shipment-list createdAt");

    @RegisterExtension
    static final RecordedShops SHOPS = new RecordedShops();

    /** The exchanges that read entities and were recorded in both folders, about the same entity. */
    private static List<String> readings(Path one, Path other) {
        try (Stream<Path> folders = Files.list(Recording.OWN.resolve(one))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("(order|product|stock|shipment)-(info|list)-.*"))
                    .filter(name -> !NOTHING_TO_READ.contains(name))
                    .filter(name -> !RecordedExchange.REFUSED_OVER_SOAP_V2.contains(name))
                    .filter(name -> Files.exists(Recording.OWN.resolve(other).resolve(name)))
                    .filter(name -> exchange(one, name).expectedFailure().isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedExchange exchange(Path folder, String name) {
        return RecordedExchange.of(Recording.read(Recording.OWN, folder.resolve(name)));
    }

    private static Map<String, String> values(RecordedExchange exchange) {
        return TypedValues.of(RecordedModels.entities(
                exchange.calls().get(0),
                exchange.replay(SHOPS.fresh(exchange.wire())).get(0).value()));
    }

    private static String kind(String name) {
        return name.replaceFirst("^(\\w+-\\w+)-.*", "$1");
    }

    /** By kind and accessor, the exchanges in which the second reading differs from the first. */
    private static final class Differences {
        private final Map<String, List<String>> found = new TreeMap<>();

        void add(String name, Map<String, String> truth, Map<String, String> seen) {
            assertThat(truth).as(name).isNotEmpty();
            Accessors.differing(truth, seen).stream()
                    .map(accessor -> kind(name) + " " + accessor.replace("shippableItems.", "items."))
                    .filter(accessor -> !CHANGED_WHILE_RECORDING.contains(accessor))
                    .forEach(accessor -> found.computeIfAbsent(accessor, first -> new ArrayList<>())
                            .add(name));
        }
    }

    /** Community has its numbers as text already. */
    static Stream<Arguments> formatted() {
        return Stream.of(Wire.XML_RPC, Wire.SOAP_V1)
                .flatMap(wire -> Stream.of(
                        Arguments.of(Path.of(wire.folder()), NumberForm.TEXT),
                        Arguments.of(Path.of(wire.folder()), NumberForm.NATIVE),
                        Arguments.of(Path.of(COMMUNITY, wire.folder()), NumberForm.NATIVE)));
    }

    @ParameterizedTest
    @MethodSource("formatted")
    void aNumberSaysTheSameAsTextAndAsNumber(Path folder, NumberForm form) {
        Differences differences = new Differences();
        int reformatted = 0;
        for (String name : readings(folder, folder)) {
            Recording recorded = Recording.read(Recording.OWN, folder.resolve(name));
            Recording formatted = form.of(recorded);
            reformatted += formatted.responseText().equals(recorded.responseText()) ? 0 : 1;
            differences.add(name, values(RecordedExchange.of(recorded)), values(RecordedExchange.of(formatted)));
        }

        assertThat(reformatted).isGreaterThan(10);
        assertThat(differences.found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_V2", "SOAP_V2_WSI"})
    void openMage20SaysTheSameAsOpenMage19(Wire wire) {
        Path older = Path.of(wire.folder());
        Path newer = Path.of(OPENMAGE_20, wire.folder());
        Differences differences = new Differences();
        List<String> readings = readings(older, newer).stream()
                .filter(name -> !ANSWERED_OTHERWISE.contains(name))
                .toList();
        for (String name : readings) {
            differences.add(name, values(exchange(older, name)), values(exchange(newer, name)));
        }

        assertThat(readings).hasSizeGreaterThan(50);
        assertThat(differences.found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_V1", "SOAP_V2"})
    void communityOnPhp5IsTheSameOverEachWebService(Wire wire) {
        Path overXmlRpc = Path.of(COMMUNITY, Wire.XML_RPC.folder());
        Path overOther = Path.of(COMMUNITY, wire.folder());
        Differences differences = new Differences();
        // lists were recorded of whatever the shop had then
        List<String> readings = readings(overXmlRpc, overOther).stream()
                .filter(name -> name.contains("-info-"))
                .toList();
        for (String name : readings) {
            differences.add(name, values(exchange(overXmlRpc, name)), values(exchange(overOther, name)));
        }

        assertThat(readings).hasSizeGreaterThan(5);
        Set<String> notSent = new TreeSet<>(WebServiceMatrixTest.NOT_SENT_BY_SOAP_V2);
        notSent.addAll(SENT_BY_THE_LIST);
        assertThat(wire.hasMultiCall() ? Set.of() : notSent)
                .as("%s", differences.found)
                .containsAll(differences.found.keySet());
    }
}
