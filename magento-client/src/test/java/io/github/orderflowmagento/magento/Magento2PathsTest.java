package io.github.orderflowmagento.magento;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Rejected;
import io.github.orderflowmagento.magento.model.StockItem;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values that no address of a Magento 2 can contain. */
class Magento2PathsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @Test
    void aSkuThatNoAddressCanHoldCostsItselfOnly() {
        recorded.answers("modules", json("[\"Magento_Store\"]"));
        recorded.answers("stockItems/MUG-001", recorded("stockitems/get-mug-001"));

        List<Answer<StockItem>> answers =
                recorded.shop().stock().read(List.of("", ".", "..", "MUG-001"), StockItem.DEFAULT_SOURCE);

        assertThat(answers.subList(0, 3))
                .allSatisfy(answer -> assertThat(answer.failure())
                        .get()
                        .isInstanceOf(Rejected.class)
                        .extracting(Throwable::getMessage)
                        .asString()
                        .contains("not sent: ")
                        .contains("a URL cannot contain this one"));
        assertThat(answers.get(3).orThrow().quantity()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\\b"})
    void aSourceThatFitsNoUrlIsRejectedBeforeTheRequest(String source) {
        assertThatThrownBy(() -> recorded.shop().stock().read(List.of("MUG-001"), source))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("not sent: '" + source + "' is not a code of a source")
                .extracting(failure -> ((MagentoException) failure).concerns())
                .isEqualTo(Concern.EVERYTHING);
        assertThat(recorded.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\\b"})
    void anAttributeThatFitsNoUrlIsRejectedBeforeTheRequest(String code) {
        assertThatThrownBy(() -> recorded.shop().attributes().options(code))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("not sent: '" + code + "' is not a code of an attribute");
        assertThat(recorded.requests()).isEmpty();
    }
}
