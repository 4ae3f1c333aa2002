package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Product;

/**
 * The input of product rules.
 *
 * @param product the product, with its images and stock
 * @param at the time for which the price is determined
 * @param options a pure function that returns the options of an attribute by its code; empty if unknown
 */
public record ProductSource(Product product, Instant at, Function<String, Optional<AttributeOptions>> options) {
    /**
     * Returns the source for a product without known options.
     *
     * @param product the product, with its images and stock
     * @param at the time for which the price is determined
     */
    public static ProductSource of(Product product, Instant at) {
        return new ProductSource(product, at, code -> Optional.empty());
    }

    /**
     * Returns an attribute of the product; empty if it is missing or blank. Selected options are returned by label if the labels are known,
     * joined by a comma and a space, otherwise by number; yes and no are {@code 1} and {@code 0}.
     *
     * @throws InvalidFieldException if a selected option has no label
     */
    public Optional<String> attribute(String code) {
        return ChosenOptions.raw(product, code).map(raw -> {
            Optional<AttributeOptions> known =
                    ChosenOptions.mayBeNumbers(code, raw) ? options.apply(code) : Optional.empty();
            return known.filter(ChosenOptions::areAChoice)
                    .map(choice -> ChosenOptions.labels(choice, raw))
                    .orElse(raw);
        });
    }

    /**
     * Returns the special price if it is lower and valid at this time, else the price. The days of a special price are in UTC; a special
     * price with an invalid day is ignored. Empty if the product has no price.
     *
     * @throws InvalidFieldException if one of the prices is invalid
     */
    public Optional<BigDecimal> finalPrice() {
        Optional<BigDecimal> special =
                read(product.specialPrice(), "special_price").filter(price -> isSpecialPriceCurrent());
        return read(product.price(), "price")
                .map(price -> special.map(price::min).orElse(price))
                .or(() -> special);
    }

    private boolean isSpecialPriceCurrent() {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean begun =
                product.specialFromDate().map(first -> !day.isBefore(first)).orElse(!isSaid("special_from_date"));
        boolean over = product.specialToDate().map(day::isAfter).orElse(isSaid("special_to_date"));
        return begun && !over;
    }

    private Optional<BigDecimal> read(Optional<BigDecimal> number, String field) {
        return number.or(() -> product.fields().decimal(field));
    }

    /** Returns whether the field has a value, which is then not a date: the price does not count. */
    private boolean isSaid(String field) {
        return product.fields()
                .nonBlank(field)
                .filter(text -> !text.startsWith("0000-00-00"))
                .isPresent();
    }

    /**
     * Returns whether the shop sells the product now: enabled and in stock. Empty if the stock is unknown, or the product is in stock and
     * its status unknown.
     *
     * @throws InvalidFieldException if the stock could not be read: {@link Product#stockProblem}
     */
    public Optional<Boolean> isSellable() {
        product.stockProblem().ifPresent(problem -> {
            throw new InvalidFieldException("stock", "could not be read: " + problem);
        });
        return product.stockItem().flatMap(stock -> stock.isInStock() ? product.isEnabled() : Optional.of(false));
    }

    /** Returns the URL of the small image, else of the first image. */
    public Optional<String> imageUrl() {
        return product.images().stream()
                .filter(image -> image.types().contains("small_image"))
                .findFirst()
                .or(() -> product.images().stream().findFirst())
                .map(image -> image.url());
    }
}
