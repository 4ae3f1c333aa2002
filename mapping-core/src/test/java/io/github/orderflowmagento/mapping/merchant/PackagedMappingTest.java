package io.github.orderflowmagento.mapping.merchant;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.mapping.Condition;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Mappings that come as packages: {@link AgencyRules} is one. */
class PackagedMappingTest {
    @Test
    void aPackageOnTheClassPathIsFound() {
        assertThat(PackagedMapping.all()).extracting(PackagedMapping::name).containsExactly("agency-rules");
    }

    @Test
    void allPackagesAreAppliedAndTheirRulesNamed() {
        Mappings mappings = Mappings.standard().withPackages();
        RuleTable<OrderSource> header = mappings.order().rules(OrderPart.HEADER);

        assertThat(mappings.product().rules().rule("displayUnits").origin()).hasToString("package agency-rules");
        assertThat(mappings.product().rules().rule("barcode").origin()).isEqualTo(Origin.STANDARD);
        assertThat(header.rule("source").origin()).hasToString("package agency-rules");
        assertThat(header.rule("currency").origin()).isEqualTo(Origin.STANDARD);
    }

    @Test
    void aPackageMayChangeEverything() {
        Mappings mappings = Mappings.standard().withPackages();

        assertThat(mappings.order().conditions().all())
                .extracting(Condition::name, condition -> condition.origin().toString())
                .containsExactly(tuple("no wholesale", "package agency-rules"));
        assertThat(mappings.inventory().rules().rule("quantity").origin()).hasToString("package agency-rules");
        assertThat(mappings.inventory().rules().rule("is_in_stock").origin()).hasToString("package agency-rules");
        assertThat(mappings.inventory().rules().rule("sku").origin()).isEqualTo(Origin.STANDARD);
        assertThat(mappings.shipment().carriers().codes()).contains("royalmail");
        assertThat(mappings.shipment().rules().rule("track.carrier_code").origin())
                .hasToString("package agency-rules");
        assertThat(mappings.selection().statuses()).containsExactlyInAnyOrder("processing", "picking");
    }

    @Test
    void onePackageIsChosenByItsName() {
        Mappings mappings = Mappings.standard().withPackage("agency-rules");

        assertThat(mappings.product().rules().rule("displayUnits").origin()).hasToString("package agency-rules");
        assertThatThrownBy(() -> Mappings.standard().withPackage("agency-rule"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no packaged mapping agency-rule; did you mean agency-rules?");
    }
}
