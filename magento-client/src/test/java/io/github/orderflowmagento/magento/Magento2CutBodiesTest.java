package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductType;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers without a length that break off behind a bracket or a brace. */
class Magento2CutBodiesTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    private static List<String> accepted(byte[] body, Function<Magento, Object> call) throws IOException {
        List<String> accepted = new ArrayList<>();
        AtomicReference<byte[]> now = new AtomicReference<>(body);
        try (RawShop raw = new RawShop(out -> {
                    out.write("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(now.get());
                });
                Magento shop = raw.connectToMagento2().build()) {
            int tried = 0;
            for (int at = 1; at < body.length && tried < 500; at++) {
                if (body[at - 1] != ']' && body[at - 1] != '}') {
                    continue;
                }
                tried++;
                now.set(Arrays.copyOf(body, at));
                try {
                    String got = String.valueOf(call.apply(shop));
                    accepted.add("cut at " + at + " of " + body.length + ": "
                            + got.substring(0, Math.min(80, got.length())));
                } catch (MagentoException e) {
                    // as it should be
                }
            }
        }
        return accepted;
    }

    private static byte[] body(String name) {
        return Recording.read(Magento2Shop.RECORDINGS, name).responseText().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aListOfAttributesThatBreaksOffIsNone() throws IOException {
        assertThat(accepted(
                        body("attributes/set-attributes"),
                        shop -> shop.attributes().additional(ProductType.SIMPLE, 4)))
                .isEmpty();
    }

    @Test
    void aListOfOptionsThatBreaksOffIsNone() throws IOException {
        assertThat(accepted(
                        body("attributes/of_colour-options"),
                        shop -> shop.attributes().freshOptions("of_colour")))
                .isEmpty();
    }

    @Test
    void aListOfStoreViewsThatBreaksOffIsNone() throws IOException {
        assertThat(accepted(body("store/storeViews"), shop -> shop.stores().views()))
                .isEmpty();
    }

    @Test
    void aListOfOrdersThatBreaksOffIsNone() throws IOException {
        assertThat(accepted(
                        body("orders/list-page-1"),
                        shop -> shop.orders().list(OrderQuery.builder().build()).toList()))
                .isEmpty();
    }

    @Test
    void aListOfWholeOrdersThatBreaksOffIsNone() throws IOException {
        String order = Magento2Shop.recording("orders/full-two-lines").responseText();
        byte[] list = ("{\"items\":[" + order + "],\"total_count\":1}").getBytes(StandardCharsets.UTF_8);
        assertThat(accepted(
                        list,
                        shop -> shop.orders()
                                .details(List.of("000000002"))
                                .get(0)
                                .orThrow()))
                .isEmpty();
    }

    @Test
    void aListOfProductsThatBreaksOffIsNone() throws IOException {
        String product = Magento2Shop.recording("products/full-mug-001").responseText();
        byte[] list = ("{\"items\":[" + product + "],\"total_count\":1}").getBytes(StandardCharsets.UTF_8);
        assertThat(accepted(
                        list,
                        shop -> shop.products()
                                .list(ProductQuery.builder().build())
                                .toList()))
                .isEmpty();
    }

    @Test
    void aListOfModulesThatBreaksOffIsNone() throws IOException {
        assertThat(accepted(body("store/modules"), shop -> shop.stock().keeping()))
                .isEmpty();
    }

    @Test
    void aListOfAttributesThatBreaksOffBehindAnEmptyListIsNone() throws IOException {
        byte[] attributes =
                ("[{\"attribute_id\":139,\"attribute_code\":\"of_material\",\"frontend_input\":\"text\",\"is_required\":false,"
                                + "\"is_user_defined\":true,\"default_frontend_label\":\"Material\",\"options\":[]}]")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(accepted(attributes, shop -> shop.attributes().additional(ProductType.SIMPLE, 4)))
                .isEmpty();
    }

    @Test
    void aListWithPrintedTextIsUnreadable() {
        recorded.answers(
                "products/attribute-sets/4/attributes",
                json("[{\"attribute_code\":\"of_material\",<b>Warning</b>: foreach() \"options\":[]"));

        assertThatThrownBy(() -> recorded.shop().attributes().additional(ProductType.SIMPLE, 4))
                .isInstanceOf(MagentoException.NotUnderstood.class);
    }
}
