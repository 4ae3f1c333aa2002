package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How hard a shop is worked.
 *
 * @param batchSize how many calls that read go into one round trip at most
 * @param targetTime how long such a round trip should take at most
 * @param parallelism how many of them are under way at once
 * @param writeBatchSize how many calls that write go into one round trip at most; empty for what the web service does well
 * @param pageSize how many rows a list call should bring
 * @param productImages whether products are read with their images, which takes a call for each
 */
public record Pace(
        int batchSize,
        Duration targetTime,
        int parallelism,
        OptionalInt writeBatchSize,
        int pageSize,
        boolean productImages) {}
