package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderPayment;
import io.github.orderflowmagento.magento.model.OrderState;

/**
 * An order of an {@link InMemoryMagento}. Each change is saved at once, with the time of the shop's clock, like a concurrent change in a
 * real shop. Safe to share between threads.
 */
public final class InMemoryOrder {
    private static final BigDecimal PRICE = new BigDecimal("10.00");

    private final ShopAccess access;
    private final long orderId;

    InMemoryOrder(ShopAccess access, long orderId) {
        this.access = access;
        this.orderId = orderId;
    }

    static Order template(String incrementId, Instant now) {
        OrderAddress address = OrderAddress.builder()
                .firstname("Ada")
                .lastname("Lovelace")
                .addStreet("12 St James's Square")
                .city("London")
                .postcode("SW1Y 4JH")
                .countryId("GB")
                .telephone("020 7946 0000")
                .build();
        Order.Builder order = Order.builder()
                .incrementId(incrementId)
                .storeId(1L)
                .createdAt(now)
                .updatedAt(now)
                .customerIsGuest(true)
                .customerEmail("ada@example.com")
                .customerFirstname("Ada")
                .customerLastname("Lovelace")
                .isVirtual(false)
                .shippingMethod("flatrate_flatrate")
                .shippingDescription("Flat Rate - Fixed")
                .orderCurrencyCode("GBP")
                .baseCurrencyCode("GBP")
                .baseToOrderRate(BigDecimal.ONE)
                .shippingAddress(address)
                .billingAddress(address)
                .payment(OrderPayment.builder().method("checkmo").build());
        InMemoryOrders.state(order, OrderState.PROCESSING);
        return withTotals(order.build());
    }

    /** Adds a paid row of a simple product at 10.00 per unit. */
    public InMemoryOrder row(String sku, long units) {
        return row(sku, units, PRICE);
    }

    /**
     * Adds a paid row of a simple product.
     *
     * @param price the price of one unit, without tax, in the order's currency
     */
    public InMemoryOrder row(String sku, long units, BigDecimal price) {
        return access.locked(() -> {
            BigDecimal quantity = BigDecimal.valueOf(units);
            BigDecimal total = price.multiply(quantity);
            return row(OrderItem.builder()
                    .itemId(access.state().nextId())
                    .productId(access.state().product(sku).map(product -> product.productId()))
                    .productType("simple")
                    .sku(sku)
                    .name(sku)
                    .qtyOrdered(quantity)
                    .qtyInvoiced(quantity)
                    .isQtyDecimal(false)
                    .isVirtual(false)
                    .price(price)
                    .basePrice(price)
                    .priceInclTax(price)
                    .basePriceInclTax(price)
                    .rowTotal(total)
                    .baseRowTotal(total)
                    .rowTotalInclTax(total)
                    .baseRowTotalInclTax(total)
                    .taxAmount(BigDecimal.ZERO)
                    .baseTaxAmount(BigDecimal.ZERO)
                    .taxPercent(BigDecimal.ZERO)
                    .discountAmount(BigDecimal.ZERO)
                    .baseDiscountAmount(BigDecimal.ZERO)
                    .build());
        });
    }

    /** Adds a given row. The order's totals are calculated from its rows. */
    public InMemoryOrder row(OrderItem row) {
        return change(order -> {
            access.state().isTaken(row.itemId());
            return withTotals(Order.builder().from(order).addItems(row).build());
        });
    }

    /** Sets the state and its default status. */
    public InMemoryOrder state(OrderState state) {
        return change(order -> {
            Order.Builder changed = Order.builder().from(order);
            InMemoryOrders.state(changed, state);
            return changed.build();
        });
    }

    /** Sets the status; the state stays. */
    public InMemoryOrder status(String status) {
        return change(order -> Order.builder().from(order).status(status).build());
    }

    /**
     * Sets a field by Magento's name, for example {@code customer_group_id}. {@link Order#fields} contains only fields set here, not the
     * properties that have their own methods. So set each field that a condition in a mapping file reads.
     */
    public InMemoryOrder field(String name, String value) {
        return change(order -> Order.builder()
                .from(order)
                .fields(ShopState.with(order.fields(), name, value))
                .build());
    }

    /** Cancels the order, even if it is invoiced, as a module of the shop may. */
    public InMemoryOrder cancel() {
        return change(order -> {
            Order.Builder changed = Order.builder()
                    .from(order)
                    .items(order.items().stream()
                            .map(row -> OrderItem.builder()
                                    .from(row)
                                    .qtyCanceled(row.qtyCanceled().add(row.qtyToShip()))
                                    .build())
                            .toList());
            InMemoryOrders.state(changed, OrderState.CANCELED);
            return changed.build();
        });
    }

    /**
     * Changes any property.
     *
     * @param change returns the changed order; its number is kept
     */
    public InMemoryOrder change(UnaryOperator<Order> change) {
        return access.locked(() -> {
            Order before = value();
            access.state()
                    .save(Order.builder()
                            .from(change.apply(before))
                            .orderId(before.orderId())
                            .incrementId(before.incrementId())
                            .build());
            return this;
        });
    }

    /** Returns the current order. */
    public Order value() {
        return access.locked(() -> Optional.ofNullable(access.state().orders.get(orderId))
                .orElseThrow(() -> new IllegalArgumentException("There is no order of id " + orderId)));
    }

    private static Order withTotals(Order order) {
        BigDecimal net = sum(order.items().stream().map(OrderItem::rowTotal));
        BigDecimal tax = sum(order.items().stream().map(OrderItem::taxAmount));
        BigDecimal discount = sum(order.items().stream().map(OrderItem::discountAmount));
        BigDecimal total = net.add(tax).subtract(discount);
        return Order.builder()
                .from(order)
                .totalQtyOrdered(order.items().stream()
                        .filter(row -> row.parentItemId().isEmpty())
                        .map(OrderItem::qtyOrdered)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .subtotal(net)
                .baseSubtotal(net)
                .subtotalInclTax(net.add(tax))
                .baseSubtotalInclTax(net.add(tax))
                .shippingAmount(BigDecimal.ZERO)
                .baseShippingAmount(BigDecimal.ZERO)
                .shippingInclTax(BigDecimal.ZERO)
                .baseShippingInclTax(BigDecimal.ZERO)
                .shippingTaxAmount(BigDecimal.ZERO)
                .baseShippingTaxAmount(BigDecimal.ZERO)
                .taxAmount(tax)
                .baseTaxAmount(tax)
                .discountAmount(discount.negate())
                .baseDiscountAmount(discount.negate())
                .grandTotal(total)
                .baseGrandTotal(total)
                .totalPaid(total)
                .totalDue(BigDecimal.ZERO)
                .build();
    }

    private static BigDecimal sum(Stream<Optional<BigDecimal>> amounts) {
        return amounts.flatMap(Optional::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
