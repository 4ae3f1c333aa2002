package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.FieldNotRequestedException;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which fields the rows of a Magento 2 have, and which were never asked for. */
class Magento2RowFieldsTest extends Magento2Lists {
    @Test
    void anUnrequestedFieldOfARowIsNotMissing() {
        orders(LongStream.rangeClosed(1, 1));

        Fields row = shop.orders().list(ALL).findFirst().orElseThrow().fields();

        assertThat(row.wasRequested("coupon_code")).isTrue();
        assertThat(row.text("coupon_code")).isEmpty();
        assertThat(row.wasRequested("remote_ip")).isFalse();
        for (ThrowingCallable reading : List.<ThrowingCallable>of(
                () -> row.text("remote_ip"),
                () -> row.nested("extension_attributes").text("gift_message"),
                () -> row.list("status_histories"))) {
            assertThatThrownBy(reading)
                    .isInstanceOf(FieldNotRequestedException.class)
                    .hasMessageContaining("was not requested; read the entity by details(...)")
                    .hasMessageContaining("Magento2Builder.allFields()");
        }
    }

    @Test
    void aFieldOfAWholeOrderThatIsMissingIsMissing() {
        orders(LongStream.rangeClosed(1, 1));

        Fields order =
                shop.orders().details(List.of(incrementId(1))).get(0).orThrow().fields();

        assertThat(order.wasRequested("remote_ip")).isTrue();
        assertThat(order.text("remote_ip")).isEmpty();
    }

    @Test
    void rowsAreWholeWhereThatIsRequested() {
        Map<String, Object> order = order(1);
        order.put("remote_ip", "192.0.2.1");
        server.table("orders", List.of(order));

        try (Magento whole = MagentoClient.magento2()
                .baseUrl(server.url())
                .oauth(Magento2Shop.CREDENTIALS)
                .allFields()
                .build()) {
            assertThat(whole.orders().list(ALL).map(row -> row.fields().text("remote_ip")))
                    .containsExactly(Optional.of("192.0.2.1"));
        }
        assertThat(server.requested()).hasSize(2).noneMatch(request -> request.contains("fields="));
    }

    @Test
    void onlyShipmentsReadByNumberComeWithTheirLabels() {
        Map<String, Object> shipment = new LinkedHashMap<>(Map.of(
                "entity_id",
                1,
                "increment_id",
                "000000001",
                "order_id",
                7,
                "items",
                List.of(),
                "tracks",
                List.of(Map.of("entity_id", 3, "track_number", "T1")),
                "comments",
                List.of()));
        shipment.put("shipping_label", "JVBERi0xLjQ=");
        server.table("shipments", List.of(shipment));
        OrderSummary order =
                OrderSummary.builder().orderId(7).incrementId("000000007").build();

        Shipment listed =
                shop.shipments().ofOrders(List.of(order)).get(0).orThrow().get(0);
        assertThat(listed.tracks()).hasSize(1);
        assertThatThrownBy(() -> listed.fields().text("shipping_label")).isInstanceOf(FieldNotRequestedException.class);
        assertThat(shop.shipments().ofOrder(order)).hasSize(1);
        assertThat(server.requested())
                .isNotEmpty()
                .allMatch(request -> request.contains("fields=items[") && !request.contains("label"));

        assertThat(shop.shipments()
                        .details(List.of("000000001"))
                        .get(0)
                        .orThrow()
                        .fields()
                        .text("shipping_label"))
                .contains("JVBERi0xLjQ=");
    }

    @Test
    void recordedRowsTakeAFractionOfTheBytesOfWholeOrders() throws IOException {
        List<Map<String, Object>> recorded = new ArrayList<>();
        for (Recording order : Recording.all(Magento2Shop.RECORDINGS.resolve("orders"))) {
            if (order.name().startsWith("full-")) {
                recorded.add(new JsonMapper().readValue(order.responseText(), new TypeReference<>() {}));
            }
        }
        recorded.sort(Comparator.comparing(order -> (Integer) order.get("entity_id")));
        server.table("orders", recorded);

        List<String> numbers =
                shop.orders().list(ALL).map(OrderSummary::incrementId).toList();
        long rows = server.bytes();
        server.table("products", List.of());
        server.table("products/attributes", List.of());
        assertThat(shop.orders().details(numbers)).hasSize(recorded.size());
        long whole = server.bytes() - rows;

        Files.writeString(
                Path.of("target", "bytes-magento2.txt"),
                String.format(
                        "Magento 2: the rows of %d recorded orders have %,d bytes, the whole orders %,d%n",
                        recorded.size(), rows, whole));
        assertThat(recorded).hasSizeGreaterThan(50);
        assertThat(rows).isLessThan(whole / 5);
    }
}
