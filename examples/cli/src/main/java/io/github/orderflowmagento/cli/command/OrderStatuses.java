package io.github.orderflowmagento.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.mapping.NearestName;

/** Looks for mistakes in status codes. No web service of Magento lists the statuses of a shop, so its orders are searched for them. */
final class OrderStatuses {
    /** The statuses of a new Magento. */
    private static final List<String> STANDARD = List.of(
            "pending",
            "pending_payment",
            "processing",
            "payment_review",
            "fraud",
            "holded",
            "complete",
            "closed",
            "canceled");

    private OrderStatuses() {}

    /**
     * Reports the codes that no order has. This need not be a mistake: a custom status of the shop may have no order at the moment.
     *
     * @param seen codes that orders are known to have
     */
    static void check(List<String> codes, Set<String> seen, Magento shop, Console console) {
        codes.stream()
                .filter(code -> !seen.contains(code) && !STANDARD.contains(code))
                .filter(code -> isOfNoOrder(code, shop))
                .forEach(code -> console.complain("--status " + code + ": no order of the shop has this status"
                        + nearest(code)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("")));
    }

    private static boolean isOfNoOrder(String code, Magento shop) {
        try (Stream<OrderSummary> orders = shop.orders().list(OrderQuery.status(code))) {
            return orders.findFirst().isEmpty();
        }
    }

    private static Optional<String> nearest(String code) {
        return NearestName.nearest(code, STANDARD);
    }
}
