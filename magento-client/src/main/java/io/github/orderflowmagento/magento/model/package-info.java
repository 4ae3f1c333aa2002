/**
 * The values of a shop in Magento's own words: products, orders, stock items, shipments. They are the same whichever web
 * service they were read over; each carries its well-known fields typed, and {@link
 * io.github.orderflowmagento.magento.model.Entity#fields() every field the shop sent} by name. All are immutable and safe to
 * share between threads.
 */
@NullMarked
package io.github.orderflowmagento.magento.model;

import org.jspecify.annotations.NullMarked;
