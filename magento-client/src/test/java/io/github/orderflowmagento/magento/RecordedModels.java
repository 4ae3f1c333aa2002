package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.shape.Magento1Shape;
import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductImage;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StoreView;

/** Which model reads what a call brings. */
final class RecordedModels {
    private static final Map<String, Function<Fields, ? extends Entity>> MODELS = Map.of(
            "sales_order.info", Order::of,
            "sales_order.list", OrderSummary::of,
            "catalog_product.info", Product::of,
            "catalog_product.list", ProductSummary::of,
            "catalog_product_attribute_media.list", ProductImage::of,
            "cataloginventory_stock_item.list", StockItem::of,
            "sales_order_shipment.info", Shipment::of,
            "sales_order_shipment.list", ShipmentSummary::of,
            "sales_order_invoice.info", Invoice::of,
            "core_store.list", StoreView::of);

    private RecordedModels() {}

    static boolean read(ApiCall call) {
        return MODELS.containsKey(call.resourcePath());
    }

    /** The entities in the answer to a call that a model reads. */
    static List<Entity> entities(ApiCall call, @Nullable Object value) {
        return value instanceof List<?> rows
                ? rows.stream().map(row -> bound(call, row)).toList()
                : List.of(bound(call, value));
    }

    /** The answer to a call as the models give it back field by field; as it is if no model reads it. */
    static @Nullable Object throughModels(ApiCall call, @Nullable Object value) {
        if (!read(call)) {
            return value;
        }
        List<Map<String, @Nullable Object>> fields = entities(call, value).stream()
                .map(entity -> entity.fields().asMap())
                .toList();
        return asSent(value, value instanceof List ? fields : fields.get(0));
    }

    private static Entity bound(ApiCall call, @Nullable Object value) {
        return Objects.requireNonNull(MODELS.get(call.resourcePath()))
                .apply(Magento1Shape.fields(call.resourcePath(), (Map<?, ?>) Objects.requireNonNull(value)));
    }

    /** Returns the values of sent fields, unchanged if they differ only in format. */
    private static @Nullable Object asSent(@Nullable Object sent, @Nullable Object shaped) {
        if (sent instanceof Map<?, ?> map && shaped instanceof Map<?, ?> fields) {
            Map<String, @Nullable Object> found = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                if (fields.containsKey(name)) {
                    found.put(String.valueOf(name), asSent(value, fields.get(name)));
                }
            });
            return found;
        }
        if (sent instanceof List<?> list && shaped instanceof List<?> elements && list.size() == elements.size()) {
            List<@Nullable Object> found = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                found.add(asSent(list.get(i), elements.get(i)));
            }
            return found;
        }
        boolean serialised = sent instanceof String text && text.startsWith("a:") && shaped instanceof Map;
        boolean flag = sent == null && Boolean.FALSE.equals(shaped);
        boolean noEntity =
                shaped == null && (Boolean.FALSE.equals(sent) || List.of().equals(sent) || "".equals(sent));
        return serialised || flag || noEntity ? sent : shaped;
    }
}
