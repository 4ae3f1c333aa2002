package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.DetectedSource;
import io.github.orderflowmagento.magento.detect.DetectedStock;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.Purpose;

import static io.github.orderflowmagento.magento.Magento2DetectedRightsTest.refusal;
import static io.github.orderflowmagento.magento.Magento2Shop.CREDENTIALS;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static io.github.orderflowmagento.magento.RecordedSite.html;
import static org.assertj.core.api.Assertions.assertThat;

/** Detection of a Magento 2, and its description. */
class Magento2DetectionTest {
    @RegisterExtension
    final RecordedSite site = new RecordedSite();

    private Magento2Builder client() {
        return MagentoClient.magento2().baseUrl(site.url()).oauth(CREDENTIALS);
    }

    static Finding finding(DetectedShop shop, String subject) {
        return shop.findings().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    static String conclusion(DetectedShop shop, String subject) {
        return finding(shop, subject).conclusion();
    }

    static Presence granted(DetectedShop shop, Purpose purpose, String action) {
        return shop.permissions().stream()
                .filter(permission -> permission.purpose() == purpose)
                .filter(permission -> permission.action().equals(action))
                .findFirst()
                .orElseThrow()
                .granted();
    }

    @Test
    void aShopIsDetectedWithAllThatTheCredentialsMayRead() {
        site.magento2At("/");

        DetectedShop shop = client().detect();

        assertThat(shop.generation()).isEqualTo(Generation.MAGENTO_2);
        assertThat(shop.baseUrl()).isEqualTo(site.url());
        assertThat(shop.restUrl()).contains(site.url() + "rest/");
        assertThat(shop.version()).hasToString("Optional[Magento Community 2.4]");
        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertThat(shop.modules()).hasSize(308).contains("Magento_InventoryApi");
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.PRESENT);
        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.ABSENT);
        assertThat(shop.storeCodes()).containsExactly("default", "fr", "de", "staging");
        assertThat(shop.sources())
                .contains(new DetectedSource("closed_depot", Optional.of(false)))
                .contains(new DetectedSource("de_berlin", Optional.of(true)))
                .hasSize(4);
        assertThat(shop.stocks())
                .containsExactly(
                        new DetectedStock(1, Optional.of("Default Stock"), List.of("base"), List.of("default")),
                        new DetectedStock(2, Optional.of("UK Stock"), List.of(), List.of("uk_north")),
                        new DetectedStock(
                                3,
                                Optional.of("EU Stock"),
                                List.of("eu"),
                                List.of("de_berlin", "uk_north", "closed_depot")));
        assertThat(site.posts()).isZero();
    }

    @Test
    void aDozenRequestsAreEnough() {
        site.magento2At("/");

        client().detect();

        assertThat(site.requests()).hasSize(12);
    }

    @Test
    void everyConclusionIsShownWithItsEvidence() {
        site.magento2At("/");
        site.answers("/", "shipments", refusal("Magento_Sales::shipment"));

        assertThat(client().detect().describe().replace(site.url(), "https://shop/"))
                .isEqualTo("""
                        https://shop/
                          base URL: https://shop/, as given
                          generation: Magento 2
                              GET https://shop/rest/V1/store/storeConfigs: HTTP 401, Magento 2's REST answers
                          credentials: accepted
                              GET https://shop/rest/all/V1/modules: HTTP 200, it lists its modules
                          version: Magento Community 2.4, without its patch number, which the shop does not publish
                              GET https://shop/magento_version: HTTP 200, it says Magento Community 2.4
                          REST: answers
                              GET https://shop/rest/V1/store/storeConfigs: HTTP 401, Magento 2's REST answers
                          modules: 308 are active, all of them Magento's own
                              GET https://shop/rest/all/V1/modules: HTTP 200, a list of 308
                          edition: Magento Open Source or made of it, since it has no module Magento_Enterprise
                          OrderFlow extension: absent, since no module has its name
                          store codes: default, fr, de, staging (not active)
                              GET https://shop/rest/all/V1/store/storeViews: HTTP 200, a list of 5, the administration's among them
                          stock: in sources (multi-source inventory)
                              GET https://shop/rest/all/V1/modules: HTTP 200, with Magento_InventoryApi
                          sources: closed_depot (disabled), default, de_berlin, uk_north
                              GET https://shop/rest/all/V1/inventory/sources?searchCriteria[pageSize]=300&fields=items[source_code,enabled],total_count: HTTP 200, a list of 4
                          stocks: 1 for website base from default; 2 for no website from uk_north; 3 for website eu from de_berlin, uk_north, closed_depot
                              GET https://shop/rest/all/V1/inventory/stocks?searchCriteria[pageSize]=300&fields=items[stock_id,name,extension_attributes[sales_channels]],total_count: HTTP 200, a list of 3
                              GET https://shop/rest/all/V1/inventory/stock-source-links?searchCriteria[pageSize]=300&fields=items[stock_id,source_code,priority],total_count: HTTP 200, a list of 5
                          rights for product export: granted: read products, read attributes and their options, read store views, read stock of sources
                              GET https://shop/rest/all/V1/products?searchCriteria[pageSize]=1&fields=items[sku]: HTTP 200, allowed
                              GET https://shop/rest/all/V1/products/attributes?searchCriteria[pageSize]=1&fields=items[attribute_code]: HTTP 200, allowed
                              GET https://shop/rest/all/V1/store/storeViews: HTTP 200, allowed
                              GET https://shop/rest/all/V1/inventory/source-items?searchCriteria[pageSize]=1&fields=items[source_code]: HTTP 200, allowed
                          rights for order export: granted: read orders, read products; only a write would show: comment on orders (Magento_Sales::comment), hold orders (Magento_Sales::hold), unhold orders (Magento_Sales::unhold), cancel orders (Magento_Sales::cancel)
                              GET https://shop/rest/all/V1/orders?searchCriteria[pageSize]=1&fields=items[entity_id]: HTTP 200, allowed
                              GET https://shop/rest/all/V1/products?searchCriteria[pageSize]=1&fields=items[sku]: HTTP 200, allowed
                          rights for inventory update: granted: read products, read stock of sources; only a write would show: write stock of sources (Magento_InventoryApi::stock_source_item_assign)
                              GET https://shop/rest/all/V1/products?searchCriteria[pageSize]=1&fields=items[sku]: HTTP 200, allowed
                              GET https://shop/rest/all/V1/inventory/source-items?searchCriteria[pageSize]=1&fields=items[source_code]: HTTP 200, allowed
                          rights for shipment notification: granted: read orders, read products, read sources, read stocks, read links of stocks to sources, read websites and store views; missing: read shipments (Magento_Sales::shipment); only a write would show: ship orders (Magento_Sales::ship)
                              GET https://shop/rest/all/V1/orders?searchCriteria[pageSize]=1&fields=items[entity_id]: HTTP 200, allowed
                              GET https://shop/rest/all/V1/products?searchCriteria[pageSize]=1&fields=items[sku]: HTTP 200, allowed
                              GET https://shop/rest/all/V1/shipments?searchCriteria[pageSize]=1&fields=items[entity_id]: HTTP 401, denied, it needs Magento_Sales::shipment
                              GET https://shop/rest/all/V1/inventory/sources?searchCriteria[pageSize]=300&fields=items[source_code,enabled],total_count: HTTP 200, allowed
                              GET https://shop/rest/all/V1/inventory/stocks?searchCriteria[pageSize]=300&fields=items[stock_id,name,extension_attributes[sales_channels]],total_count: HTTP 200, allowed
                              GET https://shop/rest/all/V1/inventory/stock-source-links?searchCriteria[pageSize]=300&fields=items[stock_id,source_code,priority],total_count: HTTP 200, allowed
                              GET https://shop/rest/all/V1/store/storeViews: HTTP 200, allowed""");
    }

    @Test
    void theReadmeShowsTheConclusionsAsTheyArePrinted() throws IOException {
        site.magento2At("/");
        site.answers("/", "modules", recorded("orderflow-extension/modules"));
        site.answers("/", "shipments", refusal("Magento_Sales::shipment"));

        String printed = client().detect().findings().stream()
                .map(finding -> finding.subject() + ": " + finding.conclusion() + "\n")
                .collect(Collectors.joining())
                .replace(site.url(), "https://shop.example.com/");

        assertThat(Files.readString(Path.of("README.md"))).contains("```text\n" + printed + "```\n");
    }

    @Test
    void theExtensionIsKnownByItsModule() {
        site.magento2At("/");
        site.answers("/", "modules", recorded("orderflow-extension/modules"));

        DetectedShop shop = client().detect();

        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.PRESENT);
        assertThat(conclusion(shop, "OrderFlow extension")).isEqualTo("there, module RealtimeDespatch_OrderFlow");
        assertThat(conclusion(shop, "modules")).endsWith("1 of them not Magento's own: RealtimeDespatch_OrderFlow");
    }

    @Test
    void adobeCommerceIsKnownByItsModule() {
        site.magento2At("/");
        site.answers("/", "modules", json("[\"Magento_Store\",\"Magento_Enterprise\",\"Magento_InventoryApi\"]"));

        assertThat(conclusion(client().detect(), "edition")).startsWith("Adobe Commerce");
    }

    @Test
    void aShopWithoutSourcesKeepsOneRecordOfEachProduct() {
        site.magento2At("/");
        site.answers("/", "modules", json("[\"Magento_Store\",\"Magento_CatalogInventory\"]"));
        site.answers("/", "inventory/sources", recorded("inventory/low-quantity-notification"));
        site.answers("/", "stockItems/MUG-001", recorded("stockitems/get-mug-001"));

        DetectedShop shop = client().detect();

        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.ABSENT);
        assertThat(shop.sources()).isEmpty();
        assertThat(granted(shop, Purpose.INVENTORY_UPDATE, "write stock")).isEqualTo(Presence.PRESENT);
        assertThat(site.requests())
                .isNotEmpty()
                .noneMatch(request -> request.contains("source-items") || request.contains("stocks"));
    }

    @Test
    void withoutModulesTheSourcesShowWhetherThereAreSome() {
        site.magento2At("/");
        site.answers("/", "modules", html(403, "Forbidden"));

        DetectedShop shop = client().detect();

        assertThat(shop.credentials()).isEqualTo(CredentialCheck.ACCEPTED);
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.PRESENT);
        assertThat(shop.modules()).isEmpty();
        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.UNKNOWN);
        assertThat(conclusion(shop, "edition")).startsWith("unknown");
        assertThat(finding(shop, "modules").toString()).contains("HTTP 403").contains("the web server blocks");
    }

    @Test
    void sourcesThatMayNotBeReadAreStillThere() {
        site.magento2At("/");
        site.answers("/", "modules", html(403, "Forbidden"));
        site.answers("/", "inventory/sources", recorded("auth/acl-limited-fault-sources"));

        DetectedShop shop = client().detect();

        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.PRESENT);
        assertThat(shop.sources()).isEmpty();
        assertThat(conclusion(shop, "sources")).startsWith("unknown");
        assertThat(finding(shop, "sources").toString()).contains("denied, it needs Magento_InventoryApi::source");
    }

    @Test
    void aResourceThatTheShopDoesNotKnowIsNotThere() {
        site.magento2At("/");
        site.answers("/", "modules", html(403, "Forbidden"));
        site.answers("/", "inventory/sources", recorded("inventory/low-quantity-notification"));

        assertThat(client().detect().multiSourceInventory()).isEqualTo(Presence.ABSENT);
    }

    @Test
    void aPageThatIsNotFoundDoesNotSayThatThereAreNoSources() {
        site.magento2At("/");
        site.answers("/", "modules", html(403, "Forbidden"));
        site.answers("/", "inventory/sources", html(404, "Not Found"));

        assertThat(client().detect().multiSourceInventory()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void moreSourcesThanTheShopSendsAtOnceAreNotShownAsAll() {
        site.magento2At("/");
        site.answers("/", "inventory/sources", json("{\"items\":[{\"source_code\":\"a\"}],\"total_count\":301}"));

        DetectedShop shop = client().detect();

        assertThat(shop.sources()).isEmpty();
        assertThat(conclusion(shop, "sources")).isEqualTo("unknown, since the shop counts 301 and sends 1");
    }

    @Test
    void aListWithARowThatCannotBeReadIsNotShownAsAll() {
        site.magento2At("/");
        site.answers("/", "inventory/sources", json("{\"items\":[{\"source_code\":\"a\"},{}],\"total_count\":2}"));
        site.answers("/", "inventory/stock-source-links", json("{\"items\":[{\"stock_id\":1}],\"total_count\":1}"));

        DetectedShop shop = client().detect();

        assertThat(shop.sources()).isEmpty();
        assertThat(conclusion(shop, "sources")).isEqualTo("unknown, since the shop does not answer");
        assertThat(shop.stocks()).hasSize(3).allMatch(stock -> stock.sources().isEmpty());
        assertThat(conclusion(shop, "stocks")).contains("1 for website base from sources that are not known");
    }

    @Test
    void aListThatIsNoneOfModulesDoesNotSayWhatIsMissing() {
        site.magento2At("/");
        site.answers("/", "modules", json("[{\"id\":1}]"));
        site.answers("/", "inventory/sources", html(403, "Forbidden"));

        DetectedShop shop = client().detect();

        assertThat(shop.modules()).isEmpty();
        assertThat(shop.multiSourceInventory()).isEqualTo(Presence.UNKNOWN);
        assertThat(shop.orderFlowExtension()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void textPrintedBeforeAnAnswerIsSkipped() {
        site.magento2At("/");
        String printed = recording("faults/php-deprecation-text-before-json")
                .responseText()
                .replaceFirst("(?s)\\{.*", "");
        site.gets(
                "/rest/V1/store/storeConfigs",
                recorded("auth/fault-none")
                        .withBody(printed + recording("auth/fault-none").responseText()));
        site.answers("/", "modules", json(printed + "[\"Magento_Store\"]"));

        assertThat(client().detect().modules()).containsExactly("Magento_Store");
    }
}
