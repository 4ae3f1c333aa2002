package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.orderflowmagento.operation.internal.LeaseGuard;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;

import static io.github.orderflowmagento.operation.checkpoint.CheckpointContract.FULL;
import static io.github.orderflowmagento.operation.checkpoint.CheckpointContract.ended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileSkuRecordsTest {
    private static final String MUG = "MUG-001";

    /** More changes than a run holds in memory. */
    private static final int MANY = 12_000;

    private static final int FEW = 1_500;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("inventory.json.skus");
    }

    private Path log() {
        return folder.resolve("inventory.json.skus.log");
    }

    private static SkuRecord numbered(long sequence) {
        return SkuRecord.NONE.withLine(Optional.of(sequence), Optional.empty());
    }

    private static String sku(int number) {
        return String.format("SKU-%06d", number);
    }

    /** A starting run. */
    private FileSkuRecords begun() {
        FileSkuRecords records = new FileSkuRecords(file());
        records.begin();
        if (records.place().isEmpty()) {
            records.clear();
        }
        return records;
    }

    private void put(Map<String, SkuRecord> changed) throws IOException {
        try (FileSkuRecords records = begun()) {
            records.put(changed);
        }
    }

    private Map<String, SkuRecord> found(String... skus) throws IOException {
        try (FileSkuRecords records = begun()) {
            return records.get(List.of(skus));
        }
    }

    private List<String> walked() throws IOException {
        try (FileSkuRecords records = begun()) {
            List<String> skus = new ArrayList<>();
            records.walk((sku, record) -> skus.add(sku));
            return skus;
        }
    }

    private void putMany() throws IOException {
        Map<String, SkuRecord> many = new LinkedHashMap<>();
        IntStream.range(0, MANY).forEach(number -> many.put(sku(number), numbered(number)));
        put(many);
    }

    @Test
    void theNextRunFindsTheRecords() throws IOException {
        SkuRecord whole = new SkuRecord(
                Optional.of(9_007_199_254_740_993L),
                Optional.of("453"),
                Optional.of("ビーバー"),
                Optional.of("7 -> 0 (out of stock) at 2026-11-29T01:21:43Z"));
        put(Map.of("SKU&AMP<LT>\"Q\"\n", whole));

        assertThat(found("SKU&AMP<LT>\"Q\"\n", MUG)).isEqualTo(Map.of("SKU&AMP<LT>\"Q\"\n", whole));
    }

    @Test
    void theLastRecordOfASkuCounts() throws IOException {
        put(Map.of(MUG, numbered(1)));
        put(Map.of(MUG, numbered(2)));

        assertThat(found(MUG)).isEqualTo(Map.of(MUG, numbered(2)));
        assertThat(walked()).containsExactly(MUG);
    }

    @Test
    void aRecordIsRemoved() throws IOException {
        put(Map.of(MUG, numbered(1)));
        put(Map.of(MUG, SkuRecord.NONE));

        assertThat(found(MUG)).isEmpty();
        assertThat(walked()).isEmpty();
    }

    @Test
    void manyRecordsAreFoundInAnyOrder() throws IOException {
        putMany();

        assertThat(found(sku(MANY - 1), sku(0), sku(5000), "SKU-0000005", "A", "Z"))
                .isEqualTo(Map.of(sku(MANY - 1), numbered(MANY - 1), sku(0), numbered(0), sku(5000), numbered(5000)));
        assertThat(walked()).hasSize(MANY);
    }

    @Test
    void eachOfManyRecordsIsFound() throws IOException {
        putMany();

        try (FileSkuRecords records = begun()) {
            assertThat(records.get(IntStream.range(0, MANY)
                            .mapToObj(FileSkuRecordsTest::sku)
                            .toList()))
                    .hasSize(MANY);
        }
    }

    @Test
    void aLongLogIsMergedByTheNextRun() throws IOException {
        putMany();

        begun().close();

        assertThat(log()).doesNotExist();
        assertThat(walked()).hasSize(MANY);
    }

    @Test
    void aLogOfFewRecordsThatChangeTimeAndAgainIsMergedByTheNextRun() throws IOException {
        for (int sequence = 1; sequence <= MANY; sequence += FEW) {
            Map<String, SkuRecord> changes = new LinkedHashMap<>();
            for (int number = 0; number < FEW; number++) {
                changes.put(sku(number), numbered(sequence));
            }
            put(changes);
        }

        begun().close();

        assertThat(log()).doesNotExist();
        assertThat(walked()).hasSize(FEW);
        assertThat(found(sku(0))).isEqualTo(Map.of(sku(0), numbered(MANY - FEW + 1)));
    }

    @Test
    void changesOfManyRecordsAreMerged() throws IOException {
        putMany();
        begun().close();
        Map<String, SkuRecord> changes = new LinkedHashMap<>();
        IntStream.range(0, MANY / 2).forEach(number -> changes.put(sku(number), SkuRecord.NONE));
        changes.put("A", numbered(1));
        changes.put("Z", numbered(2));
        put(changes);

        assertThat(walked()).hasSize(MANY / 2 + 2);
        assertThat(found("A", sku(MANY / 2 - 1), sku(MANY / 2), "Z")).containsOnlyKeys("A", sku(MANY / 2), "Z");
    }

    @Test
    void aTruncatedLineIsIgnored() throws IOException {
        put(Map.of(MUG, numbered(1)));
        Files.writeString(log(), "{\"sku\":\"CUP-002\",\"sequ", StandardOpenOption.APPEND);

        put(Map.of("POT-003", numbered(3)));

        assertThat(found(MUG, "CUP-002", "POT-003")).containsOnlyKeys(MUG, "POT-003");
    }

    @Test
    void theLogOfAnotherFileIsNoLog() throws IOException {
        put(Map.of(MUG, numbered(1)));
        Files.writeString(log(), "another\n{\"sku\":\"CUP-002\",\"sequence\":2}\n");

        assertThat(found(MUG, "CUP-002")).isEmpty();
    }

    @Test
    void whenTheLeaseIsLostNothingIsPut() throws IOException {
        put(Map.of(MUG, numbered(1)));

        new LeaseGuard("checkpoint", () -> false, progress -> true)
                .run(
                        state -> {
                            assertThatThrownBy(() -> put(Map.of(MUG, numbered(2))))
                                    .isInstanceOf(LeaseLost.class);
                            return ended(FULL);
                        },
                        FULL);

        assertThat(found(MUG)).isEqualTo(Map.of(MUG, numbered(1)));
    }
}
