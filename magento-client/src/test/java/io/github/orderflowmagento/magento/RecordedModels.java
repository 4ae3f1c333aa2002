package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
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
        return value instanceof List ? fields : fields.get(0);
    }

    @SuppressWarnings("unchecked")
    private static Entity bound(ApiCall call, @Nullable Object value) {
        return Objects.requireNonNull(MODELS.get(call.resourcePath()))
                .apply(Fields.of((Map<String, @Nullable Object>) Objects.requireNonNull(value)));
    }
}
