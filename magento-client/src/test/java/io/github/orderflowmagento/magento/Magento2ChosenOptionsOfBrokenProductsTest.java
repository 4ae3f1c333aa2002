package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** If options cannot be read, their names are missing, but no order fails. */
class Magento2ChosenOptionsOfBrokenProductsTest {
    private final SearchServer server = new SearchServer();
    private final Magento shop = MagentoClient.magento2()
            .baseUrl(server.url())
            .oauth(Magento2Shop.CREDENTIALS)
            .build();

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    private static Map<String, Object> recorded(String name) throws IOException {
        return new JsonMapper()
                .readValue(Magento2Shop.recording("orders/" + name).responseText(), new TypeReference<>() {});
    }

    private List<Answer<Order>> details(Map<String, Object> plain, Map<String, Object> chosen) {
        return shop.orders()
                .details(
                        List.of(String.valueOf(plain.get("increment_id")), String.valueOf(chosen.get("increment_id"))));
    }

    @Test
    void aProductThatBreaksItsListCostsTheNamesOfItsOptionsOnly() throws IOException {
        Map<String, Object> plain = recorded("full-two-lines");
        Map<String, Object> chosen = recorded("full-custom-options-differ");
        server.table("orders", List.of(plain, chosen));
        List<?> rows = (List<?>) Objects.requireNonNull(chosen.get("items"));
        Object sold = ((Map<?, ?>) rows.get(0)).get("product_id");
        long product = ((Number) Objects.requireNonNull(sold)).longValue();
        server.table("products", List.of(Map.of("id", product, "sku", "CUSTOPT-1", "entity_id", product)));
        server.breaking(product);

        List<Answer<Order>> answers = details(plain, chosen);

        assertThat(answers.get(0).value()).isPresent();
        OrderItem row = answers.get(1).orThrow().items().get(0);
        assertThat(row.hasReadableOptions()).isFalse();
        assertThatThrownBy(row::selectedOptions).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBrokenProductThatIsMendedIsRequestedAgain() throws IOException {
        Map<String, Object> plain = recorded("full-two-lines");
        Map<String, Object> chosen = recorded("full-custom-options-differ");
        server.table("orders", List.of(plain, chosen));
        Map<String, Object> product = new HashMap<>(new JsonMapper()
                .readValue(
                        Magento2Shop.recording("products/full-custopt-1").responseText(),
                        new TypeReference<Map<String, Object>>() {}));
        product.put("entity_id", product.get("id"));
        server.table("products", List.of(product));
        server.altering(body -> body.contains("option_type_id") ? "{\"items\":null}" : body);
        assertThat(details(plain, chosen).get(1).orThrow().items().get(0).hasReadableOptions())
                .isFalse();
        server.altering(body -> body);

        assertThat(details(plain, chosen).get(1).orThrow().items().get(0).selectedOptions())
                .isNotEmpty();
    }

    @Test
    void attributesThatCannotBeListedCostTheNamesOfVariantsOnly() throws IOException {
        Map<String, Object> plain = recorded("full-two-lines");
        Map<String, Object> chosen = recorded("full-configurable");
        server.table("orders", List.of(plain, chosen));
        server.table("products", List.of());
        server.table(
                "products/attributes",
                List.of(Map.of("attribute_id", 5, "entity_id", 5, "is_user_defined", 1, "frontend_input", "select")));
        server.breaking(5L);

        List<Answer<Order>> answers = details(plain, chosen);

        assertThat(answers.get(0).value()).isPresent();
        OrderItem row = answers.get(1).orThrow().items().get(0);
        assertThatThrownBy(row::selectedOptions).isInstanceOf(IllegalStateException.class);
    }

    private static boolean isOfProducts(SearchServer.Search search) {
        return search.fields().contains("options[");
    }

    /** One order of a product with options, one of a configurable, and one of neither. */
    private List<Answer<Order>> detailsWhileOneResourceFails(String resource) throws IOException {
        Map<String, Object> plain = recorded("full-two-lines");
        Map<String, Object> chosen = recorded("full-custom-options-differ");
        Map<String, Object> configurable = recorded("full-configurable");
        server.table("orders", List.of(plain, configurable, chosen));
        server.table("products", List.of());
        server.table("products/attributes", List.of());
        server.failingOver(resource);
        return shop.orders()
                .details(List.of(
                        String.valueOf(plain.get("increment_id")),
                        String.valueOf(chosen.get("increment_id")),
                        String.valueOf(configurable.get("increment_id"))));
    }

    @Test
    void aListOfProductsThatFailsJustNowCostsTheOrdersThatNeedItAlone() throws IOException {
        List<Answer<Order>> answers = detailsWhileOneResourceFails("products");

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.ServerFault.class);
        assertThat(answers.get(2).value()).isPresent();
    }

    @Test
    void aFailingAttributeListFailsOnlyTheOrdersThatNeedIt() throws IOException {
        List<Answer<Order>> answers = detailsWhileOneResourceFails("products/attributes");

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).value()).isPresent();
        assertThat(answers.get(2).failure()).get().isInstanceOf(MagentoException.ServerFault.class);
    }

    @Test
    void anOrderThatFailedOverItsProductsIsReadWithTheNamesLater() throws IOException {
        detailsWhileOneResourceFails("products");
        server.failingOver();
        Map<String, Object> product = new HashMap<>(new JsonMapper()
                .readValue(
                        Magento2Shop.recording("products/full-custopt-1").responseText(),
                        new TypeReference<Map<String, Object>>() {}));
        server.table("products", List.of(product));

        Answer<Order> answer = details(recorded("full-two-lines"), recorded("full-custom-options-differ"))
                .get(1);

        assertThat(answer.orThrow().items().get(0).selectedOptions()).isNotEmpty();
    }

    /** A single failure, in an hour in which the shop answers otherwise, is no reason to go without the names. */
    @Test
    void aProductThatFailsOnceIsRequestedAgain() throws IOException {
        Map<String, Object> plain = recorded("full-two-lines");
        Map<String, Object> chosen = recorded("full-custom-options-differ");
        server.table("orders", List.of(plain, chosen));
        Map<String, Object> product = new HashMap<>(new JsonMapper()
                .readValue(
                        Magento2Shop.recording("products/full-custopt-1").responseText(),
                        new TypeReference<Map<String, Object>>() {}));
        AtomicBoolean hasFailed = new AtomicBoolean();
        server.table("products", search -> {
            if (isOfProducts(search) && !hasFailed.getAndSet(true)) {
                throw new IllegalStateException("fails once");
            }
            return List.of(product);
        });

        assertThat(details(plain, chosen).get(1).orThrow().items().get(0).selectedOptions())
                .isNotEmpty();
        assertThat(hasFailed).isTrue();
    }

    /** A proxy's answer for a dead PHP process. */
    @Test
    void aProductThatCrashesPhpLosesOnlyTheNamesOfItsOptions() throws IOException {
        Map<String, Object> plain = recorded("full-two-lines");
        Map<String, Object> chosen = recorded("full-custom-options-differ");
        server.table("orders", List.of(plain, chosen));
        List<?> rows = (List<?>) Objects.requireNonNull(chosen.get("items"));
        Object sold = ((Map<?, ?>) rows.get(0)).get("product_id");
        long product = ((Number) Objects.requireNonNull(sold)).longValue();
        server.table("products", List.of(Map.of("id", product, "sku", "CUSTOPT-1", "entity_id", product)));
        server.breaking(product).failingWith(503);
        server.resource("store/storeViews", List.of());

        List<Answer<Order>> answers = details(plain, chosen);

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).orThrow().items().get(0).hasReadableOptions()).isFalse();
    }
}
