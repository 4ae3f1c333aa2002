package io.github.orderflowmagento.examples.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;

import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** A product that takes backorders is not taken off sale when it has no units. */
class BackordersTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private static final List<InventoryLine> NO_MUG = List.of(InventoryLine.builder()
            .externalReference("MUG-001")
            .putAttributes("quantity", "0")
            .build());

    /** A client of the shop that also returns these columns of each stock item, as REST does. */
    private Magento shopThatSends(String backorders, String useConfig) {
        String columns = "<member><name>backorders</name><value><string>" + backorders + "</string></value></member>"
                + "<member><name>use_config_backorders</name><value><string>" + useConfig
                + "</string></value></member><member><name>qty</name>";
        return SandboxClients.to(sandbox.insideShop())
                .configureHttp(http -> http.addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    String body = new String(response.body().bytes(), StandardCharsets.UTF_8);
                    return response.newBuilder()
                            .body(ResponseBody.create(
                                    body.replace("<member><name>qty</name>", columns),
                                    response.body().contentType()))
                            .build();
                }))
                .build();
    }

    private String written(Magento shop) {
        Run run = InventoryUpdate.between(shop, sandbox.warehouse())
                .build()
                .of(NO_MUG)
                .run(RunState.initial());
        assertThat(run.items(Outcome.DONE)).hasSize(1);
        return run.items(Outcome.DONE).get(0).detail();
    }

    @Test
    void aProductThatTakesBackordersStaysOnSale() {
        sandbox.insideShop().allowBackorders("MUG-001");

        try (Magento shop = shopThatSends("1", "0")) {
            assertThat(written(shop)).isEqualTo("926 → 0");
        }
        assertThat(sandbox.insideShop().isInStock("MUG-001")).isTrue();
    }

    @Test
    void aProductThatTakesNoneIsTakenOffSale() {
        try (Magento shop = shopThatSends("0", "0")) {
            assertThat(written(shop)).isEqualTo("926 → 0 (out of stock)");
        }
    }

    @Test
    void aProductWithTheGeneralSettingIsTakenOffSaleUnlessNamed() {
        try (Magento shop = shopThatSends("1", "1")) {
            assertThat(written(shop)).isEqualTo("926 → 0 (out of stock)");
        }
    }

    private Run updateNaming(String sku) {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .takesBackorders(item -> item.sku().equals(sku))
                .build()
                .of(NO_MUG)
                .run(RunState.initial());
    }

    @Test
    void aNamedProductStaysOnSaleIfTheShopSendsNoSetting() {
        sandbox.insideShop().allowBackorders("MUG-001");

        Run run = updateNaming("MUG-001");
        Run again = updateNaming("MUG-001");

        assertThat(run.items(Outcome.DONE)).containsExactly(ItemOutcome.of("MUG-001", Outcome.DONE, "926 → 0"));
        assertThat(again.items(Outcome.ALREADY_THERE)).hasSize(1);
        assertThat(sandbox.insideShop().isInStock("MUG-001")).isTrue();
    }

    @Test
    void aProductThatIsNotNamedIsTakenOffSale() {
        updateNaming("MUG-002");

        assertThat(sandbox.insideShop().isInStock("MUG-001")).isFalse();
    }

    @Test
    void aProductThatIsOffSaleStaysSo() {
        sandbox.insideShop().allowBackorders("OOS-001");

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .takesBackorders(item -> true)
                .build()
                .of(List.of(InventoryLine.builder()
                        .externalReference("OOS-001")
                        .putAttributes("quantity", "0")
                        .build()))
                .run(RunState.initial());

        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(1);
        assertThat(sandbox.insideShop().isInStock("OOS-001")).isFalse();
    }

    @Test
    void aConditionThatFailsConcernsItsSkuOnly() {
        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .takesBackorders(item -> {
                    throw new IllegalStateException("no list of preorders");
                })
                .build()
                .of(NO_MUG)
                .run(RunState.initial());

        assertThat(run.items())
                .extracting(ItemOutcome::toString)
                .containsExactly(
                        "MUG-001: given up (whether the product takes backorders cannot be determined: no list of preorders)");
    }
}
