package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.mapping.inventory.Demands.order;
import static io.github.orderflowmagento.mapping.inventory.Demands.ordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InventoryMappingTest {
    private static final StockCalculation LESS_UNSENT = StockCalculation.builder()
            .adjustment(StockCalculation.Adjustment.UNSENT_ORDERS)
            .addStatuses("processing")
            .build();

    @Test
    void theQuantityIsWhatTheLineCallsSo() {
        assertThat(update(Map.of("quantity", "7", "available", "5", "total", "9")))
                .isEqualTo(stock("7", true));
    }

    @Test
    void withoutAQuantityItIsWhatIsAvailable() {
        assertThat(update(Map.of("available", "5", "total", "9"))).isEqualTo(stock("5", true));
    }

    @Test
    void withoutEitherItIsTheTotalLessWhatIsAllocated() {
        assertThat(update(Map.of("total", "9", "allocated", "4"))).isEqualTo(stock("5", true));
    }

    @Test
    void aTotalWithoutAllocatedUnitsIsNotSold() {
        assertThatThrownBy(() -> update(Map.of("total", "9")))
                .isInstanceOf(MappingException.class)
                .hasMessage("inventory of MUG-001: no quantity; the line has [total]");
    }

    @Test
    void decimalQuantitiesAreKept() {
        assertThat(update(Map.of("quantity", "2.50"))).isEqualTo(stock("2.5", true));
    }

    @Test
    void zeroIsOutOfStock() {
        assertThat(update(Map.of("quantity", "0"))).isEqualTo(stock("0", false));
    }

    @Test
    void aNegativeQuantityIsZero() {
        assertThat(update(Map.of("total", "2", "allocated", "5"))).isEqualTo(stock("0", false));
    }

    @Test
    void aNegativeQuantityIsKeptIfAllowed() {
        InventoryLine line = line(Map.of("quantity", "-3"));

        assertThat(InventoryMapping.allowingNegativeQuantities().map(line)).isEqualTo(stock("-3", false));
    }

    @Test
    void aNegativeQuantityOfAFileIsZeroToo() {
        MappingFile file = MappingFile.properties("shop.properties", "inventory.quantity = available");
        InventoryLine line = line(Map.of("available", "-3"));

        assertThat(file.applyTo(InventoryMapping.standard()).map(line)).isEqualTo(stock("0", false));
        assertThat(file.applyTo(file.applyTo(InventoryMapping.standard())).map(line))
                .isEqualTo(stock("0", false));
        assertThat(file.applyTo(InventoryMapping.allowingNegativeQuantities()).map(line))
                .isEqualTo(stock("-3", false));
    }

    @Test
    void theQuantityMayBeTakenFromElsewhere() {
        InventoryMapping frozenToo = InventoryMapping.of("frozen", line -> line.decimal("frozen"));

        assertThat(frozenToo.map(line(Map.of("quantity", "7", "frozen", "1")))).isEqualTo(stock("1", true));
    }

    @Test
    void theQuantityMayBeCalculatedFromWhatCustomersWant() {
        InventoryMapping mapping = InventoryMapping.calculated(LESS_UNSENT, ordered(order("100000009", "7")));

        assertThat(mapping.map(line(Map.of("total", "9", "allocated", "1")))).isEqualTo(stock("1", true));
        assertThat(mapping.map(line(Map.of("quantity", "7")))).isEqualTo(stock("0", false));
        assertThat(mapping.rules().describe().asMarkdown())
                .contains("| quantity | quantity, else available, else total - allocated; less unsent orders |");
    }

    @Test
    void aCalculationKeepsItsSubtraction() {
        InventoryMapping calculated = InventoryMapping.calculated(LESS_UNSENT, ordered(order("100000009", "2")));
        String refused =
                "the mapping would no longer subtract UNSENT_ORDERS with another rule for quantity, and ordered units would be sold again: keep that rule, or calculate the quantity with"
                        + " InventoryMapping.of(…).subtracting(…)";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculated.withField("quantity", "available"))
                .withMessage(refused);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculated.without("quantity"))
                .withMessage(refused);
        assertThatThrownBy(() -> MappingFile.properties("shop.properties", "\ninventory.quantity = available")
                        .applyTo(calculated))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage("shop.properties:2: inventory.quantity: " + refused);
    }

    @Test
    void theResultOfACalculationCanBeDecorated() {
        InventoryMapping atMostFive = InventoryMapping.calculated(LESS_UNSENT, ordered(order("100000009", "2")))
                .change(rules -> rules.decorate("quantity", rule -> rule.map("no more than 5", units -> "5")));

        assertThat(atMostFive.map(line(Map.of("available", "10")))).isEqualTo(stock("5", true));
    }

    @Test
    void aLineWithoutAQuantityIsNotCalculated() {
        StockCalculation asReceived = StockCalculation.builder().build();

        assertThatThrownBy(
                        () -> InventoryMapping.calculated(asReceived, ordered()).map(line(Map.of("site", "MAIN"))))
                .isInstanceOf(MappingException.class)
                .hasMessage("inventory of MUG-001: no quantity; the line has [site]");
    }

    @Test
    void aLineWithoutAnyQuantityNamesWhatItHas() {
        assertThatThrownBy(() -> update(Map.of("site", "MAIN")))
                .isInstanceOf(MappingException.class)
                .hasMessage("inventory of MUG-001: no quantity; the line has [site]");
    }

    @Test
    void aQuantityThatIsNoNumberIsNamed() {
        assertThatThrownBy(() -> update(Map.of("quantity", "many")))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("inventory of MUG-001: rule for quantity ")
                .hasMessageContaining("'quantity'");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "1,true", "false,false", "False,false", "0,false"})
    void whetherItIsInStockIsAYesOrANo(String said, boolean isInStock) {
        assertThat(sellable().map(line(Map.of("quantity", "12", "sellable", said))))
                .isEqualTo(stock("12", isInStock));
    }

    @Test
    void withoutARuleTheQuantityDecidesWhetherItIsInStock() {
        InventoryMapping withoutRule = InventoryMapping.standard().without("is_in_stock");

        assertThat(withoutRule.map(line(Map.of("quantity", "12")))).isEqualTo(stock("12", true));
        assertThat(withoutRule.map(line(Map.of("quantity", "0")))).isEqualTo(stock("0", false));
    }

    @Test
    void aLineWithoutStockStatusIsRejectedByName() {
        assertThatThrownBy(() -> sellable().map(line(Map.of("quantity", "12"))))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith(
                        "inventory of MUG-001: is_in_stock: the line lacks the field that the rule reads");
    }

    @Test
    void aValueThatIsNeitherYesNorNoIsRejectedByName() {
        assertThatThrownBy(() -> sellable().map(line(Map.of("quantity", "12", "sellable", "soon"))))
                .isInstanceOf(MappingException.class)
                .hasMessage("inventory of MUG-001: is_in_stock: 'soon' is neither a yes (1, true) nor a no (0, false):"
                        + " change the rule");
    }

    private static InventoryMapping sellable() {
        return MappingFile.properties("shop.properties", "inventory.is_in_stock = sellable")
                .applyTo(InventoryMapping.standard());
    }

    private static StockUpdate update(Map<String, String> attributes) {
        return InventoryMapping.standard().map(line(attributes));
    }

    private static InventoryLine line(Map<String, String> attributes) {
        return InventoryLine.builder()
                .externalReference("MUG-001")
                .attributes(attributes)
                .build();
    }

    private static StockUpdate stock(String qty, boolean isInStock) {
        return StockUpdate.builder()
                .sku("MUG-001")
                .quantity(new BigDecimal(qty))
                .isInStock(isInStock)
                .build();
    }
}
