package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * Limits the load on a shop.
 *
 * @param batchSize the maximum number of reading calls in one round trip
 * @param targetTime how long such a round trip should take at most
 * @param parallelism how many round trips are in progress at the same time
 * @param writeBatchSize the maximum number of writing calls in one round trip; empty for the web service's default
 * @param pageSize how many rows a list call should return
 * @param productImages whether products are read with their images, which takes a call for each
 */
public record LoadLimits(
        int batchSize,
        Duration targetTime,
        int parallelism,
        OptionalInt writeBatchSize,
        int pageSize,
        boolean productImages) {}
