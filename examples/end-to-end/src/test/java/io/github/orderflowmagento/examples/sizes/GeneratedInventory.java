package io.github.orderflowmagento.examples.sizes;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.Inventory;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/**
 * An inventory of any number of lines in a fixed order; half of them differ from the shop.
 *
 * @param count how many
 * @param missing how many of them are left out at the end
 */
record GeneratedInventory(long count, long missing) implements Inventory {
    /** Has no factor in common with the numbers of lines. */
    private static final long STEP = 7919;

    /** As an operation sees it. */
    OrderFlow warehouse() {
        return (OrderFlow) Proxy.newProxyInstance(
                OrderFlow.class.getClassLoader(),
                new Class<?>[] {OrderFlow.class},
                (warehouse, method, arguments) -> switch (method.getName()) {
                    case "inventory" -> this;
                    case "channel" -> "web";
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Stream<InventoryLine> lines(Consumer<UnreadableLine> unreadable) {
        return LongStream.range(0, count - missing).map(i -> i * STEP % count).mapToObj(this::line);
    }

    private InventoryLine line(long number) {
        return InventoryLine.builder()
                .externalReference("SKU-%08d".formatted(number))
                .sequenceId(1000 + number)
                .putAttributes("quantity", String.valueOf(2 + number % 2))
                .putAttributes("total", String.valueOf(5 + number % 2))
                .putAttributes("allocated", "3")
                .putAttributes("inventoryId", String.valueOf(number))
                .putAttributes("site", "LON")
                .build();
    }

    @Override
    public List<InventoryLine> retrieve() {
        throw new UnsupportedOperationException("retrieve");
    }
}
