package io.github.orderflowmagento.magento.internal.magento1;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.NullSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Results that count as done, over every transport. */
class ResponseTreesTest {
    /** XML-RPC and SOAP v1 send a boolean, SOAP v2 of 1.6 an integer, WS-I a text. */
    static final List<Object> YES = List.of(true, 1L, "1", "true");

    static final List<Object> NO = List.of(false, 0L, "0", "false");

    static final List<Object> NEITHER =
            List.of("", "dd0a9a3a2fb0d7b8e7fc1be1ad5ee7ef", "100000012", 2L, List.of(), Map.of("result", true));

    private static final ApiCall HOLD = ApiCall.about("100000009", "sales_order.hold", "100000009");

    @ParameterizedTest
    @FieldSource("YES")
    void aYesIsDone(Object answer) {
        assertThatCode(() -> ResponseTrees.done(HOLD, answer)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("NO")
    void aNoIsARejection(Object answer) {
        assertThatThrownBy(() -> ResponseTrees.done(HOLD, answer))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("nothing was done");
    }

    @ParameterizedTest
    @FieldSource("NEITHER")
    void anotherAnswerLeavesTheOutcomeUnknown(Object answer) {
        assertLeavesTheOutcomeUnknown(answer);
    }

    @ParameterizedTest
    @NullSource
    void noAnswerLeavesTheOutcomeUnknown(@Nullable Object answer) {
        assertLeavesTheOutcomeUnknown(answer);
    }

    private static void assertLeavesTheOutcomeUnknown(@Nullable Object answer) {
        assertThatThrownBy(() -> ResponseTrees.done(HOLD, answer))
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("expected yes or no")
                .matches(failure -> ((MagentoException) failure).outcomeUnknown());
    }
}
