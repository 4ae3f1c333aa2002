/**
 * The values of a shop in Magento's own terms: products, orders, stock items, shipments. They are the same over every web
 * service. Each has typed accessors for the well-known fields, and {@link
 * io.github.orderflowmagento.magento.model.Entity#fields() every field that the shop sent} by name. All are immutable, and so
 * safe for use by several threads.
 *
 * <p>Times are instants; Magento sends them in UTC. An optional field is empty if the shop does not send it, sends it as null or blank, or
 * sends something that is not of its type, for example letters for a number; {@code fields()} has what was sent. A required field that is
 * missing or unreadable makes the value unreadable: {@code of(Fields)} throws {@link
 * io.github.orderflowmagento.magento.model.InvalidFieldException}, and a client fails with {@code MagentoException.NotUnderstood}. Builders
 * do not accept null.
 *
 * <h2>The names of fields</h2>
 *
 * <p>Each value is read from {@linkplain io.github.orderflowmagento.magento.model.Fields fields} under one name, the shared name,
 * regardless of the Magento and the web service that it comes from. Shared names are those of Magento 1's {@code info} calls, since
 * mappings use these names. A field that a shop sends under another name is available under both.
 *
 * <table>
 *   <caption>Where names differ</caption>
 *   <tr><th>of</th><th>shared name</th><th>also sent as</th></tr>
 *   <tr><td>order</td><td>{@code order_id}</td><td>{@code entity_id}</td></tr>
 *   <tr><td>order</td><td>{@code status_history}</td><td>{@code status_histories} (Magento 2)</td></tr>
 *   <tr><td>order, invoice, their rows</td><td>{@code hidden_tax} in a name, as in {@code hidden_tax_amount}</td>
 *     <td>{@code discount_tax_compensation}, as in {@code discount_tax_compensation_amount} (Magento 2)</td></tr>
 *   <tr><td>order, its rows</td><td>{@code gift_message}, {@code gift_message_id}</td>
 *     <td>{@code extension_attributes}, there {@code gift_message} (Magento 2)</td></tr>
 *   <tr><td>order</td><td>{@code shipping_address}, {@code shipping_method}</td>
 *     <td>{@code extension_attributes}, there {@code shipping_assignments} (Magento 2)</td></tr>
 *   <tr><td>order row</td><td>{@code product_options}; {@code simple_sku} and {@code simple_name} in it</td>
 *     <td>{@code product_option}; the variant's row (Magento 2)</td></tr>
 *   <tr><td>order row</td><td>{@code options} and {@code attributes_info} in {@code product_options}: what was chosen, by name</td>
 *     <td>{@code custom_options} and {@code configurable_item_options}, by number; the names are those of products and attributes
 *     (Magento 2)</td></tr>
 *   <tr><td>order row with custom options</td><td>{@code product_sku}: without what they have added (Magento 2 alone)</td>
 *     <td>{@code sku} of the product (Magento 2)</td></tr>
 *   <tr><td>order row</td><td>{@code row_total}, {@code row_total_incl_tax}, {@code base_…}: before discount</td>
 *     <td>{@code row_total_after_discount}, …: what newer versions send instead under the shared name (Magento 2)</td></tr>
 *   <tr><td>payment</td><td>{@code payment_id}</td><td>{@code entity_id} (Magento 2)</td></tr>
 *   <tr><td>comment</td><td>{@code comment_id}</td><td>{@code entity_id} (Magento 2)</td></tr>
 *   <tr><td>shipment, invoice</td><td>{@code shipment_id}, {@code invoice_id}; of a row {@code item_id}</td>
 *     <td>{@code entity_id}</td></tr>
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
 *   <tr><td>tier price, product</td><td>{@code website_id}, {@code websites}, {@code categories}</td>
 *     <td>{@code extension_attributes}, there {@code website_id}, {@code website_ids}, {@code category_links} (Magento 2)</td></tr>
 *   <tr><td>image</td><td>{@code exclude}</td><td>{@code disabled} (Magento 2)</td></tr>
 *   <tr><td>attribute</td><td>{@code code}, {@code type}, {@code required}</td>
 *     <td>{@code attribute_code}, {@code frontend_input}, {@code is_required} (Magento 2)</td></tr>
 *   <tr><td>store view</td><td>{@code store_id}, {@code group_id}</td><td>{@code id}, {@code store_group_id} (Magento 2)</td></tr>
 * </table>
 *
 * <p>The field of a single entity ({@code shipping_address}, {@code billing_address}, {@code payment}) is null or absent if there is none.
 * The field of several ({@code items}, {@code tracks}, {@code comments}, {@code status_history}, {@code tier_price}) is a list. A row's
 * {@code product_options} are fields; if they could not be read, the field is their text. Null means that nothing was ever set; an absent
 * field means that nothing is known.
 */
@NullMarked
package io.github.orderflowmagento.magento.model;

import org.jspecify.annotations.NullMarked;
