package io.github.orderflowmagento.magento;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A shop whose answers fail, and the failures that the client makes of them. */
abstract class Failures {
    @RegisterExtension
    final RecordedShop recorded;

    final Wire wire;

    Failures(Wire wire) {
        this.wire = wire;
        this.recorded = new RecordedShop(wire);
    }

    MagentoException failureOf(Magento shop) {
        try (shop) {
            return catchThrowableOfType(
                    MagentoException.class,
                    () -> shop.orders().list(OrderQuery.status("processing")).toList());
        }
    }

    MagentoException failure() {
        return failureOf(recorded.connect().build());
    }

    static <T extends MagentoException> T as(Class<T> kind, MagentoException failure) {
        assertThat(failure).isInstanceOf(kind);
        return kind.cast(failure);
    }
}
