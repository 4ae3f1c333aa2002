package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Map;

/**
 * What a shop begins with, as a shop tells it.
 *
 * @param stores the answers of {@code /V1/store} by their names, such as {@code storeViews}, and {@code modules}
 * @param attributes of products
 * @param labels by store view: of an attribute of products its options, where that store view has its own
 * @param products with their stock items, where those are known
 * @param productsByStore by store view: products that have other values there
 * @param inventory the answers of {@code /V1/inventory} by their names: {@code sources}, {@code stocks}, {@code
 *     stock-source-links}, {@code source-items}
 */
public record ShopData(
        Map<String, List<?>> stores,
        List<Row> attributes,
        Map<String, Map<String, List<Row>>> labels,
        List<Row> products,
        Map<String, List<Row>> productsByStore,
        Map<String, List<Row>> inventory,
        List<Row> orders,
        List<Row> shipments,
        List<Row> invoices) {}
