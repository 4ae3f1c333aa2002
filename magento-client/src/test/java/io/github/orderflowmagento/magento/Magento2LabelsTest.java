package io.github.orderflowmagento.magento;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.magento.model.AttributeOptions;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;

/** The labels of attributes' options as each store view of a recorded Magento 2 has them. */
class Magento2LabelsTest {
    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"all, Crème & \"Co\"", "fr, Crème", "de, Creme"})
    void aSelectHasTheLabelsOfTheStoreViewThatIsRead(String storeView, String label) {
        recorded.answersIn(
                storeView,
                "products/attributes/of_colour/options",
                recorded("attributes/of_colour-options-" + storeView));
        Magento shop =
                storeView.equals("all") ? recorded.shop() : recorded.shop().inStoreView(storeView);

        AttributeOptions options = shop.attributes().options("of_colour");

        assertThat(options.label("6")).contains(label);
        assertThat(options.options()).containsOnlyKeys("4", "5", "6");
    }

    @Test
    void aMultiselectHasTheLabelsOfItsOptionsEvenWithACommaInThem() {
        assertThat(optionsOf("of_features").options())
                .containsOnlyKeys("10", "11", "12")
                .containsEntry("12", "Fragile, handle with care");
    }

    @ParameterizedTest
    @CsvSource({
        "of_size, 8, M",
        "of_hazard, 1, Yes",
        "tax_class_id, 2, Taxable Goods",
        "country_of_manufacture, GB, United Kingdom"
    })
    void whateverElseOffersAChoiceHasLabelsToo(String code, String option, String label) {
        assertThat(optionsOf(code).label(option)).contains(label);
    }

    @Test
    void aTextHasNone() {
        recorded.answers("products/attributes/of_material/options", recorded("attributes/options-of-text"));

        assertThat(recorded.shop().attributes().options("of_material").options())
                .isEmpty();
    }

    /** As they stand in the attribute itself. */
    private AttributeOptions optionsOf(String code) {
        recorded.answers(
                "products/attributes/" + code + "/options",
                json(recording("attributes/" + code)
                        .responseText()
                        .replaceFirst("(?s).*\"options\":(\\[.*?}])[,}].*", "$1")));
        return recorded.shop().attributes().options(code);
    }
}
