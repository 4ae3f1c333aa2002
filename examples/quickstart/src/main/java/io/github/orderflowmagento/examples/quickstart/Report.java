package io.github.orderflowmagento.examples.quickstart;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/** Prints results, for people to read. */
final class Report {
    private static final int SHOWN = 8;

    private final PrintStream out;

    /** Receives the details, which summaries omit. */
    private final PrintStream details;

    Report(PrintStream out) {
        this(out, out);
    }

    private Report(PrintStream out, PrintStream details) {
        this.out = out;
        this.details = details;
    }

    /** Prints a further run without details. */
    Report ofSummaries() {
        out.println();
        return new Report(out, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    void title(String shop, String warehouse) {
        out.println("From " + shop + " to " + warehouse + " and back");
    }

    void heading(String text) {
        details.println();
        details.println(text);
    }

    void line(String text) {
        details.println("   " + text);
    }

    /** Prints the run, and returns it. */
    Run run(Run run) {
        out.println("   " + run.summary());
        for (Outcome outcome : Outcome.values()) {
            List<ItemOutcome> items = run.items(outcome);
            items.stream().limit(SHOWN).forEach(item -> line("  " + item));
            if (items.size() > SHOWN) {
                line("  … and " + (items.size() - SHOWN) + " more " + outcome);
            }
        }
        run.warnings().forEach(warning -> line("  warning: " + warning));
        return run;
    }

    void note(String when, Run run) {
        line(when + ": " + run.summary());
    }

    /** Prints the units on hand if the shop reserves ordered units, otherwise the free units. */
    void stock(Magento shop, List<String> skus) {
        boolean isOnHand = shop.stock().keeping() == StockKeeping.RESERVES;
        out.println("   The shop now has" + (isOnHand ? " on hand, for open orders too:" : ":"));
        for (Answer<StockItem> answer : shop.stock().read(skus)) {
            out.println("     " + answer.key() + ": "
                    + (isMissing(answer) ? "not there" : units(answer.orThrow(), isOnHand)));
        }
    }

    private static String units(StockItem item, boolean isOnHand) {
        String salable = item.isInStock() ? ", in stock" : ", out of stock";
        return Amounts.text(item.quantity()) + (isOnHand ? "" : salable);
    }

    private static boolean isMissing(Answer<StockItem> answer) {
        return answer.failure()
                .filter(MagentoException.NotFound.class::isInstance)
                .isPresent();
    }

    void orders(Magento shop, List<String> incrementIds) {
        line("The shop now has:");
        for (Answer<Order> answer : shop.orders().details(incrementIds)) {
            Order order = answer.orThrow();
            line("  " + order.incrementId() + ": " + order.status().orElse("?") + shipments(shop, order));
        }
    }

    private static String shipments(Magento shop, Order order) {
        List<String> numbers = shop.shipments().ofOrder(order).stream()
                .map(ShipmentSummary::incrementId)
                .toList();
        return shop.shipments().details(numbers).stream()
                .flatMap(answer -> answer.value().stream())
                .map(Report::shipment)
                .collect(Collectors.joining());
    }

    private static String shipment(Shipment shipment) {
        String tracks = shipment.tracks().stream()
                .map(track -> track.title().or(track::carrierCode).orElse("") + " "
                        + track.number().orElse(""))
                .collect(Collectors.joining(", "));
        return ", shipment " + shipment.incrementId() + (tracks.isEmpty() ? "" : " by " + tracks)
                + (shipment.emailSent().orElse(false) ? ", customer notified" : "");
    }

    /** Prints the next steps for a new user. */
    void next(boolean realShop, boolean mayWrite) {
        out.println();
        if (!realShop) {
            out.println(
                    "Next: the same with your own shop, which is only read from (examples/quickstart/README.md, \"Your own shop\"):");
            line(
                    "MAGENTO_URL=https://shop.example.com/ MAGENTO_CONSUMER_KEY=… MAGENTO_CONSUMER_SECRET=… MAGENTO_TOKEN=… \\");
            line("  MAGENTO_TOKEN_SECRET=… mvn -ntp -Pquickstart compile");
            line("for a Magento 1, MAGENTO_USER=… MAGENTO_API_KEY=… instead");
        } else if (!mayWrite) {
            out.println(
                    "Next: your warehouse as well (ORDERFLOW_URL=…), then writing to both (QUICKSTART_WRITE=true), first where");
            out.println(
                    "nothing can be harmed; see examples/quickstart/README.md. To build on it: README, \"Embed it\".");
        } else {
            out.println("Next: README, \"Embed it\", and examples/schedule/README.md.");
        }
    }

    /** Prints why the quick start stopped. */
    void failure(String why) {
        out.println();
        out.println("Failed: " + why);
    }

    void requests(int toShop, int toWarehouse) {
        details.println();
        out.println((details == out ? "" : "   ") + "HTTP requests: " + toShop + " to the shop, " + toWarehouse
                + " to the warehouse");
    }
}
