package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.Entity;

import static io.github.orderflowmagento.magento.RestShop.collectionOf;
import static io.github.orderflowmagento.magento.RestShop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same entities over every web service, as recorded, in the words of all shops. What is expected is in {@code
 * src/test/resources/shapes}, and is rewritten with {@code -Dshapes.write=true}: look at the difference before it is committed.
 */
class ShapedRecordingsTest {
    private static final Path EXPECTED = Path.of("src/test/resources/shapes");

    /** The fields whose names or forms differ between web services, and those that entities are known by. */
    private static final Pattern SHOWN =
            Pattern.compile("(/\\w+(\\[\\d+])?)*?/(order_id|entity_id|increment_id|product_id|item_id|sku|"
                    + "type|type_id|set|attribute_set_id|(websites|website_ids|categories|category_ids)(\\[\\d+])?|qty|is_in_stock|"
                    + "address_id|track_id|number|track_number|carrier_code|order_item_id|"
                    + "email_sent|is_customer_notified|customer_is_guest|locked_do_ship|payment|shipping_address|billing_address|"
                    + "product_options|product_options/(simple_sku|shipment_type|attributes_info.*)) = .*");

    @RegisterExtension
    static final RecordedShops SHOPS = new RecordedShops();

    @RegisterExtension
    final RestShop rest = new RestShop();

    @ParameterizedTest
    @CsvSource({
        "XML_RPC, order-info-pending-configurable",
        "SOAP_V1, order-info-pending-configurable",
        "SOAP_V2, order-info-pending-configurable",
        "SOAP_V2_WSI, order-info-pending-configurable",
        "XML_RPC, product-info-simple",
        "SOAP_V1, product-info-simple",
        "SOAP_V2, product-info-simple",
        "SOAP_V2_WSI, product-info-simple",
        "XML_RPC, stock-list-one",
        "SOAP_V1, stock-list-one",
        "SOAP_V2, stock-list-one",
        "SOAP_V2_WSI, stock-list-one",
        "XML_RPC, shipment-info-with-track",
        "SOAP_V1, shipment-info-with-track",
        "SOAP_V2, shipment-info-with-track",
        "SOAP_V2_WSI, shipment-info-with-track"
    })
    void anEntityIsShapedAsExpected(Wire wire, String name) {
        RecordedExchange exchange = RecordedExchange.of(wire.recording(name));
        List<Entity> entities = RecordedModels.entities(
                exchange.calls().get(0), SHOPS.replay(exchange).get(0).orThrow());

        check(wire.folder(), name, entities.get(0));
    }

    @Test
    void anOrderOverRestIsShapedAsExpected() {
        rest.answers("orders", collectionOf("order-info-configurable"));

        check(
                "rest",
                "order-info-pending-configurable",
                rest.shop().orders().details(List.of("100000003")).get(0).orThrow());
    }

    @Test
    void aProductOverRestIsShapedAsExpected() {
        rest.answers("products", collectionOf("product-info-simple"));
        rest.answers("products/1", recorded("product-info-simple"));
        rest.answers("products/1/websites", recorded("product-websites"));
        rest.answers("products/1/categories", recorded("product-categories"));
        rest.answers("products/1/images", recorded("product-images-empty"));
        rest.answers("stockitems", RestShop.json("[]"));

        check(
                "rest",
                "product-info-simple",
                rest.shop().products().details(List.of("MUG-001")).get(0).orThrow());
    }

    private static void check(String folder, String name, Entity entity) {
        List<String> leaves = DomTree.leaves(entity.fields().asMap()).stream()
                .filter(leaf -> SHOWN.matcher(leaf).matches())
                .sorted()
                .toList();
        Path expected = EXPECTED.resolve(folder).resolve(name + ".txt");
        try {
            if (Boolean.getBoolean("shapes.write")) {
                Files.createDirectories(expected.getParent());
                Files.write(expected, leaves);
            }
            assertThat(leaves).containsExactlyElementsOf(Files.readAllLines(expected));
        } catch (IOException e) {
            throw new LinkageError(expected.toString(), e);
        }
    }
}
