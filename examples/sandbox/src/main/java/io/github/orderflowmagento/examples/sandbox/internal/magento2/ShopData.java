package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Map;

/**
 * The initial data of a shop, in the format of its answers.
 *
 * @param stores the answers of {@code /V1/store} by their names, such as {@code storeViews}, and {@code modules}
 * @param attributes the attributes of products
 * @param labels the options of attributes with different labels, by store view
 * @param products the products, with their stock items if known
 * @param productsByStore the products with different values, by store view
 * @param inventory the answers of {@code /V1/inventory} by their names: {@code sources}, {@code stocks}, {@code stock-source-links}, {@code
 *     source-items}
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
