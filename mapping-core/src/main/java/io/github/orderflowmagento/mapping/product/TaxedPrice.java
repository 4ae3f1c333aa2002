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
 * The three prices of a product, reckoned from the one it has and the rate of its tax class:
 *
 * <pre>
 * entered without tax:  net = price,  tax = price x rate / 100,           gross = net + tax
 * entered with tax:     gross = price,  tax = price x rate / (100 + rate),  net = gross - tax
 * </pre>
 *
 * <p>The tax has four decimal places, half up.
 *
 * @param rates number of the tax class to rate in per cent
 * @param enteredWithTax whether the shop's prices hold the tax
 */
record TaxedPrice(Map<Long, BigDecimal> rates, boolean enteredWithTax) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PLACES = 4;

    TaxedPrice {
        rates = Map.copyOf(rates);
    }

    List<Rule<ProductSource>> rules() {
        String price = "special_price if current, else price";
        String tax = ", by the rate of tax_class_id";
        return List.of(
                rule("priceNet", enteredWithTax ? price + ", less tax" + tax : price, this::net),
                rule("priceGross", enteredWithTax ? price : price + ", with tax" + tax, this::gross),
                rule("tax", "tax in the price" + tax, this::tax));
    }

    private static Rule<ProductSource> rule(
            String target, String source, Function<ProductSource, Optional<BigDecimal>> amount) {
        return Rule.optional(target, source, from -> Amounts.text(amount.apply(from)));
    }

    private Optional<BigDecimal> net(ProductSource from) {
        return enteredWithTax ? from.finalPrice().flatMap(gross -> tax(from).map(gross::subtract)) : from.finalPrice();
    }

    private Optional<BigDecimal> gross(ProductSource from) {
        return enteredWithTax
                ? from.finalPrice()
                : from.finalPrice().flatMap(net -> tax(from).map(net::add));
    }

    private Optional<BigDecimal> tax(ProductSource from) {
        Optional<BigDecimal> rate =
                from.product().taxClassId().flatMap(taxClass -> Optional.ofNullable(rates.get(taxClass)));
        return from.finalPrice()
                .flatMap(price -> rate.map(percent -> price.multiply(percent)
                        .divide(enteredWithTax ? HUNDRED.add(percent) : HUNDRED, PLACES, RoundingMode.HALF_UP)));
    }
}
