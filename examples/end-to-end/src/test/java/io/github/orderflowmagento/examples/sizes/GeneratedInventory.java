package io.github.orderflowmagento.examples.sizes;

import java.util.stream.LongStream;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/**
 * An inventory of all products of a {@link GeneratedMagento2}, in an order of its own; half of the lines differ from the shop at first. When
 * it is asked for again, half of them have changed, and a thousandth is missing.
 */
final class GeneratedInventory {
    /** Has no factor in common with the numbers of lines. */
    private static final long STEP = 7919;

    private static final long THOUSANDTH = 1000;

    private final long count;
    private int asked;

    /** @param count how many lines it has */
    GeneratedInventory(long count) {
        this.count = count;
    }

    synchronized SandboxAnswer answer(SandboxRequest request) {
        StringBuilder lines = new StringBuilder("<inventory>");
        LongStream.range(0, count - asked * (count / THOUSANDTH)).forEach(i -> append(1 + i * STEP % count, lines));
        asked++;
        return SandboxAnswer.of(lines.append("</inventory>").toString())
                .withHeader("Content-Type", "application/xml;charset=UTF-8");
    }

    private void append(long number, StringBuilder lines) {
        long total = GeneratedStock.AT_FIRST + (number >> asked) % 2;
        lines.append("<inventoryLine product=\"SKU-%08d\"".formatted(number))
                .append(" sequenceId=\"")
                .append(number + asked)
                .append("\" quantity=\"")
                .append(total - 3)
                .append("\" total=\"")
                .append(total)
                .append("\" allocated=\"3\" inventoryId=\"")
                .append(number)
                .append("\" site=\"LON\"/>");
    }
}
