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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An entity is the same over each web service, accessor by accessor. XML-RPC, which returns every column, is the reference. Fields that a
 * protocol does not return are listed here; nothing else may differ, and nothing is listed that does not.
 */
class WebServiceMatrixTest {
    private static final Path MATRIX = Path.of("target/web-service-matrix.md");

    /** By recorded kind and accessor: what SOAP v2 has no member for in its WSDL, in both of its forms. */
    static final Set<String> NOT_SENT_BY_SOAP_V2 = Set.of(
            "order-info comments.customerNotified",
            "order-info comments.entityName",
            "order-info comments.visibleOnFront",
            "order-info customerIsGuest", // left out if null, which is no
            "order-info items.baseHiddenTaxAmount",
            "order-info items.basePriceInclTax",
            "order-info items.baseRowTotalInclTax",
            "order-info items.hiddenTaxAmount",
            "order-info items.lockedDoShip",
            "order-info items.priceInclTax",
            "order-info items.rowTotalInclTax",
            "order-info payment.amountPaid",
            "order-info payment.baseAmountPaid",
            "order-info billingAddress.email",
            "order-info shippingAddress.email",
            "order-list customerIsGuest",
            "shipment-info comments.visibleOnFront",
            "shipment-info customerNotified",
            "shipment-info emailSent");

    /** Fields that SOAP v2 returns in the list of orders only, which was not recorded for all orders. */
    static final Set<String> SENT_BY_THE_LIST = Set.of(
            "baseHiddenTaxAmount",
            "baseShippingInclTax",
            "baseShippingTaxAmount",
            "baseSubtotalInclTax",
            "couponCode",
            "customerNote",
            "discountDescription",
            "hiddenTaxAmount",
            "shippingInclTax",
            "shippingTaxAmount",
            "subtotalInclTax",
            "totalDue");

    /** Orders whose row in a list was not recorded. */
    private static final Set<String> WITHOUT_A_LIST = Set.of(
            "order-info-after-qty-fraction",
            "order-info-closed",
            "order-info-complete",
            "order-info-partial-ship",
            "order-info-processing-coupon-percent",
            "order-info-processing-custom-option-changes-item-sku",
            "order-info-processing-gift-message",
            "order-info-processing-odd-skus");

    /** Fields that the recording itself changed, at another second in each folder, or over SOAP v2 only. */
    private static final Set<String> CHANGED_WHILE_RECORDING = Set.of(
            "order-info-after-shipment updatedAt",
            "order-info-after-shipment comments.createdAt",
            "order-info-before-partial-shipment updatedAt",
            "order-info-before-partial-shipment comments.createdAt",
            "shipment-info-after-qty-more-than-ordered createdAt",
            "shipment-info-after-qty-more-than-ordered comments.createdAt",
            "shipment-info-created-1 createdAt",
            "shipment-info-created-1 comments.createdAt",
            "shipment-info-created-3 createdAt",
            "shipment-info-created-3 comments.createdAt",
            "shipment-info-created-4 createdAt",
            "shipment-info-created-4 comments.createdAt",
            "shipment-info-with-two-tracks createdAt",
            "shipment-info-with-two-tracks comments.createdAt",
            "shipment-info-with-two-tracks tracks.createdAt",
            "shipment-list-by-order-id createdAt",
            "stock-list-after-failed-multiupdate quantity");

    /** The values read, by web service and exchange: each is compared several times. */
    private static final Map<String, Map<String, String>> VALUES = new ConcurrentHashMap<>();

    @RegisterExtension
    static final RecordedShops SHOPS = new RecordedShops();

    /** The exchanges that read entities, by name; every name was recorded over XML-RPC. */
    private static List<String> readings() {
        try (Stream<Path> folders = Files.list(Recording.OWN.resolve(Wire.XML_RPC.folder()))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("(order|product|stock|shipment)-(info|list)-.*"))
                    .filter(name -> !RecordedExchange.REFUSED_OVER_SOAP_V2.contains(name))
                    .filter(name ->
                            exchange(Wire.XML_RPC, name).expectedFailure().isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedExchange exchange(Wire wire, String name) {
        return RecordedExchange.of(wire.recording(name));
    }

    private static Map<String, String> values(Wire wire, String name) {
        return VALUES.computeIfAbsent(wire + " " + name, read -> {
            RecordedExchange exchange = exchange(wire, name);
            return TypedValues.of(RecordedModels.entities(
                    exchange.calls().get(0), SHOPS.replay(exchange).get(0).value()));
        });
    }

    /** The accessors that say something else than over XML-RPC, without what the recording changed. */
    private static Set<String> differences(Wire wire, String name) {
        Map<String, String> truth = values(Wire.XML_RPC, name);
        Map<String, String> seen = values(wire, name);
        return Accessors.differing(truth, seen).stream()
                .map(accessor -> accessor.replace("shippableItems.", "items."))
                .filter(accessor -> !CHANGED_WHILE_RECORDING.contains(name + " " + accessor))
                .filter(accessor -> !isMissingInTheRecordings(wire, name, accessor))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isMissingInTheRecordings(Wire wire, String name, String accessor) {
        return !wire.hasMultiCall() && WITHOUT_A_LIST.contains(name) && SENT_BY_THE_LIST.contains(accessor);
    }

    private static String kind(String name) {
        return name.replaceFirst("^(\\w+-\\w+)-.*", "$1");
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, mode = EnumSource.Mode.EXCLUDE, names = "XML_RPC")
    void onlyWhatTheProtocolCannotExpressDiffers(Wire wire) {
        Map<String, String> differing = new TreeMap<>();
        for (String name : readings()) {
            differences(wire, name)
                    .forEach(accessor ->
                            differing.merge(kind(name) + " " + accessor, name, (one, other) -> one + ", " + other));
        }

        assertThat(differing.keySet())
                .as("%s", differing)
                .isEqualTo(wire.hasMultiCall() ? Set.of() : NOT_SENT_BY_SOAP_V2);
    }

    @Test
    void theMatrixIsWrittenForThoseWhoChooseAWebService() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| recorded | SOAP v1 | SOAP v2 | SOAP v2 (WS-I) |");
        lines.add("| --- | --- | --- | --- |");
        for (String name : readings()) {
            lines.add("| " + name + " | " + cell(Wire.SOAP_V1, name) + " | " + cell(Wire.SOAP_V2, name) + " | "
                    + cell(Wire.SOAP_V2_WSI, name) + " |");
        }
        Files.createDirectories(MATRIX.getParent());
        Files.write(MATRIX, lines);

        assertThat(lines).hasSizeGreaterThan(60);
    }

    private static String cell(Wire wire, String name) {
        Set<String> differences = differences(wire, name);
        String cell = differences.isEmpty() ? "equal" : "without " + String.join(", ", differences);
        return !wire.hasMultiCall() && WITHOUT_A_LIST.contains(name)
                ? cell + " (its row in the list not recorded)"
                : cell;
    }
}
