package io.github.orderflowmagento.magento;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.ItemOption;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;

import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Customers' choices, which an order of a Magento 2 contains by number, are returned by name. */
class Magento2ChosenOptionsTest {
    private static final String ENGRAVED = "orders/full-custom-options-same-sku-twice";
    private static final String CONFIGURABLE = "orders/full-configurable";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private Order order(String name) {
        return order(name, recorded.shop());
    }

    private Order order(String name, Magento shop) {
        recorded.answers("orders", listOfRecorded(name));
        String number = recording(name).responseText().replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");
        return shop.orders().details(List.of(number)).get(0).orThrow();
    }

    private void sellsTheEngravedProduct() {
        recorded.answers("products", listOfRecorded("products/full-custopt-1"));
    }

    private List<String> requested(String resource) {
        return recorded.requested().stream()
                .filter(request -> request.contains("/V1/" + resource + "?") || request.endsWith("/V1/" + resource))
                .toList();
    }

    @Test
    void theCustomersChoicesAreNamedAsWritten() {
        sellsTheEngravedProduct();

        Order order = order(ENGRAVED);

        assertThat(order.items().get(0).selectedOptions())
                .extracting(ItemOption::label, ItemOption::value)
                .containsExactly(tuple("Engraving", "HELLO"), tuple("Ink", "Black"));
        assertThat(order.items().get(1).selectedOptions())
                .extracting(ItemOption::label, ItemOption::value)
                .containsExactly(tuple("Engraving", "ÜBER & <x>"), tuple("Ink", "Black"));
        assertThat(requested("products"))
                .singleElement()
                .asString()
                .contains("[field]=entity_id", "[value]=63&", "[condition_type]=in", "fields=items[id,sku,options[");
    }

    @Test
    void theProductSkuIsReturnedBesideTheSkuWithOptions() {
        sellsTheEngravedProduct();

        Order order = order(ENGRAVED);

        assertThat(order.items()).hasSize(2).allSatisfy(row -> {
            assertThat(row.sku()).contains("CUSTOPT-1-ENGR-BLK");
            assertThat(row.productSku()).contains("CUSTOPT-1");
        });
    }

    @Test
    void theSkuOfARowWithoutOptionsIsThatOfItsProduct() {
        assertThat(order("orders/full-two-lines").items())
                .extracting(OrderItem::productSku)
                .isEqualTo(order("orders/full-two-lines").items().stream()
                        .map(OrderItem::sku)
                        .toList());
    }

    @Test
    void theVariantOfAConfigurableIsWhatTheCustomerChose() {
        recorded.answersForVariants();

        assertThat(order(CONFIGURABLE).items().get(0).selectedOptions())
                .extracting(ItemOption::label, ItemOption::value)
                .containsExactly(tuple("Colour", "Red"), tuple("Size", "M"));
    }

    @Test
    void labelsAreThoseOfTheStoreViewThatIsRead() {
        recorded.answersIn("fr", "orders", listOfRecorded(CONFIGURABLE));
        recorded.answersForVariantsIn("fr", "fr");

        assertThat(order(CONFIGURABLE, recorded.shop().inStoreView("fr"))
                        .items()
                        .get(0)
                        .selectedOptions())
                .extracting(ItemOption::value)
                .containsExactly("Rouge", "M");
    }

    @Test
    void choicesOfADeletedProductAreUnknown() {
        recorded.answers("products", listOf());

        OrderItem row = order(ENGRAVED).items().get(0);

        assertThat(row.hasReadableOptions()).isFalse();
        assertThat(row.productSku()).isEmpty();
        assertThatThrownBy(row::selectedOptions)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 70 ('CUSTOPT-1-ENGR-BLK') is unknown");
        assertThat(row.options().list("custom_options").get(0).text("option_value"))
                .contains("HELLO");
    }

    @ParameterizedTest
    @CsvSource({
        "option, '\"option_id\":1,', '\"option_id\":9,'",
        "value, '\"option_type_id\":1}', '\"option_type_id\":9}'"
    })
    void ofAnOptionOrAValueThatIsGoneItIsNotKnownEither(String what, String sent, String instead) {
        String product = recording("products/full-custopt-1").responseText();
        assertThat(product).as(what).contains(sent);
        recorded.answers("products", listOf(product.replace(sent, instead)));

        OrderItem row = order(ENGRAVED).items().get(0);

        assertThat(row.hasReadableOptions()).isFalse();
        assertThat(row.productSku()).contains("CUSTOPT-1");
    }

    @Test
    void severalValuesOfOneOptionAreJoinedAsMagentoShowsThem() {
        recorded.answers(
                "products",
                listOf(recording("products/full-custopt-1").responseText().replace("drop_down", "checkbox")));
        String sent = recording(ENGRAVED).responseText();
        recorded.answers(
                "orders",
                listOf(sent.replaceFirst(
                        "\"option_id\":\"2\",\"option_value\":\"1\"", "\"option_id\":\"2\",\"option_value\":\"1,2\"")));

        Order order = recorded.shop()
                .orders()
                .details(List.of(sent.replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1")))
                .get(0)
                .orThrow();

        assertThat(order.items().get(0).selectedOptions())
                .extracting(ItemOption::value)
                .containsExactly("HELLO", "Black, Blue");
    }

    @Test
    void theVariantOfAnAttributeThatIsGoneIsNotKnownByName() {
        recorded.answersForVariants();
        recorded.answers("products/attributes", listOfRecorded("attributes/of_size"));

        OrderItem row = order(CONFIGURABLE).items().get(0);

        assertThat(row.options().text("simple_sku")).contains("TEE-RED-M");
        assertThat(row.hasReadableOptions()).isTrue();
        assertThatThrownBy(row::selectedOptions)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown");
    }

    @Test
    void aRightThatIsMissingCostsTheNamesAndNotTheOrder() {
        recorded.answers("products", recorded("auth/acl-limited-fault-sources"));

        OrderItem row = order(ENGRAVED).items().get(0);

        assertThat(row.sku()).contains("CUSTOPT-1-ENGR-BLK");
        assertThat(row.hasReadableOptions()).isFalse();
    }

    @Test
    void aTemporaryFailureHasTheOrderReadLater() {
        recorded.answers("products", recorded("faults/maintenance-get"));

        assertThatThrownBy(() -> order(ENGRAVED)).isInstanceOf(MagentoException.Busy.class);
    }

    @Test
    void knownOptionsAreNotRequestedAgain() {
        sellsTheEngravedProduct();
        recorded.answersForVariants();

        order(ENGRAVED);
        order(ENGRAVED);
        order(CONFIGURABLE);
        order("orders/full-two-configurables-same-parent");
        order(CONFIGURABLE, recorded.shop().beforeWrites(() -> {}));

        assertThat(requested("products")).hasSize(1);
        assertThat(requested("products/attributes")).hasSize(1);
        assertThat(requested("products/attributes/of_colour/options")).hasSize(1);
        assertThat(requested("products/attributes/of_size/options")).hasSize(1);
    }

    @Test
    void anOptionThatIsNewerThanWhatIsKnownIsRequested() {
        recorded.answers(
                "products",
                listOf(recording("products/full-custopt-1")
                        .responseText()
                        .replace("\"option_id\":2,", "\"option_id\":9,")));
        assertThat(order(ENGRAVED).items().get(0).hasReadableOptions()).isFalse();
        sellsTheEngravedProduct();

        assertThat(order(ENGRAVED).items().get(0).selectedOptions()).hasSize(2);
    }

    @Test
    void anOrderWithoutChoicesNeedsNoRequest() {
        order("orders/full-two-lines");

        assertThat(recorded.requested()).hasSize(1);
    }
}
