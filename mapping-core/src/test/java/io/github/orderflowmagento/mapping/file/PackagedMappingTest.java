package io.github.orderflowmagento.mapping.file;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Mappings that come as packages: {@link HouseRules} is one. */
class PackagedMappingTest {
    @Test
    void aPackageOnTheClassPathIsFound() {
        assertThat(PackagedMapping.all()).extracting(PackagedMapping::name).containsExactly("house-rules");
    }

    @Test
    void itsRulesAreShownWithItsName() {
        ProductMapping products = PackagedMapping.applyAll(ProductMapping.standard());
        RuleTable<OrderSource> header =
                PackagedMapping.applyAll(OrderMapping.standard()).header();

        assertThat(products.rules().rule("displayUnits").origin()).hasToString("package house-rules");
        assertThat(products.rules().rule("barcode").origin()).isEqualTo(Origin.STANDARD);
        assertThat(header.rule("source").origin()).hasToString("package house-rules");
        assertThat(header.rule("currency").origin()).isEqualTo(Origin.STANDARD);
    }

    @Test
    void onePackageIsChosenByItsName() {
        assertThat(PackagedMapping.apply("house-rules", ProductMapping.standard())
                        .rules()
                        .rule("displayUnits")
                        .origin())
                .hasToString("package house-rules");
        assertThat(PackagedMapping.apply("house-rules", OrderMapping.standard())
                        .header()
                        .rule("source")
                        .origin())
                .hasToString("package house-rules");
        assertThatThrownBy(() -> PackagedMapping.apply("houserules", OrderMapping.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no packaged mapping houserules; did you mean house-rules?");
    }
}
