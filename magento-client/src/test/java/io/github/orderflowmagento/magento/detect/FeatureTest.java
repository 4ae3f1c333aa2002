package io.github.orderflowmagento.magento.detect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of versions, row by row as the sources of the tags have it: what a version has that the one before it had not. */
class FeatureTest {
    @ParameterizedTest(name = "{1} brings {2}")
    @CsvSource({
        "1.6.0.0, 1.6.1.0, STORE_VIEWS ADDITIONAL_ATTRIBUTES",
        "1.6.1.0, 1.6.2.0, ''",
        "1.6.2.0, 1.7.0.0, WSI_WHOLE_ANSWERS VERSION_REPORTED SHIPMENT_EMAIL REST LIGHT_ENTRY CONCURRENT_LOGINS CANCEL_REFUSED STOCK_BACKORDERS"
                + " WSI_LISTS_OF_ONE SOAP_V2_NEW_NUMBERS",
        "1.7.0.0, 1.7.0.2, PRODUCT_WEBSITES_LISTED SOAP_V2_CHOICES PRODUCT_DETAILS_BY_SKU WSI_FILTERS",
        "1.7.0.2, 1.8.0.0, STOCK_MULTI_UPDATE SOAP_V2_STOCK_ALONE SOAP_V2_RANGES WSI_END_OF_SESSION",
        "1.8.0.0, 1.8.1.0, ''",
        "1.8.1.0, 1.9.0.1, ''",
        "1.9.0.1, 1.9.1.0, ''",
        "1.9.1.0, 1.9.2.0, STOCK_MIN_SALE_QTY REST_ORDERS_WITH_SEVERAL_TAXES",
        "1.9.2.0, 1.9.3.0, ''",
        "1.9.3.0, 1.9.3.1, SOUND_ANSWERS",
        "1.9.3.1, 1.9.3.7, ''",
        "1.9.3.7, 1.9.4.0, ''",
        "1.9.4.0, 1.9.4.5, ''",
    })
    void aVersionOfCommunityBrings(String before, String version, String brought) {
        assertThat(gained(community(before), community(version))).isEqualTo(features(brought));
    }

    @ParameterizedTest(name = "{1} loses {2}")
    @CsvSource({"1.6.0.0, 1.6.1.0, SOAP_V2_NEW_NUMBERS", "1.9.2.4, 1.9.3.0, SOUND_ANSWERS"})
    void aVersionOfCommunityLoses(String before, String version, String lost) {
        assertThat(gained(community(version), community(before))).isEqualTo(features(lost));
    }

    @ParameterizedTest(name = "{1} brings {2}")
    @CsvSource({
        "19.4.0, 19.4.1, REST_ORDER_CHANGES REST_PRODUCT_CHANGES",
        "19.4.14, 19.4.15, OPENMAGE_VERSION_REPORTED",
        "19.4.15, 19.4.16, SOAP_V2_ADDRESS_MIDDLE_NAME",
        "19.4.16, 19.4.17, OPENMAGE_NAMESPACE PRODUCT_LIST_OF_ALL_WEBSITES",
        "19.4.17, 19.4.18, TRACK_WEIGHT",
        "19.4.18, 19.5.0, ''",
        "20.0.0, 20.0.12, ''",
        "20.0.12, 20.0.13, OPENMAGE_VERSION_REPORTED",
        "20.0.13, 20.0.14, SOAP_V2_ADDRESS_MIDDLE_NAME",
        "20.0.14, 20.0.15, OPENMAGE_NAMESPACE PRODUCT_LIST_OF_ALL_WEBSITES",
        "20.0.15, 20.0.16, TRACK_WEIGHT",
        "20.0.16, 20.0.20, ''",
        "20.0.20, 20.1.0, REST_ORDER_COMMENTS SOAP_V2_STOCK_SHOWN",
        "20.1.0, 20.1.1, JSON_RPC",
        "20.1.1, 20.2.0, ''",
        "20.2.0, 20.6.0, SOAP_V2_ADDRESS_VAT",
        "20.6.0, 20.18.0, ''",
    })
    void aVersionOfOpenMageBrings(String before, String version, String brought) {
        assertThat(gained(openMage(before), openMage(version))).isEqualTo(features(brought));
    }

    @Test
    void theFirstVersionHasNothingOfTheTableButWhatLaterOnesBroke() {
        assertThat(had(community("1.6.0.0"))).isEqualTo(features("SOUND_ANSWERS SOAP_V2_NEW_NUMBERS"));
    }

    @Test
    void everyOpenMageHasWhatCommunity194Has() {
        assertThat(had(openMage("19.4.0"))).isEqualTo(had(community("1.9.4.5")));
        assertThat(had(openMage("20.0.0"))).contains(Feature.REST_ORDER_CHANGES);
    }

    @ParameterizedTest(name = "Enterprise {0} has what Community {1} has")
    @CsvSource({"1.11.0.0, 1.6.0.0", "1.12.0.2, 1.7.0.2", "1.13.1.0, 1.8.1.0", "1.14.3.0, 1.9.3.0", "1.14.4.5, 1.9.4.5"
    })
    void enterpriseCountsFiveAhead(String enterprise, String sibling) {
        assertThat(had(ShopVersion.of("Enterprise", enterprise))).isEqualTo(had(community(sibling)));
    }

    @Test
    void anOpenMageThatDoesNotSaySoIsNotTakenToLackWhatOpenMageHas() {
        assertThat(Feature.TRACK_WEIGHT.in(community("1.9.4.5"))).isEqualTo(Presence.UNKNOWN);
        assertThat(Feature.TRACK_WEIGHT.in(community("1.9.3.10"))).isEqualTo(Presence.ABSENT);
        assertThat(Feature.STOCK_MULTI_UPDATE.in(community("1.9.4.5"))).isEqualTo(Presence.PRESENT);
    }

    @ParameterizedTest
    @CsvSource({"2.4", "own build", "''", "99999.1"})
    void ofAVersionThatIsNoneOfMagento1NothingIsKnown(String version) {
        assertThat(Feature.values()).allMatch(feature -> feature.in(community(version)) == Presence.UNKNOWN);
    }

    @Test
    void versionSuffixesAreIgnored() {
        assertThat(had(community("1.9.3.0-dev"))).isEqualTo(had(community("1.9.3.0")));
        assertThat(had(community("1.7"))).isEqualTo(had(community("1.7.0.0")));
    }

    @Test
    void aFeatureSaysItsVersions() {
        assertThat(Feature.STOCK_MULTI_UPDATE.versions()).isEqualTo("from Community 1.8.0.0 on");
        assertThat(Feature.TRACK_WEIGHT.versions()).isEqualTo("from OpenMage 19.4.18 and 20.0.16 on");
        assertThat(Feature.JSON_RPC.versions()).isEqualTo("from OpenMage 20.1.1 on");
        assertThat(Feature.SOUND_ANSWERS.versions())
                .isEqualTo("in all versions but 1.9.3.0 and those after it until 1.9.3.1");
    }

    private static ShopVersion community(String version) {
        return ShopVersion.of("Community", version);
    }

    private static ShopVersion openMage(String version) {
        return ShopVersion.builder()
                .edition("Community")
                .magentoVersion("1.9.4.5")
                .openMageVersion(version)
                .build();
    }

    private static Set<Feature> gained(ShopVersion before, ShopVersion after) {
        Set<Feature> gained = had(after);
        gained.removeAll(had(before));
        return gained;
    }

    private static Set<Feature> had(ShopVersion version) {
        return Arrays.stream(Feature.values())
                .filter(feature -> feature.in(version) == Presence.PRESENT)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
    }

    private static Set<Feature> features(String names) {
        return Arrays.stream(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(Feature::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
    }
}
