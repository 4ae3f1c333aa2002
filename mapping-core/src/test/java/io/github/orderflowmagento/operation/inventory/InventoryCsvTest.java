package io.github.orderflowmagento.operation.inventory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryMagento;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

/** Stock from a file. */
class InventoryCsvTest {
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";

    private final InMemoryMagento shop = new InMemoryMagento();

    @BeforeEach
    void twoProducts() {
        shop.addProduct(MUG).stock(926);
        shop.addProduct(CUP).stock(5);
    }

    private static InventoryCsv csv(String text) {
        return InventoryCsv.of(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Run dryRun(InventoryCsv file) {
        return InventoryUpdate.to(shop).clock(shop.clock()).build().of(file).dryRun(RunState.initial());
    }

    private String of(String sku, InventoryCsv file) {
        return item(dryRun(file), sku).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sku,quantity\nMUG-001,42\n",
                "sku;quantity\r\nMUG-001;42\r\n",
                "sku\tquantity\rMUG-001\t42\r",
                "\uFEFFSKU;Quantity\nMUG-001;42",
                "\"quantity\",\"external_reference\"\n\n\"42\",\"MUG-001\"\n   \n",
                "sku,qty,is_in_stock\nMUG-001,42.0000,1\n",
                "product;total;allocated\nMUG-001;50;8,0\n",
                "sku;product;quantity\nMUG-001;A mug; 42 ;\n",
            })
    void aFileIsReadWhateverItsProgramWrites(String text) {
        assertThat(of(MUG, csv(text))).isEqualTo("MUG-001: would be sent (926 → 42)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,0 | 12",
                "12.0000 | 12",
                "012 | 12",
                "-3 | 0",
                "0,000 | 0",
                "12345,000 | 12345",
                "1000 | 1000",
            })
    void aWholeNumberIsRead(String written, String units) {
        assertThat(of(MUG, csv("sku;quantity\nMUG-001;" + written))).contains("926 → " + units);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5 | is not a whole number of units",
                "1.000 | may be thousands or decimals",
                "1,000 | may be thousands or decimals",
                "1.000,5 | is not a number",
                "1 000 | is not a number",
                "12 pcs | is not a number",
                "1e3 | is not a number",
                "NaN | is not a number",
            })
    void fractionsAreRejectedByName(String written, String why) {
        assertThat(of(MUG, csv("sku;quantity\nMUG-001;" + written)))
                .startsWith("MUG-001: given up (line 2: quantity '" + written + "' " + why);
    }

    @Test
    void aPointIsADecimalPointWhereCommasSeparate() {
        assertThat(of(MUG, csv("sku,quantity\nMUG-001,1.000"))).contains("926 → 1)");
    }

    @Test
    void aDecimalCommaAmongCommasIsRejected() {
        assertThat(dryRun(csv("sku,quantity\nMUG-001,12,5\n")).items())
                .hasToString("[line 2: given up (it has 3 fields, the first line 2)]");
    }

    @Test
    void partsOfAUnitAreReadIfTheyAreTaken() {
        assertThat(of(MUG, csv("sku;quantity\nMUG-001;1,5").withDecimals())).contains("926 → 1.5");
    }

    @Test
    void theWordsOfAnotherFileAreNamed() {
        InventoryCsv file = csv("Artikel|Bestand|Lager|Preis\nMUG-001|42|UK1|3,50")
                .withSeparator('|')
                .withColumn("Artikel", "sku")
                .withColumn("Bestand", "quantity");

        Run run = dryRun(file);

        assertThat(run.items()).hasToString("[MUG-001: would be sent (926 → 42)]");
        assertThat(run.warnings()).containsExactly("columns of the file that are not read: 2 items (Lager, Preis)");
    }

    @Test
    void noOtherColumnIsTakenForOneThatWasNamed() {
        Run run = dryRun(csv("sku;qty\nMUG-001;0").withColumn("Bestand", "quantity"));

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly().orElseThrow()).endsWith("there is no column 'bestand'");
    }

    @Test
    void aBadLineIsNamedAndTheOthersGoOn() {
        Run run =
                dryRun(csv("sku;quantity;name\nMUG-001;42;\"5\"\" mug\"\nCUP-002;7;\"cup\n;3;nothing\nCUP-002;8;cup"));

        assertThat(run.items())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "line 3: given up (a quote is not closed on the line)",
                        "line 4: given up (it has no SKU)",
                        "MUG-001: would be sent (926 → 42)",
                        "CUP-002: would be sent (5 → 8)");
    }

    @Test
    void aLineOfWhichTheSkuIsKnownIsRejectedUnderIt() {
        Run run = dryRun(csv("sku;quantity\nMUG-001;many\nCUP-002;8\nCUP-002;\n"));

        assertThat(run.items())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "MUG-001: given up (line 2: quantity 'many' is not a number)",
                        "CUP-002: given up (line 4: it has no quantity)");
    }

    @Test
    void linesThatContradictEachOtherAreNamedAndEqualOnesAreOne() {
        Run run = dryRun(csv("sku;quantity\nMUG-001;42\nCUP-002;8\n\nMUG-001;43\nCUP-002;8,0\nMUG-001;42\n"));

        assertThat(run.items())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "MUG-001: given up (lines 2 and 5 contradict each other about it)",
                        "CUP-002: would be sent (5 → 8)");
    }

    @Test
    void rejectedLinesAreNotRemembered() {
        Run run = InventoryUpdate.to(shop)
                .clock(shop.clock())
                .build()
                .of(csv("sku;quantity\n;3\n"))
                .run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry("line 2", Outcome.GIVEN_UP));
        assertThat(run.next().failed()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextSpoilTheirLine() {
        byte[] bytes = "sku;quantity\nMUG-001;42\nT\u00e4sse;3\n".getBytes(StandardCharsets.ISO_8859_1);
        InventoryCsv file = InventoryCsv.of(() -> new ByteArrayInputStream(bytes));

        assertThat(dryRun(file).items())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "line 3: given up (its SKU has bytes that are invalid in the file's charset)",
                        "MUG-001: would be sent (926 → 42)");
        assertThat(outcomes(dryRun(file.withCharset(StandardCharsets.ISO_8859_1))))
                .containsEntry("T\u00e4sse", Outcome.SKIPPED);
    }

    @Test
    void aLineOfAnyLengthCostsItselfOnly() {
        Run run = dryRun(csv("sku;quantity\n" + "x".repeat(200_000) + ";1\nMUG-001;42\n"));

        assertThat(run.items())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "line 2: given up (it is longer than 65536 characters)", "MUG-001: would be sent (926 → 42)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the file is empty",
                "'name;price' | there is no column for the SKU (sku, externalReference, product)",
                "'sku;name' | there is no column for a quantity (quantity, qty, available, total)",
                "'sku;quantity;qty' | two columns are the quantity, the second is 'qty'",
                "'sku:quantity' | no column for the SKU",
            })
    void aFirstLineThatDoesNotNameTheColumnsEndsTheRun(String header, String why) {
        Run run = dryRun(csv(header + "\nMUG-001;42;1"));

        if (header.isEmpty()) {
            run = dryRun(csv("\n\n"));
        }

        assertThat(run.endedEarly().orElseThrow()).contains(why);
        assertThat(run.items()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereEndsTheRun(@TempDir Path folder) {
        Run run = dryRun(InventoryCsv.of(folder.resolve("stock.csv")));

        assertThat(run.endedEarly().orElseThrow())
                .startsWith("there is no file")
                .endsWith("stock.csv");
    }

    @Test
    void aStrictUpdateWritesNothingIfOneLineIsBad() {
        Run run = InventoryUpdate.to(shop)
                .clock(shop.clock())
                .strict()
                .build()
                .of(csv("sku;quantity\nMUG-001;42\n;3\n"))
                .run(RunState.initial());

        assertThat(run.endedEarly()).hasValue("nothing was written, since 1 line is rejected: line 3: it has no SKU");
        assertThat(outcomes(run)).containsOnly(entry("line 3", Outcome.GIVEN_UP), entry(MUG, Outcome.SKIPPED));
        assertThat(shop.product(MUG).value().stockItem().orElseThrow().quantity())
                .isEqualByComparingTo("926");
    }

    @Test
    void oneBadLineAmongManyIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stock.csv");
        IntStream.range(0, 3_000).forEach(i -> shop.addProduct("SKU-" + i).stock(1));
        List<String> lines = IntStream.range(0, 3_000)
                .mapToObj(i -> i == 2_000 ? ";2" : "SKU-" + i + ";2")
                .toList();
        Files.writeString(file, "sku;quantity\n" + String.join("\n", lines));

        Run run = InventoryUpdate.to(shop)
                .clock(shop.clock())
                .failuresOnly()
                .build()
                .of(InventoryCsv.of(file))
                .run(RunState.initial());

        assertThat(run.items()).hasToString("[line 2002: given up (it has no SKU)]");
        assertThat(run.omitted()).containsOnly(entry(Outcome.DONE, 2_999));
    }

    @Test
    void aQuoteSeparatesNoFields() {
        assertThatIllegalArgumentException().isThrownBy(() -> csv("").withSeparator('"'));
    }
}
