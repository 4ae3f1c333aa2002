package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.StockItem;

import static io.github.orderflowmagento.magento.RestShop.collectionOf;
import static io.github.orderflowmagento.magento.RestShop.json;
import static io.github.orderflowmagento.magento.RestShop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An entity read over REST equals the one over XML-RPC, accessor by accessor. Fields that REST does not return are listed here; nothing
 * else may differ, and nothing is listed that does not.
 */
class RestMatrixTest {
    private static final Set<String> NOT_SENT_OF_ORDERS = Set.of(
            "baseHiddenTaxAmount",
            "baseShippingInclTax",
            "baseToOrderRate",
            "billingAddress.addressId",
            "billingAddress.regionId",
            "comments.entityName",
            "customerEmail",
            "customerFirstname",
            "customerGroupId",
            "customerIsGuest",
            "customerLastname",
            "customerNote",
            "customerTaxvat",
            "hiddenTaxAmount",
            "isVirtual",
            "items.baseHiddenTaxAmount",
            "items.discountPercent",
            "items.giftMessage",
            "items.hiddenTaxAmount",
            "items.isPhysical",
            "items.isQtyDecimal",
            "items.isVirtual",
            "items.lockedDoShip",
            "items.options",
            "items.productId",
            "items.productType",
            "items.selectedOptions",
            "items.shipsSeparately",
            "items.type",
            "items.weight",
            "orderCurrencyCode",
            "payment.amountOrdered",
            "payment.amountPaid",
            "payment.baseAmountOrdered",
            "payment.baseAmountPaid",
            "shippingAddress.addressId",
            "shippingAddress.regionId",
            "shippingMethod",
            "state",
            "stateCode",
            "storeId",
            "totalQtyOrdered",
            "weight");

    /** Of these resources one product's was recorded. */
    private static final Set<String> RECORDED_FOR_ONE_PRODUCT = Set.of("websiteIds", "categoryIds");

    private static final JsonMapper JSON = new JsonMapper();

    /** Which rows ship depends on their types, which REST does not return. */
    private static final String WORKED_OUT = "shippableItems.";

    @RegisterExtension
    static final RecordedShops SHOPS = new RecordedShops();

    @RegisterExtension
    final RestShop rest = new RestShop();

    private static Map<String, String> overXmlRpc(String name) {
        RecordedExchange exchange = RecordedExchange.of(Wire.XML_RPC.recording(name));
        return TypedValues.of(RecordedModels.entities(
                exchange.calls().get(0), SHOPS.replay(exchange).get(0).value()));
    }

    private static Set<String> differences(Map<String, String> truth, Map<String, String> seen) {
        return Accessors.differing(truth, seen).stream()
                .filter(accessor -> !accessor.startsWith(WORKED_OUT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @BeforeEach
    void theRestOfTheShopIsEmpty() {
        for (String resource : List.of("products", "orders", "stockitems")) {
            rest.answers(resource, json("[]"));
        }
    }

    /** By number: the exchange over REST and the one over XML-RPC. */
    private static final Map<String, List<String>> ORDERS = Map.of(
            "100000001", List.of("order-info-plain", "order-info-pending-plain-guest"),
            "100000002", List.of("order-info-four-street-lines", "order-info-pending-customer-note-4-street-lines"),
            "100000003", List.of("order-info-configurable", "order-info-pending-configurable"),
            "100000005", List.of("order-info-virtual", "order-info-pending-virtual-only"),
            "100000013", List.of("order-info-coupon", "order-info-processing-coupon-percent"),
            "100000017", List.of("order-info-gift-message", "order-info-processing-gift-message"),
            "100000024", List.of("order-info-odd-skus", "order-info-processing-odd-skus"),
            "300000001", List.of("order-info-eur", "order-info-processing-eur-de-store-vat-19"));

    @Test
    void ordersDifferOnlyInWhatRestDoesNotSend() {
        Set<String> differing = new TreeSet<>();
        ORDERS.forEach((incrementId, names) -> {
            rest.answers("orders", collectionOf(names.get(0)));
            Order order =
                    rest.shop().orders().details(List.of(incrementId)).get(0).orThrow();
            differing.addAll(differences(overXmlRpc(names.get(1)), TypedValues.of(List.of(order))));
        });

        assertThat(differing).isEqualTo(NOT_SENT_OF_ORDERS);
    }

    @ParameterizedTest
    @CsvSource({
        "product-info-simple, product-info-simple, 1, MUG-001",
        "product-info-unicode, product-info-unicode, 2, MUG-002",
        "product-info-markup, product-info-markup-cdata, 3, TEA-AMP-01",
        "product-info-emoji, product-info-japanese-emoji, 4, BOOK-JP-01",
        "product-info-special-price, product-info-special-price, 8, SALE-001",
        "product-info-virtual, product-info-virtual, 50, VIRT-001",
        "product-info-configurable, product-info-configurable, 60, TSHIRT",
        "product-info-bundle, product-info-bundle-dynamic, 71, BUNDLE-DYN"
    })
    void aProductDiffersInNothing(String overRest, String overXmlRpc, String number, String sku) {
        rest.answersAbout("products", "filter[1][attribute]", "sku", collectionOf(overRest));
        rest.answers("products/" + number, recorded(overRest));
        rest.answers("products/" + number + "/websites", json("[]"));
        rest.answers("products/" + number + "/categories", recorded("product-categories"));
        rest.answers("products/" + number + "/images", recorded("product-images-empty"));

        Map<String, String> seen = TypedValues.of(
                List.of(rest.shop().products().details(List.of(sku)).get(0).orThrow()));

        assertThat(RECORDED_FOR_ONE_PRODUCT).containsAll(differences(overXmlRpc(overXmlRpc), seen));
    }

    /** A recorded entity, and a collection of it, in another form. */
    private static String formatted(NumberForm form, String name) {
        try {
            return form.of(JSON.readTree(
                            Recording.read(RestShop.RECORDINGS, name).responseText()))
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberSaysTheSameAsTextAndAsNumber(NumberForm form) {
        Set<String> differing = new TreeSet<>();
        ORDERS.forEach((incrementId, names) -> {
            rest.answers("orders", collectionOf(names.get(0)));
            Order order = order(incrementId);
            rest.answers("orders", json("{\"1\":" + formatted(form, names.get(0)) + "}"));
            differing.addAll(
                    Accessors.differing(TypedValues.of(List.of(order)), TypedValues.of(List.of(order(incrementId)))));
        });
        rest.answersAbout("products", "filter[1][attribute]", "sku", collectionOf("product-info-simple"));
        rest.answers("stockitems", json("[" + formatted(form, "stock-info") + "]"));
        StockItem stock = rest.shop().stock().read(List.of("MUG-001")).get(0).orThrow();
        differing.addAll(Accessors.differing(overXmlRpc("stock-list-one"), TypedValues.of(List.of(stock))));

        assertThat(differing).isEmpty();
    }

    private Order order(String incrementId) {
        return rest.shop().orders().details(List.of(incrementId)).get(0).orThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aProductsNumberSaysTheSameAsTextAndAsNumber(NumberForm form) {
        String product = formatted(form, "product-info-special-price");
        rest.answersAbout("products", "filter[1][attribute]", "sku", json("{\"1\":" + product + "}"));
        rest.answers("products/8", json(product));
        rest.answers("products/8/websites", json("[]"));
        rest.answers("products/8/categories", json("[]"));
        rest.answers("products/8/images", json("[]"));

        Map<String, String> seen = TypedValues.of(List.of(
                rest.shop().products().details(List.of("SALE-001")).get(0).orThrow()));

        assertThat(RECORDED_FOR_ONE_PRODUCT).containsAll(differences(overXmlRpc("product-info-special-price"), seen));
    }

    @Test
    void theWebsitesOfAProductAreAResourceOfTheirOwn() {
        rest.answers("products", json("{\"31\":{\"entity_id\":31,\"type_id\":\"simple\",\"sku\":\"DE-ONLY\"}}"));
        rest.answers("products/31", json("{\"entity_id\":31,\"type_id\":\"simple\",\"sku\":\"DE-ONLY\"}"));
        rest.answers("products/31/websites", recorded("product-websites"));
        rest.answers("products/31/categories", json("[]"));
        rest.answers("products/31/images", json("[]"));

        assertThat(rest.shop()
                        .products()
                        .details(List.of("DE-ONLY"))
                        .get(0)
                        .orThrow()
                        .websiteIds())
                .contains(List.of(1L, 2L));
    }

    @Test
    void aStockItemDiffersInNothing() {
        rest.answersAbout("products", "filter[1][attribute]", "sku", collectionOf("product-info-simple"));
        rest.answers(
                "stockitems",
                json("[" + Recording.read(RestShop.RECORDINGS, "stock-info").responseText() + "]"));

        StockItem seen = rest.shop().stock().read(List.of("MUG-001")).get(0).orThrow();

        assertThat(differences(overXmlRpc("stock-list-one"), TypedValues.of(List.of(seen))))
                .isEmpty();
    }
}
