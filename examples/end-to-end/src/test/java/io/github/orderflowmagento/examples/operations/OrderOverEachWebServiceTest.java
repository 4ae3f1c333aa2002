package io.github.orderflowmagento.examples.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The document of a recorded guest order does not depend on the web service. */
class OrderOverEachWebServiceTest {
    private static final String NAME = "José O'Brien-Łukasz";

    @RegisterExtension
    final RecordedMagento1 recorded = new RecordedMagento1();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REST")
    void nameAndEmailAddressAreTheSame(WebService service) {
        Map<String, String> sent = OrderMapping.standard()
                .map(read(service, UnaryOperator.identity()), Instant.EPOCH)
                .properties();

        assertThat(sent)
                .containsEntry("deliveryContactName", NAME)
                .containsEntry("invoiceContactName", NAME)
                .containsEntry("deliveryEmailAddress", "guest1@example.com")
                .containsEntry("invoiceEmailAddress", "guest1@example.com");
    }

    @ParameterizedTest
    @EnumSource(names = {"XML_RPC", "SOAP_V1"})
    void aNullEmailAddressIsNoEmailAddress(WebService service) {
        Order order = read(
                service,
                answer -> answer.replaceAll("(>email</name><value>)<string>[^<]*</string>", "$1<nil/>")
                        .replaceAll(
                                "(>email</key><value )xsi:type=\"xsd:string\">[^<]*</value>", "$1xsi:nil=\"true\"/>"));

        assertThat(order.shippingAddress().orElseThrow().email()).isEmpty();
        assertThat(OrderMapping.standard().map(order, Instant.EPOCH).properties())
                .containsEntry("deliveryEmailAddress", "guest1@example.com");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REST")
    void aPrefixThatIsRequestedIsSentOrMissed(WebService service) {
        List<MappingWarning> warnings = new ArrayList<>();
        Order order = read(
                service,
                answer -> answer.replaceAll("(>prefix</name><value>)<nil/>", "$1<string>Dr</string>")
                        .replaceAll(
                                "(>prefix</key><value )xsi:nil=\"true\"/>", "$1xsi:type=\"xsd:string\">Dr</value>"));

        String name = OrderMapping.standard()
                .withNameParts(NamePart.PREFIX, NamePart.FIRST, NamePart.LAST)
                .map(order, Instant.EPOCH, warnings::add)
                .properties()
                .getOrDefault("deliveryContactName", "");

        boolean isSent = service == WebService.XML_RPC || service == WebService.SOAP_V1;
        assertThat(name).isEqualTo(isSent ? "Dr " + NAME : NAME);
        assertThat(warnings.stream().map(MappingWarning::summary))
                .isEqualTo(isSent ? List.of() : List.of("contactName sent without the prefix"));
    }

    private Order read(WebService service, UnaryOperator<String> change) {
        return recorded.order(service, "order-info-pending-plain-guest", change);
    }
}
