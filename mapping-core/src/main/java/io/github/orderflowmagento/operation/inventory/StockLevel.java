package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;

/**
 * A product's stock in the shop: the values that are compared, and held until they are written.
 *
 * @param quantity the quantity, without trailing zeros so that equal quantities are equal
 * @param isInStock whether the shop sells the product
 */
record StockLevel(BigDecimal quantity, boolean isInStock) {
    StockLevel {
        quantity = quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros();
    }

    static StockLevel of(StockItem item) {
        return new StockLevel(item.quantity(), item.isInStock());
    }

    static StockLevel of(StockUpdate update) {
        return new StockLevel(update.quantity(), update.isInStock());
    }

    @Override
    public String toString() {
        return Amounts.text(quantity) + (isInStock ? "" : " (out of stock)");
    }
}
