package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.ProductQuery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A shop that is never silent and never done holds nobody for ever. */
class SlowAnswersTest {
    /** Longer than connecting takes on any machine. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Drip: ",
                "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<?xml version=\"1.0\"?>",
                "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n\r\n<html>"
            })
    void anAnswerThatDripsEndsWithTheTimeLimit(String beginning) throws IOException {
        try (RawShop dripping = new RawShop(out -> RawShop.drip(out, beginning));
                Magento shop = dripping.connect().timeout(SHORT).build()) {
            assertThat(catchThrowable(
                            () -> shop.products().list(ProductQuery.all()).toList()))
                    .isInstanceOf(MagentoException.NoAnswer.class);
        }
    }
}
