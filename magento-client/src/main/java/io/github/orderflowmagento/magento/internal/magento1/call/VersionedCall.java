package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.Feature;

/**
 * Calls that need a feature of some versions only, with their alternatives.
 *
 * @param needed the feature that a version must have
 * @param over the web services that are concerned
 * @param isMeant which calls are concerned
 * @param lack what a version without it does
 * @param instead what works there
 */
record VersionedCall(Feature needed, Set<WebService> over, Predicate<ApiCall> isMeant, String lack, String instead) {
    private static final Set<WebService> SOAP_V2 = Set.of(WebService.SOAP_V2, WebService.SOAP_V2_WSI);
    private static final Set<WebService> ANY =
            Set.of(WebService.XML_RPC, WebService.SOAP_V1, WebService.SOAP_V2, WebService.SOAP_V2_WSI);

    private static final Set<WebService> REST = Set.of(WebService.REST);

    private static final List<VersionedCall> ALL = List.of(
            new VersionedCall(Feature.REST, REST, call -> true, "has no REST service", "every version has XML-RPC"),
            new VersionedCall(
                    Feature.REST_ORDER_CHANGES,
                    REST,
                    call -> call.resourcePath().equals("sales_order.list") && isFilteredBy(call, "updated_at"),
                    "does not return over REST when an order was changed",
                    "XML-RPC does in every version"),
            new VersionedCall(
                    Feature.REST_PRODUCT_CHANGES,
                    REST,
                    call -> call.resourcePath().equals("catalog_product.list") && isFilteredBy(call, "updated_at"),
                    "cannot list changed products over REST",
                    "XML-RPC does in every version"),
            new VersionedCall(
                    Feature.SOUND_ANSWERS,
                    ANY,
                    call -> true,
                    "fails after it has done what was requested, and garbles orders",
                    "update the shop; its REST service, if it is set up, is reliable: webService(REST) with oauth(…)"),
            new VersionedCall(
                    Feature.WSI_WHOLE_ANSWERS,
                    Set.of(WebService.SOAP_V2_WSI),
                    call -> true,
                    "cuts the end off every answer in the WS-I form",
                    "every version has XML-RPC"),
            new VersionedCall(
                    Feature.STORE_VIEWS,
                    ANY,
                    call -> call.resourcePath().startsWith("core_store."),
                    "cannot list its store views",
                    "orders contain number and name of their store view"),
            new VersionedCall(
                    Feature.ADDITIONAL_ATTRIBUTES,
                    ANY,
                    path("catalog_product.listOfAdditionalAttributes"),
                    "cannot list additional attributes",
                    "the details of a product bring all its attributes over XML-RPC"),
            new VersionedCall(
                    Feature.VERSION_REPORTED,
                    ANY,
                    path("core_magento.info"),
                    "does not report its version",
                    "the footer of its administration does"),
            new VersionedCall(
                    Feature.SHIPMENT_EMAIL,
                    ANY,
                    path("sales_order_shipment.sendInfo"),
                    "has no e-mail for an existing shipment",
                    "a comment on the shipment can be sent by e-mail instead"),
            new VersionedCall(
                    Feature.STOCK_MULTI_UPDATE,
                    SOAP_V2,
                    path("cataloginventory_stock_item.multiUpdate"),
                    "accepts only one stock update in a call",
                    "cataloginventory_stock_item.update works, many in one round trip over XML-RPC"),
            new VersionedCall(
                    Feature.WSI_FILTERS,
                    Set.of(WebService.SOAP_V2_WSI),
                    call -> call.resourcePath().endsWith(".list")
                            && call.argument(0) instanceof Map<?, ?> filter
                            && !filter.isEmpty(),
                    "ignores filters in the WS-I form",
                    "XML-RPC filters in every version"));

    private static boolean isFilteredBy(ApiCall call, String field) {
        return call.argument(0) instanceof Map<?, ?> filter && filter.containsKey(field);
    }

    private static Predicate<ApiCall> path(String resourcePath) {
        return call -> call.resourcePath().equals(resourcePath);
    }

    /** Returns why the shop is known not to support the call, and what works instead; empty if nothing is known against it. */
    static Optional<String> lacking(ApiCall call, WebService service, Capabilities capabilities) {
        return ALL.stream()
                .filter(row -> row.over.contains(service) && row.isMeant.test(call) && capabilities.lacks(row.needed))
                .findFirst()
                .map(row -> capabilities.version().map(Object::toString).orElse("this shop") + " " + row.lack
                        + " (better " + row.needed.versions() + "); " + row.instead);
    }
}
