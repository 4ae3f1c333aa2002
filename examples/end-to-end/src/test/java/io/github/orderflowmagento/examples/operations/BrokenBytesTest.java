package io.github.orderflowmagento.examples.operations;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters beyond ASCII reach the other side as this one has them, or not at all. */
class BrokenBytesTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    /** As PHP's XML writer converts it: what Latin-1 lacks becomes a reference. */
    private static byte[] latin1(String text) {
        CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(character -> {
            String letter = Character.toString(character);
            written.append(encoder.canEncode(letter) ? letter : "&#" + character + ";");
        });
        return written.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** One word in Latin-1, which a module has put among the UTF-8 of the rest. */
    private static byte[] withLatin1(String word, byte[] body) {
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        return bytes.replace(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), word)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private Run export(Magento shop) {
        return OrderExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());
    }

    private List<String> contacts() {
        return sandbox.insideWarehouse().orders().values().stream()
                .map(order -> String.valueOf(order.get("deliveryContactName")))
                .toList();
    }

    @Test
    void aLabelReadsAsInTheShopThoughTheShopAnswersInLatin1() {
        try (Magento shop = sandbox.shopWhoseBytes(
                body -> latin1(text(body).replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")))) {
            assertThat(export(shop).items(Outcome.DONE)).hasSize(8);
            assertThat(contacts())
                    .contains("J\u00fcrgen M\u00fc\u00dfig")
                    .anyMatch(name -> name.contains("\u0141ukasz"));
        }
    }

    @Test
    void anOrderWithAnUndecodableNameIsRejectedAlone() {
        try (Magento shop = sandbox.shopWhoseBytes(body -> withLatin1("M\u00fc\u00dfig", body))) {
            Run run = export(shop);

            assertThat(run.items(Outcome.DONE)).hasSize(7);
            assertThat(run.items(Outcome.GIVEN_UP)).singleElement().satisfies(item -> {
                assertThat(item.detail())
                        .contains("order " + item.key() + ": contactName contains bytes that are invalid", "lastname")
                        .doesNotContain("rgen");
                assertThat(sandbox.insideWarehouse().orders())
                        .doesNotContainKey(item.key())
                        .hasSize(7);
            });
        }
    }

    @Test
    void aProductIsSentWithoutTheTextThatCannotBeDecoded() {
        try (Magento shop = sandbox.shopWhoseBytes(body -> withLatin1(
                "Pl\u00e4in Mug",
                text(body)
                        .replace("<string>Plain White Mug</string>", "<string>Pl\u00e4in Mug</string>")
                        .getBytes(StandardCharsets.UTF_8)))) {
            Run run = ProductExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());

            assertThat(run.items(Outcome.DONE)).hasSize(17);
            assertThat(run.warnings()).containsExactly("description left out: 1 item (MUG-001)");
            assertThat(run.items(Outcome.DONE))
                    .filteredOn(item -> item.key().equals("MUG-001"))
                    .extracting(ItemOutcome::detail)
                    .containsExactly(
                            "description left out: contains bytes that are invalid in the charset of the shop's"
                                    + " answer (from name)");
            assertThat(sandbox.insideWarehouse().products().get("MUG-001")).doesNotContainKey("description");
        }
    }

    @Test
    void aProductWithAnUndecodableSkuIsGivenUpByNumber() {
        try (Magento shop = sandbox.shopWhoseBytes(body -> withLatin1(
                "M\u00dcG-001",
                text(body)
                        .replace("<string>MUG-001</string>", "<string>M\u00dcG-001</string>")
                        .getBytes(StandardCharsets.UTF_8)))) {
            Run run = ProductExport.between(shop, sandbox.warehouse()).build().run(RunState.initial());

            assertThat(run.items(Outcome.DONE)).hasSize(16);
            assertThat(run.items(Outcome.GIVEN_UP))
                    .singleElement()
                    .extracting(ItemOutcome::key)
                    .asString()
                    .startsWith("product number ");
            assertThat(sandbox.insideWarehouse().products()).hasSize(16).doesNotContainKey("MUG-001");
        }
    }

    @Test
    void anInventoryLineWithAnUndecodableSkuIsSkippedAlone() {
        String inventory = "<inventory><p product='M\u00dcSLI' quantity='5'/>"
                + "<p product='MUG-001' description='M\u00fcsli mug' quantity='7'/></inventory>";
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remotewarehouse/inventory.xml"),
                        SandboxAnswer.status(200).withBody(inventory.getBytes(StandardCharsets.ISO_8859_1)));

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
        assertThat(run.items(Outcome.SKIPPED))
                .singleElement()
                .asString()
                .contains("its SKU holds bytes that are not UTF-8");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("7");
    }
}
