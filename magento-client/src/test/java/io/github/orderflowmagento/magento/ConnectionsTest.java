package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How connections are used, counted by the server at the other end, and what travels over them compressed. */
class ConnectionsTest {
    private static List<String> skus(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(GeneratedShop::sku).toList();
    }

    @Test
    void readsThatFollowEachOtherShareOneConnection() {
        try (GeneratedShop generated = GeneratedShop.of(5000);
                Magento shop = generated.connect().build()) {
            assertThat(shop.products().list(ProductQuery.all())).hasSize(5000);

            assertThat(generated.received()).hasSizeGreaterThan(5);
            assertThat(generated.connectionsFor("catalog_product.list")).isEqualTo(1);
        }
    }

    private static List<StockUpdate> updates(int count) {
        return skus(count).stream()
                .map(sku ->
                        StockUpdate.builder().sku(sku).quantity(BigDecimal.ONE).build())
                .toList();
    }

    private static List<Integer> connectionsOfWrites(GeneratedShop generated) {
        return generated.received().stream()
                .filter(request -> request.resource().equals("cataloginventory_stock_item.update"))
                .map(GeneratedShop.Received::connection)
                .toList();
    }

    @Test
    void writesThatFollowEachOtherShareAConnectionThatNoReadUses() {
        try (GeneratedShop generated = GeneratedShop.of(30);
                Magento shop = generated.connect().writeBatchSize(10).build()) {
            assertThat(shop.stock().update(updates(30)))
                    .hasSize(30)
                    .allMatch(answer -> answer.failure().isEmpty());

            List<Integer> connections = connectionsOfWrites(generated);
            assertThat(connections).hasSize(3);
            assertThat(Set.copyOf(connections)).hasSize(1);
            assertThat(generated.received())
                    .filteredOn(request -> request.resource().equals("cataloginventory_stock_item.list"))
                    .isNotEmpty()
                    .extracting(GeneratedShop.Received::connection)
                    .doesNotContainAnyElementsOf(connections);
        }
    }

    @Test
    void eachWriteToAShopThatHangsUpOnKeptConnectionsHasOneOfItsOwn() {
        try (GeneratedShop generated = GeneratedShop.hangingUpOnKeptConnections(30);
                Magento shop = generated.connect().writeBatchSize(10).build()) {
            assertThat(shop.products().list(ProductQuery.all())).hasSize(30);

            assertThat(shop.stock().update(updates(30)))
                    .hasSize(30)
                    .allMatch(answer -> answer.failure().isEmpty());

            assertThat(connectionsOfWrites(generated)).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCompressedAnswerIsRead() {
        try (GeneratedShop generated = GeneratedShop.compressing(100);
                Magento shop = generated.connect().build()) {
            assertThat(shop.products().list(ProductQuery.all())).hasSize(100);

            assertThat(generated.received())
                    .extracting(GeneratedShop.Received::acceptEncoding)
                    .containsOnly("gzip");
        }
    }

    @Test
    void theBoundOfAnAnswerCountsWhatItUnpacksTo() {
        // the list of 100,000 products is 23 MB, and a few hundred kB on the wire
        try (GeneratedShop generated = GeneratedShop.compressing(100_000);
                Magento shop = generated
                        .connect()
                        .pageSize(100_000)
                        .maxAnswerBytes(10_000_000)
                        .build()) {
            assertThatThrownBy(() -> shop.products().list(ProductQuery.all()).toList())
                    .isInstanceOf(MagentoException.NotUnderstood.class)
                    .hasMessageContaining("larger than 10000000 bytes");
        }
    }
}
