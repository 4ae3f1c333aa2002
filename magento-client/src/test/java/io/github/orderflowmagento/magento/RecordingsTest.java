package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.internal.Reply;
import io.github.orderflowmagento.magento.internal.xmlrpc.XmlRpcRecording;
import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.StockItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Replays every recorded XML-RPC exchange over a real socket. Values must come out with nothing lost, faults as the right
 * exception. What is expected is read from the recorded bytes by another parser than the one under test.
 *
 * <p>Another shop's recordings are checked with {@code -Drecordings.magento=DIR}.
 */
class RecordingsTest {
    private static final Map<String, Function<Fields, ? extends Entity>> MODELS = Map.of(
            "sales_order.info", Order::of,
            "sales_order.list", OrderSummary::of,
            "catalog_product.info", Product::of,
            "catalog_product.list", ProductSummary::of,
            "catalog_product_attribute_media.list", ProductImage::of,
            "cataloginventory_stock_item.list", StockItem::of,
            "sales_order_shipment.info", Shipment::of,
            "sales_order_shipment.list", ShipmentSummary::of);

    @RegisterExtension
    final RecordedShop shop = new RecordedShop();

    private static List<Recording> recordings() {
        return Recording.all(Recording.folder()).stream()
                .filter(Recording::isXmlRpc)
                .toList();
    }

    @Test
    void thereAreRecordingsToRead() {
        assertThat(recordings())
                .as("XML-RPC exchanges below %s", Recording.folder())
                .isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedExchangeIsRead() {
        return recordings().stream().map(recording -> dynamicTest(recording.name(), () -> read(recording)));
    }

    private void read(Recording recording) {
        shop.server().resetAll();
        shop.answers("login", RecordedShop.recorded("login-ok"));
        XmlRpcRecording expected = XmlRpcRecording.of(recording);
        expected.requestMarker().ifPresent(marker -> shop.answers(marker, RecordedShop.replay(recording)));
        if (expected.expectedFailure().isPresent()) {
            assertThat(catchThrowable(() -> expected.replay(shop)))
                    .isInstanceOf(expected.expectedFailure().get());
        } else {
            checkNothingIsLost(expected, expected.replay(shop));
        }
    }

    private static void checkNothingIsLost(XmlRpcRecording expected, List<Reply> replies) {
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            Class<? extends MagentoException> failure = expected.expectedFailure(i);
            if (failure != null) {
                assertThat(reply.failure()).isInstanceOf(failure);
                continue;
            }
            assertThat(reply.failure()).isNull();
            Function<Fields, ? extends Entity> model = MODELS.get(String.valueOf(expected.resourcePath(i)));
            List<String> leaves = new ArrayList<>();
            if (model == null) {
                collect("", reply.value(), leaves);
            } else {
                collectFromModels(model, reply.value(), leaves);
            }
            assertThat(leaves).containsExactlyElementsOf(expected.leaves(i));
        }
    }

    private static void collectFromModels(
            Function<Fields, ? extends Entity> model, @Nullable Object value, List<String> leaves) {
        if (value instanceof List<?> rows) {
            for (int row = 0; row < rows.size(); row++) {
                collect("[" + row + "]", bound(model, rows.get(row)).fields().asMap(), leaves);
            }
        } else {
            collect("", bound(model, value).fields().asMap(), leaves);
        }
    }

    @SuppressWarnings("unchecked")
    private static Entity bound(Function<Fields, ? extends Entity> model, @Nullable Object value) {
        return model.apply(Fields.of((Map<String, @Nullable Object>) Objects.requireNonNull(value)));
    }

    private static void collect(String path, @Nullable Object value, List<String> leaves) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> collect(path + "/" + name, member, leaves));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(path + "[" + i + "]", list.get(i), leaves);
            }
        } else {
            leaves.add(path + " = " + value);
        }
    }
}
