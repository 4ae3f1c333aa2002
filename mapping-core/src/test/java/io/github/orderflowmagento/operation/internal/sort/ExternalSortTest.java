package io.github.orderflowmagento.operation.internal.sort;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExternalSortTest {
    private static final int FEW_BYTES = 1000;

    private static final RowFormat<String> TEXT = new RowFormat<>() {
        @Override
        public void write(String text, DataOutputStream out) throws IOException {
            RowFormat.writeText(text, out);
        }

        @Override
        public String read(DataInputStream in) throws IOException {
            return RowFormat.readText(in);
        }
    };

    private static List<String> values(ExternalSort<String> sort) {
        List<String> values = new ArrayList<>();
        sort.sorted().forEachRemaining(row -> values.add(row.value()));
        return values;
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(ExternalSort::key).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1000, 5000})
    void rowsComeInTheOrderOfTheirKeys(int count) {
        List<String> mixed = new ArrayList<>(numbers(count));
        Collections.shuffle(mixed, new Random(count));

        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, FEW_BYTES)) {
            mixed.forEach(key -> sort.add(key, key));

            assertThat(values(sort)).isEqualTo(numbers(count));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5000})
    void rowsOfOneKeyStayInTheOrderInWhichTheyCame(int count) {
        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, FEW_BYTES)) {
            numbers(count).forEach(value -> sort.add("same", value));

            assertThat(values(sort)).isEqualTo(numbers(count));
        }
    }

    @Test
    void rowsAreReadSeveralTimes() {
        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, FEW_BYTES)) {
            numbers(100).forEach(key -> sort.add(key, key));

            assertThat(values(sort)).isEqualTo(numbers(100));
            assertThat(values(sort)).isEqualTo(numbers(100));
        }
    }

    @Test
    void withoutRowsNothingIsReturned() {
        try (ExternalSort<String> sort = new ExternalSort<>(TEXT)) {
            assertThat(sort.sorted().hasNext()).isFalse();
        }
    }

    @Test
    void lowerKeysArePassedOver() {
        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, FEW_BYTES)) {
            numbers(100).forEach(key -> sort.add(key, key));
            SortedRows<String> rows = sort.sorted();

            rows.skipTo(ExternalSort.key(50));

            assertThat(rows.isAt(ExternalSort.key(50))).isTrue();
            assertThat(rows.nextValues(2)).containsExactly(ExternalSort.key(50), ExternalSort.key(51));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ビーバー", "\0", "\uD83D\uDE00", "\uD83D"})
    void aTextIsReadAsItWasWritten(String text) {
        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, 1)) {
            sort.add(text, text);

            assertThat(values(sort)).containsExactly(text);
        }
    }

    @Test
    void aTextMayHaveAnyLength() {
        String text = "ビーバー".repeat(30_000);

        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, FEW_BYTES)) {
            sort.add("long", text);

            assertThat(values(sort)).containsExactly(text);
        }
    }

    @Test
    void anInterruptOfTheThreadBreaksNothingOff() {
        try (ExternalSort<String> sort = new ExternalSort<>(TEXT, FEW_BYTES)) {
            Thread.currentThread().interrupt();
            numbers(1000).forEach(key -> sort.add(key, key));

            assertThat(values(sort)).isEqualTo(numbers(1000));
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
