package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.model.InvalidFieldException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Replays every recorded exchange over XML-RPC, SOAP v1, SOAP v2 and its WS-I form over a real socket. Values must come out with nothing lost, faults as the right
 * exception. What is expected is read from the recorded bytes by another parser than the one under test.
 *
 * <p>Another shop's recordings are checked with {@code -Drecordings.magento=DIR}.
 */
class RecordingsTest {
    /** Parameters sent beyond the recorded ones: the same under another version's name, and those that 1.6 needs. */
    private static final Set<String> SENT_FOR_OTHER_VERSIONS = Set.of(
            "/productId = ",
            "/product = ",
            "/identifierType = ",
            "/productIdentifierType = ",
            "/itemsQty[1]/order_item_id = 0",
            "/itemsQty[1]/qty = 0");

    /** Over SOAP v2 these were recorded with one filter, or one argument, more than over XML-RPC. */
    private static final Set<String> RECORDED_WITH_MORE =
            Set.of("product-list-bad-filter-operator", "product-list-id-from-to", "shipment-create-bundle-dynamic");

    @RegisterExtension
    static final RecordedShops SHOPS = new RecordedShops();

    private static List<Recording> recordings() {
        return Recording.all(Recording.folder()).stream()
                .filter(recording ->
                        recording.wire().isPresent() && !recording.exchange().equals("wsdl"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void thereAreRecordingsToRead(Wire wire) {
        assertThat(recordings())
                .as("exchanges over %s below %s", wire, Recording.folder())
                .anyMatch(recording -> recording.wire().orElseThrow() == wire);
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedExchangeIsRead() {
        return recordings().stream().map(recording -> dynamicTest(recording.name(), () -> read(recording)));
    }

    private static void read(Recording recording) {
        RecordedExchange expected = RecordedExchange.of(recording);
        RecordedShop shop = SHOPS.fresh(expected.wire());
        if (expected.expectedFailure().isPresent()) {
            assertThat(catchThrowable(() -> expected.replay(shop)))
                    .isInstanceOf(expected.expectedFailure().get());
        } else {
            checkNothingIsLost(expected, expected.replay(shop));
        }
        if (!expected.calls().isEmpty() && !RECORDED_WITH_MORE.contains(recording.exchange())) {
            checkQuestion(expected, shop);
        }
    }

    /** The shop was asked the same as when the exchange was recorded. */
    private static void checkQuestion(RecordedExchange expected, RecordedShop shop) {
        List<String> recorded = expected.question();
        List<String> requested = new ArrayList<>(expected.requested(shop).question());
        requested.removeIf(leaf ->
                !recorded.contains(leaf) && SENT_FOR_OTHER_VERSIONS.stream().anyMatch(leaf::startsWith));
        assertThat(requested).containsExactlyInAnyOrderElementsOf(recorded);
    }

    private static void checkNothingIsLost(RecordedExchange expected, List<Reply> replies) {
        List<ApiCall> calls = expected.calls();
        for (int index = 0; index < replies.size(); index++) {
            int i = index;
            Reply reply = replies.get(i);
            Class<? extends MagentoException> failure = expected.expectedFailure(i);
            if (failure != null) {
                assertThat(reply.failure()).isInstanceOf(failure);
                continue;
            }
            assertThat(reply.failure()).isNull();
            if (expected.isGarbled(i)) {
                assertThatThrownBy(() -> RecordedModels.throughModels(calls.get(i), reply.value()))
                        .isInstanceOf(InvalidFieldException.class)
                        .hasMessageContaining("items[0]");
                continue;
            }
            Object value = calls.isEmpty() ? reply.value() : RecordedModels.throughModels(calls.get(i), reply.value());
            List<String> leaves = DomTree.leaves(value);
            // what SOAP v2 does not send is inferred; OrderRelationsTest says when
            leaves.removeIf(leaf -> leaf.contains("/parent_item_id = ")
                    && !expected.leaves(0).toString().contains("/parent_item_id"));
            assertThat(leaves).containsExactlyElementsOf(expected.leaves(i));
        }
    }
}
