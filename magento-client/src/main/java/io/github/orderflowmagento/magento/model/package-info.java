/**
 * The values of a shop in Magento's own words: products, orders, stock items, shipments. They are the same whichever web
 * service they were read over; each carries its well-known fields typed, and {@link
 * io.github.orderflowmagento.magento.model.Entity#fields() every field the shop sent} by name. All are immutable and safe to
 * share between threads.
 *
 * <h2>The names of fields</h2>
 *
 * <p>Values are read from {@linkplain io.github.orderflowmagento.magento.model.Fields fields} under one name each, whichever
 * Magento and web service they come from: what Magento 1's {@code info} call tells it under, since mappings name fields so. Where a
 * shop tells something under another name, it is there under both.
 *
 * <table>
 *   <caption>Where names differ</caption>
 *   <tr><th>of</th><th>shared name</th><th>also sent as</th></tr>
 *   <tr><td>order</td><td>{@code order_id}</td><td>{@code entity_id}</td></tr>
 *   <tr><td>order</td><td>{@code status_history}</td><td>{@code status_histories} (Magento 2)</td></tr>
 *   <tr><td>order, invoice, their rows</td><td>{@code hidden_tax_amount}, {@code base_…}</td>
 *     <td>{@code discount_tax_compensation_amount}, {@code base_…} (Magento 2)</td></tr>
 *   <tr><td>order</td><td>{@code shipping_hidden_tax_amount}, {@code base_shipping_hidden_tax_amnt}</td>
 *     <td>{@code shipping_discount_tax_compensation_amount}, {@code base_shipping_discount_tax_compensation_amnt} (Magento 2)</td></tr>
 *   <tr><td>address</td><td>{@code address_id}</td><td>{@code entity_id}</td></tr>
 *   <tr><td>track</td><td>{@code track_id}</td><td>{@code entity_id}</td></tr>
 *   <tr><td>track</td><td>{@code number}</td><td>{@code track_number}</td></tr>
 *   <tr><td>product</td><td>{@code product_id}</td><td>{@code id} (Magento 2)</td></tr>
 *   <tr><td>product</td><td>{@code type}</td><td>{@code type_id}</td></tr>
 *   <tr><td>product</td><td>{@code set}</td><td>{@code attribute_set_id}</td></tr>
 *   <tr><td>product</td><td>{@code websites}</td><td>{@code website_ids}</td></tr>
 *   <tr><td>product</td><td>{@code categories}</td><td>{@code category_ids}</td></tr>
 *   <tr><td>product</td><td>{@code tier_price}</td><td>{@code tier_prices} (Magento 2)</td></tr>
 *   <tr><td>tier price</td><td>{@code price_qty}, {@code price}, {@code cust_group}</td>
 *     <td>{@code qty}, {@code value}, {@code customer_group_id} (Magento 2)</td></tr>
 *   <tr><td>image</td><td>{@code exclude}</td><td>{@code disabled} (Magento 2)</td></tr>
 *   <tr><td>attribute</td><td>{@code code}, {@code type}, {@code required}</td>
 *     <td>{@code attribute_code}, {@code frontend_input}, {@code is_required} (Magento 2)</td></tr>
 *   <tr><td>store view</td><td>{@code store_id}, {@code group_id}</td><td>{@code id}, {@code store_group_id} (Magento 2)</td></tr>
 * </table>
 *
 * <p>Where there is no entity ({@code shipping_address}, {@code billing_address}, {@code payment}) the field is null or absent. Where
 * there are several ({@code items}, {@code tracks}, {@code comments}, {@code status_history}, {@code tier_price}) it is a list. A row's
 * {@code product_options} are fields; a text in their place is what could not be read. A null says "nothing was ever set", and an absent
 * field says nothing.
 */
@NullMarked
package io.github.orderflowmagento.magento.model;

import org.jspecify.annotations.NullMarked;
