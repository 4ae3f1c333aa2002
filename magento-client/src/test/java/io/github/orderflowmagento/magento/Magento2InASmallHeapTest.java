package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How much of a Magento 2 is in memory at a time: a page, however long the list is. */
class Magento2InASmallHeapTest {
    private static final int ROWS = 30_000;

    /** A list that is longer than any heap: each page is made when it is requested. */
    private static final class LongList implements SearchServer.Table {
        @Override
        public List<Map<String, Object>> rows(SearchServer.Search search) {
            int from = Integer.parseInt(search.value("entity_id", "gt", "0"));
            return IntStream.rangeClosed(from + 1, Math.min(ROWS, from + search.pageSize()))
                    .mapToObj(GeneratedMagento2::order)
                    .toList();
        }

        @Override
        public long total(SearchServer.Search search, long matching) {
            return ROWS - Long.parseLong(search.value("entity_id", "gt", "0"));
        }
    }

    @ParameterizedTest
    @CsvSource({"rows, 30000", "typed, 500", "whole, 500"})
    void aShopIsReadIn24MiB(String what, int read) throws IOException {
        List<Map<String, Object>> orders =
                IntStream.rangeClosed(1, 500).mapToObj(GeneratedMagento2::order).toList();
        SearchServer server = new SearchServer();
        try (server) {
            server.table("orders", what.equals("rows") ? new LongList() : search -> orders);

            assertThat(outputOf(server.url(), what)).contains(read + " read");
        }
    }

    private static String outputOf(String url, String what) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", // it does not live long
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Magento2Reading.class.getName(),
                        url,
                        what))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
