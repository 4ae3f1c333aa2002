package io.github.orderflowmagento.examples.sizes;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** The stock of a generated shop's products in the default source: {@value #AT_FIRST} units each until it is written. */
final class GeneratedStock {
    static final int AT_FIRST = 5;

    private static final String PATH = "/V1/inventory/source-items";
    private static final Pattern WRITTEN = Pattern.compile("\"sku\":\"SKU-(\\d+)\"[^}]*\"quantity\":(\\d+)");

    /** By the product's number. */
    private final byte[] quantities;

    private int writes;

    /** @param count how many products there are, numbered from 1 on */
    GeneratedStock(SandboxMagento2Shop sandbox, int count) {
        quantities = new byte[count + 1];
        Arrays.fill(quantities, (byte) AT_FIRST);
        sandbox.stub(
                request -> request.path().endsWith(PATH) && request.method().equals("GET"), this::read);
        sandbox.stub(
                request -> request.path().endsWith(PATH) && request.method().equals("POST"), this::write);
    }

    /** How many records were written. */
    synchronized int writes() {
        return writes;
    }

    private synchronized SandboxAnswer read(SandboxRequest request) {
        String[] skus = Search.of(request).value("sku", "in").orElseThrow().split(",", -1);
        String rows = Arrays.stream(skus)
                .map(sku -> "{\"sku\":\"" + sku + "\",\"source_code\":\"default\",\"quantity\":"
                        + quantities[(int) GeneratedMagento2.number(sku)] + ",\"status\":1}")
                .collect(Collectors.joining(","));
        return GeneratedMagento2.json(rows, skus.length);
    }

    private synchronized SandboxAnswer write(SandboxRequest request) {
        WRITTEN.matcher(request.body()).results().forEach(record -> {
            quantities[Integer.parseInt(record.group(1))] = Byte.parseByte(record.group(2));
            writes++;
        });
        return SandboxAnswer.of("[]").withHeader("Content-Type", "application/json; charset=utf-8");
    }
}
