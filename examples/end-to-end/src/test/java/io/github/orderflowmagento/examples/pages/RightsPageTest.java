package io.github.orderflowmagento.examples.pages;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.quickstart.Connections;
import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;

/** The rights that the quick start lists for an operation on a Magento 2 are those that it takes. */
@ExtendWith(SandboxExtension.class)
class RightsPageTest {
    private SandboxMagento2Shop sandbox;
    private Magento shop;
    private OrderFlow warehouse;

    @BeforeEach
    void connect(SandboxMagento2Shop migrated, SandboxWarehouse orderFlow) {
        sandbox = migrated;
        orderFlow.setStock("MUG-001", 15);
        Properties properties = new Properties();
        properties.putAll(SandboxSettings.of(migrated, orderFlow));
        Settings settings = new Settings(properties, Map.of());
        shop = Connections.shop(settings).orElseThrow();
        warehouse = Connections.warehouse(settings).orElseThrow();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private static List<String> rights(String operation) throws IOException {
        Matcher row = Pattern.compile("\\| " + operation + " \\| (`Magento_.*) \\|")
                .matcher(Files.readString(Path.of("../quickstart/README.md")));
        assertThat(row.find()).as("row of %s", operation).isTrue();
        return Pattern.compile("Magento_\\w+::\\w+")
                .matcher(row.group(1))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private Operation operation(String name) {
        return switch (name) {
            case "product export" -> ProductExport.between(shop, warehouse).build();
            case "order export" ->
                OrderExport.between(shop, warehouse).withCancellation().build();
            case "inventory update" ->
                InventoryUpdate.between(shop, warehouse)
                        .mapping(InventoryMapping.standard().inSource(StockItem.DEFAULT_SOURCE))
                        .build();
            case "shipment notification" ->
                ShipmentNotification.to(shop)
                        .build()
                        .of(List.of(
                                despatch("100000009", Map.of("MUG-001", 1)),
                                despatch("100000011", Map.of("MUG-001", 1, "BULK-004", 2)))); // a bundle
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static DespatchNotification despatch(String order, Map<String, Integer> units) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(order)
                .messageId(6001)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM1");
        units.forEach((sku, number) -> despatch.addLines(DespatchLine.builder()
                .externalReference(sku)
                .quantity(BigDecimal.valueOf(number))
                .build()));
        return despatch.build();
    }

    /** With as many items as it has to do with all rights. */
    static Stream<Arguments> operations() {
        return Stream.of(
                Arguments.of("product export", 17),
                Arguments.of("order export", 8),
                Arguments.of("inventory update", 1),
                Arguments.of("shipment notification", 2));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationNeedsNoOtherRights(String operation, int items) throws IOException {
        sandbox.grantOnly(rights(operation).toArray(String[]::new));

        Run run = operation(operation).run(RunState.initial());

        assertThat(isWhole(run, items)).as(run.toString()).isTrue();
    }

    static Stream<Arguments> rights() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Arguments operation : operations().toList()) {
            String name = String.valueOf(operation.get()[0]);
            rights(name).forEach(right -> all.add(Arguments.of(name, operation.get()[1], right)));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("rights")
    void anOperationNeedsEachOfItsRights(String operation, int items, String right) throws IOException {
        sandbox.grantOnly(
                rights(operation).stream().filter(other -> !other.equals(right)).toArray(String[]::new));

        Run run = operation(operation).run(RunState.initial());

        assertThat(isWhole(run, items)).as(run.toString()).isFalse();
    }

    private static boolean isWhole(Run run, int items) {
        return run.endedEarly().isEmpty()
                && run.warnings().isEmpty()
                && run.items(Outcome.DONE).size() == items
                && !run.toString().contains("Magento_");
    }
}
