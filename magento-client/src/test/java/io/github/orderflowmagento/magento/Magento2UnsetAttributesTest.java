package io.github.orderflowmagento.magento;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Projection;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Attributes that products of a Magento 2 leave out, since they have no value in them. */
class Magento2UnsetAttributesTest {
    private static final String WITH_VALUES = "MUG-001";
    private static final String WITHOUT = "CUSTOPT-1";

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void twoProducts() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        recorded.answers("inventory/source-items", listOf());
        recorded.answers("inventory/sources/default", json("{\"source_code\":\"default\"}"));
        recorded.answers("products", listOfRecorded("products/full-mug-001", "products/full-custopt-1"));
        recorded.answers("products/attributes", recorded("attributes/list-user-defined"));
    }

    private Fields fields(Projection projection, String sku) {
        Product product = recorded.shop()
                .products()
                .details(List.of(sku), projection)
                .get(0)
                .orThrow();
        return product.fields();
    }

    private long requestsForAttributes() {
        return recorded.requested().stream()
                .filter(request -> request.contains("products/attributes"))
                .count();
    }

    @Test
    void anAttributeOfTheShopIsReportedAsEmpty() {
        Fields fields = fields(Projection.of("of_material"), WITHOUT);

        assertThat(fields.isNull("of_material")).isTrue();
        assertThat(fields.has("of_size")).isFalse();
        assertThat(recorded.requested())
                .filteredOn(request -> request.contains("products/attributes"))
                .singleElement()
                .asString()
                .contains("[field]=is_user_defined", "fields=items[attribute_code,backend_type],total_count");
    }

    @Test
    void aNameThatIsNoAttributeOfTheShopStaysUnknown() {
        assertThat(fields(Projection.of("of_materail"), WITHOUT).has("of_materail"))
                .isFalse();
    }

    @Test
    void anAttributeWhoseValuesAreKeptByAModuleStaysUnknown() {
        recorded.answers(
                "products/attributes", listOf("{\"attribute_code\":\"of_material\",\"backend_type\":\"static\"}"));

        assertThat(fields(Projection.of("of_material"), WITHOUT).has("of_material"))
                .isFalse();
    }

    @Test
    void aValueStaysWhatItIs() {
        assertThat(fields(Projection.of("of_material", "of_size"), WITH_VALUES).text("of_material"))
                .isPresent();
    }

    @Test
    void aCompleteProductHasNullForNamedAttributesWithoutValue() {
        Projection named = Projection.whole().and(Projection.of("of_material", "of_materail"));

        Fields fields = fields(named, WITHOUT);

        assertThat(named.isWhole()).isTrue();
        assertThat(fields.isNull("of_material")).isTrue();
        assertThat(fields.has("of_materail")).isFalse();
    }

    @Test
    void theShopsAttributesAreReadOnce() {
        fields(Projection.of("of_material"), WITHOUT);
        fields(Projection.of("of_material", "of_size"), WITHOUT);
        assertThat(fields(Projection.of("of_size"), WITHOUT).isNull("of_size")).isTrue();

        assertThat(requestsForAttributes()).isEqualTo(1);
    }

    @Test
    void theShopIsNotAskedWhereNoneIsNamedOrEachHasAValue() {
        fields(Projection.typed(), WITHOUT);
        fields(Projection.whole(), WITHOUT);
        fields(Projection.of("websites", "weight", "short_description"), WITHOUT);
        fields(Projection.of("of_material"), WITH_VALUES);

        assertThat(recorded.requested()).isNotEmpty();
        assertThat(requestsForAttributes()).isZero();
    }

    @Test
    void withoutTheRightToAttributesTheirAbsenceIsUnknown() {
        recorded.answers("products/attributes", recorded("auth/acl-limited-fault-orders"));

        assertThat(fields(Projection.of("of_material"), WITHOUT).has("of_material"))
                .isFalse();
        assertThat(fields(Projection.of("of_material"), WITHOUT).has("sku")).isTrue();
        assertThat(requestsForAttributes()).isEqualTo(1);
    }

    @Test
    void aShopThatIsBusyIsNoneWithoutAttributes() {
        recorded.answers("products/attributes", json("").withStatus(503).withHeader("Retry-After", "0"));

        assertThat(recorded.shop().products().details(List.of(WITHOUT), Projection.of("of_material")))
                .singleElement()
                .satisfies(answer -> assertThat(answer.failure()).isPresent());
    }

    /** A product with a value in it and one without. */
    private List<Answer<Product>> both() {
        return recorded.shop().products().details(List.of(WITH_VALUES, WITHOUT), Projection.of("of_material"));
    }

    @Test
    void failingAttributesAffectOnlyProductsThatOmitThem() {
        recorded.answers("products/attributes", json("").withStatus(500));

        List<Answer<Product>> answers = both();

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.ServerFault.class);
        assertThat(recorded.requested().stream().filter(request -> request.contains("V1/products?")))
                .hasSize(1);
        recorded.answers("products/attributes", recorded("attributes/list-user-defined"));
        assertThat(both().get(1).orThrow().fields().isNull("of_material")).isTrue();
    }

    /** A proxy answers so for a crashed PHP. */
    @Test
    void attributesThatCannotBeListedCostNoProduct() {
        for (int status : List.of(500, 502, 503, 504)) {
            recorded.answers("products/attributes", json("").withStatus(status));
            recorded.server()
                    .stubFor(get(urlPathEqualTo("/rest/all/V1/products/attributes"))
                            .withQueryParam("searchCriteria[filter_groups][1][filters][0][value]", equalTo("none"))
                            .willReturn(listOf()));
            try (Magento shop = recorded.connect().build()) {
                List<Answer<Product>> answers = shop.products().details(List.of(WITHOUT), Projection.of("of_material"));

                assertThat(answers)
                        .singleElement()
                        .satisfies(
                                answer -> assertThat(answer.orThrow().fields().has("of_material"))
                                        .as("HTTP %d", status)
                                        .isFalse());
            }
        }
    }
}
