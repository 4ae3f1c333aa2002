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
 * What product rules map from.
 *
 * @param product the product, with its images and stock
 * @param at the time for which prices count
 * @param options what is known of the options of an attribute, by its code; a pure function. Empty for all if nothing is known
 */
public record ProductSource(Product product, Instant at, Function<String, Optional<AttributeOptions>> options) {
    /**
     * Returns the source for a product of whose options nothing is known.
     *
     * @param product the product, with its images and stock
     * @param at the time for which prices count
     */
    public static ProductSource of(Product product, Instant at) {
        return new ProductSource(product, at, code -> Optional.empty());
    }

    /**
     * An attribute of the product. Of a choice by label, if its options are known: several are joined by a comma and a blank. A choice
     * whose options are not known is told by number, and so is a yes or no: {@code 1}, {@code 0}.
     *
     * @throws InvalidFieldException if an option that was chosen has no label
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
     * The special price if it is lower and counts at this time, else the price. Days of a special price are taken in UTC; one
     * that cannot be read ends it.
     *
     * @throws InvalidFieldException if one of the prices cannot be read: then the price is not known
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

    /** Whether there is something in the field, which is no date then: a price of which nobody knows whether it counts does not. */
    private boolean isSaid(String field) {
        return product.fields()
                .nonBlank(field)
                .filter(text -> !text.startsWith("0000-00-00"))
                .isPresent();
    }

    /**
     * Whether the shop sells the product now: enabled and in stock. Empty if the stock is not known, or of what is in stock, whether it
     * is enabled.
     *
     * @throws InvalidFieldException if the stock may not be read: {@link Product#stockProblem}
     */
    public Optional<Boolean> isSellable() {
        product.stockProblem().ifPresent(problem -> {
            throw new InvalidFieldException("stock", "could not be read: " + problem);
        });
        return product.stockItem().flatMap(stock -> stock.isInStock() ? product.isEnabled() : Optional.of(false));
    }

    /** Address of the small image, else of the first image there is. */
    public Optional<String> imageUrl() {
        return product.images().stream()
                .filter(image -> image.types().contains("small_image"))
                .findFirst()
                .or(() -> product.images().stream().findFirst())
                .map(image -> image.url());
    }
}
