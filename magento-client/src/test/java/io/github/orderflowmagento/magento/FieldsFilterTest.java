package io.github.orderflowmagento.magento;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;

/** The filter of the tests' shops answers as a real shop did. */
class FieldsFilterTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "products/fields-empty, products/fields-simple",
        "products/fields-empty, products/fields-custom-attributes",
        "products/fields-empty, products/fields-extension",
        "products/fields-empty, products/fields-malformed",
        "products/fields-empty, products/fields-only-unknown",
        "timing/orders-100-full-gzip, timing/orders-100-fields-run-1",
        "timing/products-100-full-run-1, timing/products-100-fields-run-1"
    })
    void anAnswerIsCutAsARealShopCutsIt(String whole, String cut) throws IOException {
        JsonNode expected = JSON.readTree(recording(cut).responseText());

        assertThat(cut(text(recording(whole)), fields(cut))).isEqualTo(expected);
    }

    private static String text(Recording recording) throws IOException {
        return recording.responseHead().contains("Content-Encoding: gzip")
                ? new String(
                        new GZIPInputStream(new ByteArrayInputStream(recording.responseBody())).readAllBytes(),
                        StandardCharsets.UTF_8)
                : recording.responseText();
    }

    private static String fields(String name) {
        return URLDecoder.decode(
                recording(name).requestLine().replaceFirst(".*[?&]fields=([^& ]*).*", "$1"), StandardCharsets.UTF_8);
    }

    private static JsonNode cut(String answer, String fields) throws IOException {
        Object cut = FieldsFilter.of(JSON.readValue(answer, Object.class), fields);
        return JSON.readTree(JSON.writeValueAsBytes(cut));
    }

    @ParameterizedTest
    @CsvSource({"orders/filter-updated-at-gt-future", "products/list-page-far-past-end"})
    void aListWithoutRowsIsNull(String name) throws IOException {
        JsonNode recorded = JSON.readTree(recording(name).responseText());
        String empty = JSON.writeValueAsString(JSON.createObjectNode()
                .putPOJO("items", List.of())
                .putPOJO("search_criteria", List.of())
                .set("total_count", recorded.get("total_count")));

        assertThat(cut(empty, fields(name))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @CsvSource({"orderflow-extension/order-rest-get-after-notification"})
    void anObjectOfWhichNothingIsLeftIsAnEmptyList(String name) throws IOException {
        String whole = "{\"entity_id\":4,\"increment_id\":\"000000004\",\"status\":\"pending\","
                + "\"extension_attributes\":{\"shipping_assignments\":[]}}";

        assertThat(cut(whole, fields(name)))
                .isEqualTo(JSON.readTree(recording(name).responseText()));
    }
}
