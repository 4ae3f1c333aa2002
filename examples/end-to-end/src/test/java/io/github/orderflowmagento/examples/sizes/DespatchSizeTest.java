package io.github.orderflowmagento.examples.sizes;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shipment notification takes the same memory for any number of despatches, in a process with 64 MiB of heap. In the ordinary build there
 * are some thousands of them; in the profile {@code sizes} there are a hundred thousand.
 */
class DespatchSizeTest {
    private static final int SMALL = Integer.getInteger("sizes.small", 1_000);

    /** Each shipment is a request of its own: a million take hours. */
    private static final int LARGE = Math.min(Integer.getInteger("sizes.large", 4_000), 111_120);

    @TempDir
    private Path folder;

    private Properties shipped(int orders) throws Exception {
        try (GeneratedMagento2 shop = new GeneratedMagento2(orders)) {
            Map<String, String> settings =
                    Map.of("size.shop", shop.url(), "size.token", shop.token(), "size.orders", String.valueOf(orders));
            Properties result =
                    SmallProcess.run(DespatchProcess.class, settings, folder.resolve("despatches of " + orders));
            assertThat(shop.shipments().orders()).as(result.toString()).isEqualTo((int) GeneratedMagento2.open(orders));
            assertThat(shop.shipments().again()).isZero();
            return result;
        }
    }

    @Test
    void memoryDoesNotGrowWithTheNumberOfDespatches() throws Exception {
        Properties small = shipped(SMALL);
        Properties large = shipped(LARGE);

        assertThat(large.getProperty("endedEarly")).isEmpty();
        assertThat(large.getProperty("items")).isEqualTo("[]");
        assertThat(SmallProcess.number(large, "live"))
                .isLessThan(SmallProcess.number(small, "live") * 11 / 10 + SmallProcess.warmUp());
    }
}
