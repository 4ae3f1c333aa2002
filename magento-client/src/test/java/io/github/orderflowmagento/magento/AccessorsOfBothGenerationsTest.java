package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.ProductType;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The value of each accessor of each entity for the recorded shops of both generations. The table is the page {@code accessors.md}, which is
 * rewritten with {@code -Dshapes.write=true}: look at the difference before it is committed.
 */
class AccessorsOfBothGenerationsTest {
    private static final Path PAGE = Path.of("accessors.md");

    private static final String NOT_RECORDED = "no recorded shop has one";

    /** Why an accessor says nothing of the recorded Magento 2, whose answers leave out what is null. */
    private static final Map<String, String> WHY_NOT = Map.ofEntries(
            Map.entry(
                    "Shipment.emailSent",
                    "a shop leaves it out of a shipment whose e-mail is not sent, or waits in a queue"),
            Map.entry("Shipment.customerNotified", "as emailSent, where no comment was mailed"),
            Map.entry("Invoice.comments", "not recorded; the same fields as a shipment's"),
            Map.entry("InvoiceItem.baseDiscountAmount", "no invoice with a discount was recorded"),
            Map.entry("InvoiceItem.discountAmount", "no invoice with a discount was recorded"),
            Map.entry("Order.customerNote", "no order with one was recorded; the same name"),
            Map.entry("Order.customerTaxvat", "no order with one was recorded; the same name"),
            Map.entry("Order.relationChildRealId", NOT_RECORDED),
            Map.entry("Order.relationParentRealId", NOT_RECORDED),
            Map.entry("Order.rowWithUnknownParent", "every row names its parent"),
            Map.entry("Order.duplicateRows", NOT_RECORDED),
            Map.entry("OrderAddress.fax", NOT_RECORDED),
            Map.entry("OrderAddress.middlename", NOT_RECORDED),
            Map.entry("OrderAddress.prefix", NOT_RECORDED),
            Map.entry("OrderAddress.suffix", NOT_RECORDED),
            Map.entry("OrderPayment.lastTransId", NOT_RECORDED),
            Map.entry("OrderSummary.customerNote", "no order with one was recorded; the same name"),
            Map.entry("OrderSummary.customerTaxvat", "no order with one was recorded; the same name"),
            Map.entry("OrderSummary.relationChildRealId", NOT_RECORDED),
            Map.entry("OrderSummary.relationParentRealId", NOT_RECORDED),
            Map.entry("Product.stockProblem", "only where the right to read stock is missing"),
            Map.entry("Shipment.references", "the client writes them, and none is recorded"));

    private static final String HEAD = """
            # Values of each accessor

            From the recordings of a Magento 1 (over XML-RPC) and of a Magento 2 in the tests. "–" means that no recording
            has a value for the accessor; the last column says why Magento 2 has none.

            | accessor | Magento 1 | Magento 2 | |
            | --- | --- | --- | --- |""";

    @RegisterExtension
    static final RecordedShops MAGENTO_1 = new RecordedShops();

    @RegisterExtension
    final RecordedShop magento1 = new RecordedShop();

    @RegisterExtension
    final Magento2Shop magento2 = new Magento2Shop();

    private Said magento1() {
        Said said = new Said();
        magento1.answers(
                "catalog_product.listOfAdditionalAttributes", RecordedShop.recorded("product-additional-attributes"));
        said.add(magento1.shop().attributes().additional(ProductType.SIMPLE, 4));
        for (Recording recording : Recording.all(Recording.OWN.resolve(Wire.XML_RPC.folder()))) {
            if (recording
                    .exchange()
                    .matches("(order|product|stock|shipment|invoice|store)-(info|list|media-list)-?.*")) {
                RecordedExchange exchange = RecordedExchange.of(Recording.xmlrpc(recording.exchange()));
                if (exchange.expectedFailure().isEmpty()
                        && RecordedModels.read(exchange.calls().get(0))) {
                    said.add(RecordedModels.entities(
                            exchange.calls().get(0),
                            MAGENTO_1.replay(exchange).get(0).value()));
                }
            }
        }
        return said;
    }

    private Said magento2() {
        Said said = new Said();
        Recording.all(Magento2Shop.RECORDINGS).stream()
                .filter(recording -> recording
                        .name()
                        .matches(
                                "(orders|products)/full-.*|orders-write/order-after-.*|shipments/(get|list|shipment)-.*|invoices/(get|list).*"
                                        + "|store/storeViews|stockitems/get-.*|inventory/source-items.*"))
                .filter(recording -> recording.status() == 200)
                .forEach(recording -> said.add(Magento2Readings.read(magento2, recording)));
        magento2.answers(
                "products/attribute-sets/4/attributes",
                json("[" + Magento2Shop.recording("attributes/of_colour").responseText() + "]"));
        said.add(magento2.shop().attributes().additional(ProductType.SIMPLE, 4));
        return said;
    }

    @Test
    void thePageSaysWhatEachGenerationFills() throws IOException {
        Said one = magento1();
        Said two = magento2();
        List<String> page = new ArrayList<>(List.of(HEAD.split("\n", -1)));
        Set<String> unexplained = new TreeSet<>();
        Set<String> needless = new TreeSet<>(WHY_NOT.keySet());
        Map<String, Set<String>> all = new TreeMap<>(one.accessors);
        two.accessors.forEach((entity, names) ->
                all.computeIfAbsent(entity, e -> new TreeSet<>()).addAll(names));
        all.forEach((entity, names) -> names.forEach(name -> {
            String accessor = entity + "." + name;
            boolean inOne = one.filled.getOrDefault(entity, Set.of()).contains(name);
            boolean inTwo = two.filled.getOrDefault(entity, Set.of()).contains(name);
            String why = WHY_NOT.getOrDefault(accessor, "");
            if (!inTwo) {
                needless.remove(accessor);
            }
            if (!inTwo && why.isEmpty()) {
                unexplained.add(accessor + (inOne ? " (Magento 1 has it)" : ""));
            }
            page.add("| `" + accessor + "` | " + (inOne ? "yes" : "–") + " | " + (inTwo ? "yes" : "–") + " | " + why
                    + " |");
        }));
        page.add("");
        if (Boolean.getBoolean("shapes.write")) {
            Files.writeString(PAGE, String.join("\n", page));
        }

        assertThat(unexplained).isEmpty();
        assertThat(needless).isEmpty();
        assertThat(Files.readString(PAGE)).isEqualTo(String.join("\n", page));
    }

    /** Accessors that said something, by entity; and all that there are. */
    private static final class Said {
        private final Map<String, Set<String>> accessors = new TreeMap<>();
        private final Map<String, Set<String>> filled = new TreeMap<>();

        void add(Collection<? extends Entity> entities) {
            entities.forEach(this::add);
        }

        private void add(Entity entity) {
            Class<?> model = model(entity);
            for (Method accessor : model.getMethods()) {
                if (TypedValues.isAccessor(accessor)) {
                    accessors
                            .computeIfAbsent(model.getSimpleName(), name -> new TreeSet<>())
                            .add(accessor.getName());
                    Object value = TypedValues.read(accessor, entity);
                    if (says(value)) {
                        filled.computeIfAbsent(model.getSimpleName(), name -> new TreeSet<>())
                                .add(accessor.getName());
                    }
                    within(value).forEach(this::add);
                }
            }
        }

        private static Class<?> model(Entity entity) {
            return Stream.of(entity.getClass().getInterfaces())
                    .filter(Entity.class::isAssignableFrom)
                    .findFirst()
                    .orElseThrow();
        }

        private static boolean says(Object value) {
            return !(value instanceof Optional<?> optional && optional.isEmpty())
                    && !(value instanceof Collection<?> collection && collection.isEmpty())
                    && !value.toString().equals("UNKNOWN")
                    && !value.toString().equals("Fields[]");
        }

        private static List<Entity> within(Object value) {
            if (value instanceof Optional<?> optional) {
                return optional.map(Said::within).orElse(List.of());
            }
            if (value instanceof Collection<?> collection) {
                return collection.stream()
                        .flatMap(element -> within(element).stream())
                        .toList();
            }
            return value instanceof Entity entity ? List.of(entity) : List.of();
        }
    }
}
