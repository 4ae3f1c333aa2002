package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.math.MathContext;

/** The column of a shop's database that holds quantities of stock: DECIMAL(12,4). */
final class StockColumn {
    private static final BigDecimal LARGEST = new BigDecimal("99999999.9999");
    private static final MathContext SHOWN = new MathContext(15);

    private StockColumn() {}

    /**
     * Rejects values that do not fit the column.
     *
     * @param field what holds the quantity, and of which entity
     * @throws IllegalStateException naming the field and the range
     */
    static void check(String field, BigDecimal quantity) {
        if (quantity.abs().compareTo(LARGEST) > 0) {
            throw new IllegalStateException(field + " " + quantity.round(SHOWN) + " is out of the shop's range, from -"
                    + LARGEST + " to " + LARGEST);
        }
    }
}
