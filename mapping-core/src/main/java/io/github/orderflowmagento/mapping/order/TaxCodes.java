package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The warehouse's codes of tax rates. */
final class TaxCodes {
    private final Map<BigDecimal, String> byRate = new HashMap<>();

    /** @param byRate rate in percent to code; 20 and 20.0000 are the same rate */
    TaxCodes(Map<BigDecimal, String> byRate) {
        byRate.forEach((rate, code) -> this.byRate.put(rate.stripTrailingZeros(), code));
    }

    /** Returns the code of the line's rate; empty if the line has no rate, or the rate no code. */
    Optional<String> of(OrderLine line) {
        return line.priced()
                .flatMap(row -> row.taxPercent().or(() -> row.fields().decimal("tax_percent")))
                .flatMap(rate -> Optional.ofNullable(byRate.get(rate.stripTrailingZeros())));
    }

    /** Returns the code that all priced lines have; empty if they have none or different ones. */
    Optional<String> ofAll(List<OrderLine> lines) {
        List<Optional<String>> codes = lines.stream()
                .filter(line -> line.priced().isPresent())
                .map(this::of)
                .distinct()
                .toList();
        return codes.size() == 1 ? codes.get(0) : Optional.empty();
    }
}
