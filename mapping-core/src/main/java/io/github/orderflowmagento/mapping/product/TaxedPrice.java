package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Rule;

/**
 * Net price, gross price and tax of a product, calculated from its price and the rate of its tax class:
 *
 * <pre>
 * entered without tax:  net = price,    gross = price x (100 + rate) / 100
 * entered with tax:     gross = price,  net = price x 100 / (100 + rate)
 * </pre>
 *
 * <p>Both prices have two decimal places, rounded half up, as in the shop. The tax is their difference.
 *
 * @param rates number of the tax class to rate in percent
 * @param enteredWithTax whether the shop's prices include tax
 */
record TaxedPrice(Map<Long, BigDecimal> rates, boolean enteredWithTax) {
    static final String SOURCE = "special_price if current, else price";
    static final String ROUNDED = ", to 2 decimal places";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 2;

    TaxedPrice {
        rates = Map.copyOf(rates);
    }

    /** Rounds to Magento's decimal places of product prices, in every currency. */
    static BigDecimal rounded(BigDecimal price) {
        return price.scale() > PLACES ? price.setScale(PLACES, RoundingMode.HALF_UP) : price;
    }

    List<Rule<ProductSource>> rules() {
        String tax = ", by the rate of tax_class_id";
        return List.of(
                rule("priceNet", SOURCE + (enteredWithTax ? ", less tax" + tax : "") + ROUNDED, this::net),
                rule("priceGross", SOURCE + (enteredWithTax ? "" : ", with tax" + tax) + ROUNDED, this::gross),
                rule("tax", "priceGross - priceNet", this::tax));
    }

    private static Rule<ProductSource> rule(
            String target, String source, Function<ProductSource, Optional<BigDecimal>> amount) {
        return Rule.<ProductSource>optional(target, source, from -> Amounts.text(amount.apply(from)))
                .readingOnly();
    }

    private Optional<BigDecimal> net(ProductSource from) {
        return enteredWithTax
                ? from.finalPrice()
                        .flatMap(gross -> rate(from)
                                .map(percent -> gross.multiply(HUNDRED)
                                        .divide(HUNDRED.add(percent), PLACES, RoundingMode.HALF_UP)))
                : from.finalPrice().map(TaxedPrice::rounded);
    }

    private Optional<BigDecimal> gross(ProductSource from) {
        return enteredWithTax
                ? from.finalPrice().map(TaxedPrice::rounded)
                : from.finalPrice()
                        .flatMap(net -> rate(from)
                                .map(percent -> net.multiply(HUNDRED.add(percent))
                                        .divide(HUNDRED, PLACES, RoundingMode.HALF_UP)));
    }

    private Optional<BigDecimal> tax(ProductSource from) {
        return gross(from).flatMap(gross -> net(from).map(gross::subtract));
    }

    private Optional<BigDecimal> rate(ProductSource from) {
        return from.product().taxClassId().flatMap(taxClass -> Optional.ofNullable(rates.get(taxClass)));
    }
}
