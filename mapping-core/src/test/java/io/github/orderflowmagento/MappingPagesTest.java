package io.github.orderflowmagento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.mapping.Coverage;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of this module match the code. */
class MappingPagesTest {
    private static final Pattern DIFFERENCE = Pattern.compile("\\| `(\\w+DeviationsTest\\.\\w+)` \\|\\R");

    private static final String PAGES = text();

    @Test
    void theyHoldTheTablesOfTheStandardMappings() {
        assertThat(PAGES)
                .contains(ProductMapping.standard().rules().describe().asMarkdown())
                .contains(OrderMapping.standard().describe().asMarkdown())
                .contains(OrderMapping.standard()
                        .withDiscountedLines()
                        .rules(OrderPart.LINE)
                        .describe()
                        .asMarkdown())
                .contains(InventoryMapping.standard().rules().describe().asMarkdown())
                .contains(ShipmentMapping.standard().rules().describe().asMarkdown());
    }

    @Test
    void theyShowAnExplanationAsItIs() {
        Explanation all = OrderMapping.standard()
                .explain(Recorded.order("order-info-pending-plain-guest"), Instant.parse("2026-11-23T04:50:09Z"));
        Explanation header = new Explanation("", all.parts().subList(0, 1));

        assertThat(header.asMarkdown().lines())
                .filteredOn(line -> line.matches("\\| (property|totalPriceNet|promotionCode) .*"))
                .hasSize(3)
                .allMatch(PAGES::contains);
    }

    @Test
    void theyShowATestOfAnApplicationThatRuns() throws IOException {
        String source = Files.readString(
                        Path.of("src/test/java/io/github/orderflowmagento/OrderReachesTheWarehouseTest.java"))
                .replace("\r\n", "\n")
                .replace("package io.github.orderflowmagento;\n\n", "");

        assertThat(PAGES).contains("```java\n" + source + "```");
    }

    @Test
    void theySayWhereEveryPropertyComesFrom() {
        assertThat(PAGES).contains(Coverage.ALL.stream().map(Coverage::table).toList());
    }

    @Test
    void everyDifferenceHasATestAndARow() {
        List<String> rows =
                DIFFERENCE.matcher(PAGES).results().map(row -> row.group(1)).toList();

        assertThat(rows).isNotEmpty().containsExactlyInAnyOrderElementsOf(differenceTests());
    }

    private static List<String> differenceTests() {
        return new ClassFileImporter()
                .importPackages("io.github.orderflowmagento.mapping").stream()
                        .filter(type -> type.getSimpleName().endsWith("DeviationsTest"))
                        .flatMap(MappingPagesTest::tests)
                        .toList();
    }

    private static Stream<String> tests(JavaClass type) {
        return Stream.of(type.reflect().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .map(name -> type.getSimpleName() + "." + name);
    }

    private static String text() {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".md")),
                            Stream.of(Path.of("testing/README.md")))
                    .map(MappingPagesTest::textOf)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
