package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A limit for many calls together, seen from outside. */
class TimeLimitTest {
    private GeneratedShop generated;
    private Magento shop;

    @BeforeEach
    void connect() {
        generated = GeneratedShop.of(100);
        shop = generated.connect().build();
    }

    @AfterEach
    void close() {
        shop.close();
        generated.close();
    }

    @Test
    void withinTheLimitAllIsAsWithoutOne() {
        Magento limited = shop.within(Duration.ofHours(1));

        assertThat(limited.products().list(ProductQuery.all())).hasSize(100);
        assertThat(limited.products().details(List.of(GeneratedShop.sku(1))))
                .hasSize(1)
                .allMatch(answer -> answer.value().isPresent());
    }

    @Test
    void afterTheLimitNothingIsSentWhetherItReadsOrWrites() {
        Magento limited = shop.within(Duration.ZERO);
        StockUpdate update = StockUpdate.builder()
                .sku(GeneratedShop.sku(1))
                .quantity(BigDecimal.ONE)
                .build();

        assertThatThrownBy(() -> limited.products().list(ProductQuery.all()).toList())
                .isInstanceOf(MagentoException.NotReached.class);
        assertThatThrownBy(() -> limited.shipments().create(ShipmentRequests.everythingOf("100000001")))
                .isInstanceOf(MagentoException.NotReached.class);
        assertThat(limited.orders().details(List.of("100000001")).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotReached.class);
        assertThat(limited.stock().update(List.of(update)).get(0).failure())
                .get()
                .isInstanceOf(MagentoException.NotReached.class);
        assertThat(generated.received()).isEmpty();
    }

    @Test
    void theClientGoesOnWithoutTheLimitAndAfterTheViewWasClosed() {
        shop.within(Duration.ZERO).close();

        assertThat(shop.products().list(ProductQuery.all())).hasSize(100);
    }

    @Test
    void aLimitWithinALimitDoesNotExtendIt() {
        Magento limited = shop.within(Duration.ZERO).within(Duration.ofHours(1));

        assertThatThrownBy(() -> limited.products().list(ProductQuery.all()).toList())
                .isInstanceOf(MagentoException.NotReached.class);
    }

    @Test
    void severalRoundTripsAtOnceBringTheSame() {
        try (Magento parallel = generated.connect().parallelism(4).batchSize(10).build()) {
            List<String> skus = parallel.products()
                    .list(ProductQuery.all())
                    .map(product -> product.sku().orElseThrow())
                    .toList();

            assertThat(parallel.products().details(skus))
                    .allMatch(answer -> answer.value().isPresent())
                    .extracting(Answer::key)
                    .containsExactlyElementsOf(skus);
        }
    }

    @Test
    void settingsThatWouldHarmTheShopAreRejected() {
        assertThatThrownBy(() -> generated.connect().parallelism(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 1 to 4");
        assertThatThrownBy(() -> generated.connect().targetTime(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noLimitAtAllIsRejected() {
        assertThatThrownBy(() -> generated.connect().timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout: must be positive, was PT0S");
        assertThatThrownBy(() -> generated.connect().connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectTimeout: must be positive, was PT-1S");
        assertThatThrownBy(() -> generated.connect().maxAnswerBytes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxAnswerBytes: must be positive, was 0");
    }
}
