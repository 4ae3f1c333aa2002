package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The time as the shop writes it into its tables: UTC, whole seconds, no zone. */
final class ShopTime {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Clock clock;

    ShopTime(Clock clock) {
        this.clock = clock;
    }

    String now() {
        return STAMP.format(clock.instant());
    }
}
