package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;

/** Answers about bulks that were not recorded: with other numbers, or more of them. */
final class BulkAnswers {
    static final String UUID = "11111111-2222-3333-4444-555555555555";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String OPEN = """
            {"id":%d,"status":4,"result_message":null,"error_code":null}""";
    private static final String ACCEPTED = """
            {"id":%d,"data_hash":"00","status":"accepted"}""";

    private BulkAnswers() {}

    static ResponseDefinitionBuilder accepted(int operations) {
        return json("{\"bulk_uuid\":\"" + UUID + "\",\"request_items\":["
                        + String.join(
                                ",",
                                IntStream.range(0, operations)
                                        .mapToObj(ACCEPTED::formatted)
                                        .toList())
                        + "],\"errors\":false}")
                .withStatus(202);
    }

    static ResponseDefinitionBuilder allOpen(int operations) {
        return status(IntStream.range(0, operations).mapToObj(OPEN::formatted).toList());
    }

    static ResponseDefinitionBuilder allComplete(int operations) {
        return status(IntStream.range(0, operations)
                .mapToObj(i -> OPEN.formatted(i).replace("\"status\":4", "\"status\":1"))
                .toList());
    }

    static ResponseDefinitionBuilder status(List<String> operations) {
        return json("{\"operations_list\":[" + String.join(",", operations) + "],\"bulk_id\":\"" + UUID
                + "\",\"operation_count\":" + operations.size() + "}");
    }

    /** The list of open operations, with those that ship orders. */
    static ResponseDefinitionBuilder openShipments(String... sent) {
        return listOf(IntStream.range(0, sent.length)
                .mapToObj(i -> open(i, "sales.api.shiporderinterface.execute.post", sent[i]))
                .toArray(String[]::new));
    }

    /** An open operation. */
    static String open(int id, String topic, String sent) {
        return "{\"id\":" + id + ",\"bulk_uuid\":\"" + UUID
                + "\",\"topic_name\":\"async.magento." + topic + "\",\"serialized_data\":"
                + text("{\"entity_id\":null,\"entity_link\":\"\",\"meta_information\":" + text(sent)
                        + ",\"store_id\":\"0\"}")
                + ",\"result_serialized_data\":null,\"status\":4,\"result_message\":null,\"error_code\":null}";
    }

    private static String text(String value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The list of open operations, with those of a bulk whose status was recorded with what was sent. */
    static ResponseDefinitionBuilder openOf(String recording) throws JsonProcessingException {
        JsonNode operations = JSON.readTree(recording(recording).responseText()).path("operations_list");
        String[] rows = new String[operations.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = operations.get(i).toString();
        }
        return listOf(rows);
    }

    /** All that may change something. */
    static List<LoggedRequest> written(Magento2Shop shop) {
        return shop.requests().stream()
                .filter(request -> !request.getMethod().equals(RequestMethod.GET))
                .toList();
    }

    static List<String> writtenTo(Magento2Shop shop) {
        return written(shop).stream()
                .map(request -> request.getUrl().replace("/rest/all/", ""))
                .toList();
    }
}
