package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockItem;

/**
 * A product of an {@link InMemoryMagento}. Each change is saved at once, with the time of the shop's clock; a change of its stock does not
 * change that time. Safe to share between threads.
 */
public final class InMemoryProduct {
    private static final BigDecimal PRICE = new BigDecimal("10.00");
    private static final long IN_CATALOGUE_AND_SEARCH = 4;

    private final ShopAccess access;
    private final String sku;

    InMemoryProduct(ShopAccess access, String sku) {
        this.access = access;
        this.sku = sku;
    }

    static Product template(String sku, long number, Instant now) {
        return Product.builder()
                .productId(number)
                .sku(sku)
                .typeId(ProductType.SIMPLE.code())
                .attributeSetId(4L)
                .name(sku)
                .status(Product.ENABLED)
                .visibility(IN_CATALOGUE_AND_SEARCH)
                .websiteIds(List.of(1L))
                .price(PRICE)
                .createdAt(now)
                .updatedAt(now)
                .build();
    }

    /** Sets the name. */
    public InMemoryProduct name(String name) {
        return change(product -> Product.builder().from(product).name(name).build());
    }

    /** Sets the type. */
    public InMemoryProduct type(ProductType type) {
        return change(
                product -> Product.builder().from(product).typeId(type.code()).build());
    }

    /** Disables the product. */
    public InMemoryProduct disable() {
        return change(product ->
                Product.builder().from(product).status(Product.DISABLED).build());
    }

    /**
     * Sets an attribute, for example {@code barcode}. {@link Product#fields} contains only attributes set here, not the properties that
     * have their own methods. So set each attribute that a condition in a mapping file reads.
     */
    public InMemoryProduct attribute(String code, String value) {
        return change(product -> Product.builder()
                .from(product)
                .fields(ShopState.with(product.fields(), code, value))
                .build());
    }

    /** Sets the units in the source {@value StockItem#DEFAULT_SOURCE}. With more than zero the product is in stock. */
    public InMemoryProduct stock(long units) {
        return stock(StockItem.DEFAULT_SOURCE, units);
    }

    /** Sets the units in a source, which is added to the shop. With more than zero the product is in stock there. */
    public InMemoryProduct stock(String source, long units) {
        return stock(StockItem.builder()
                .productId(value().productId())
                .sku(sku)
                .source(source)
                .quantity(BigDecimal.valueOf(units))
                .isInStock(units > 0)
                .build());
    }

    /**
     * Sets a given stock item in its source.
     *
     * @throws IllegalArgumentException if the item has another SKU
     */
    public InMemoryProduct stock(StockItem item) {
        if (!item.sku().equals(sku)) {
            throw new IllegalArgumentException("stock of '" + item.sku() + "', expected '" + sku + "'");
        }
        return access.locked(() -> {
            access.state().keep(item);
            return this;
        });
    }

    /**
     * Changes any property except the stock.
     *
     * @param change returns the changed product; its number and SKU are kept
     */
    public InMemoryProduct change(UnaryOperator<Product> change) {
        return access.locked(() -> {
            Product before = value();
            access.state()
                    .save(Product.builder()
                            .from(change.apply(before))
                            .productId(before.productId())
                            .sku(sku)
                            .build());
            return this;
        });
    }

    /** Returns the current product with its stock. */
    public Product value() {
        return access.locked(() -> access.state()
                .product(sku)
                .map(access.state()::asSent)
                .orElseThrow(() -> new IllegalArgumentException("There is no product '" + sku + "'")));
    }
}
