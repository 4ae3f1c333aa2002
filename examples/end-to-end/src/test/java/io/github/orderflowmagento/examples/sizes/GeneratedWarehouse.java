package io.github.orderflowmagento.examples.sizes;

import java.util.BitSet;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.orderflowmagento.examples.SandboxSettings;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/** A warehouse over HTTP that accepts, or refuses, everything, and remembers only the numbers. */
final class GeneratedWarehouse implements AutoCloseable {
    private static final Pattern IMPORT =
            Pattern.compile("<import type=\"(\\w+)\" operation=\"(\\w+)\" externalReference=\"([^\"]+)\"");

    private final SandboxWarehouse sandbox = SandboxWarehouse.start();
    private boolean isRefusing;
    private final BitSet arrived = new BitSet();
    private int again;
    private int stopsAt = Integer.MAX_VALUE;
    private Runnable stop = () -> {};

    /** @param isRefusing whether every item is refused individually */
    GeneratedWarehouse(boolean isRefusing) {
        this.isRefusing = isRefusing;
        sandbox.stub(request -> request.path().endsWith("/imports/importitems.xml"), this::take);
    }

    /** From now on it has this inventory. */
    void inventory(GeneratedInventory inventory) {
        sandbox.stub(request -> request.path().endsWith("/inventory.xml"), inventory::answer);
    }

    /** By which a process finds it. */
    Map<String, String> settings() {
        return SandboxSettings.of(sandbox);
    }

    /** When more than so many have arrived this is done, once, before their document is answered. */
    synchronized void at(int items, Runnable action) {
        stopsAt = items;
        stop = action;
    }

    /** From now on it takes what it is sent. */
    synchronized void takeAll() {
        isRefusing = false;
    }

    /** How many different ones have arrived. */
    synchronized int arrived() {
        return arrived.cardinality();
    }

    /** How many have arrived that had arrived before. */
    synchronized int again() {
        return again;
    }

    private synchronized SandboxAnswer take(SandboxRequest request) {
        String items = IMPORT.matcher(request.body())
                .results()
                .map(item -> {
                    met(GeneratedMagento2.number(item.group(3)));
                    return item(item.group(1), item.group(2), item.group(3));
                })
                .collect(Collectors.joining());
        if (arrived.cardinality() > stopsAt) {
            stopsAt = Integer.MAX_VALUE;
            stop.run();
        }
        return SandboxAnswer.of("<?xml version=\"1.0\" encoding=\"UTF-8\"?><importReport>"
                        + part("Successes", isRefusing ? "" : items)
                        + part("Failures", isRefusing ? items : "")
                        + part("Duplicates", "")
                        + "</importReport>")
                .withHeader("Content-Type", "application/xml;charset=UTF-8");
    }

    private void met(long number) {
        if (arrived.get((int) number)) {
            again++;
        }
        arrived.set((int) number);
    }

    private static String part(String name, String items) {
        return "<import" + name + ">" + items + "</import" + name + ">";
    }

    private String item(String type, String operation, String reference) {
        String name = isRefusing ? "importFailure" : "importSuccess";
        String start = "<" + name + " externalReference=\"" + reference + "\" entity=\"" + type + "\" type=\"" + type
                + "\" operation=\"" + operation + "\" queryTime=\"2026-11-29T10:00:00.000+00:00\"";
        return isRefusing
                ? start + "><failureMessage>Invalid " + type + " " + reference
                        + "</failureMessage><failureDetail>the price is missing</failureDetail></" + name + ">"
                : start + "/>";
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
