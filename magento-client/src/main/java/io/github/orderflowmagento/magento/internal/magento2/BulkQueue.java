package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Details;

/**
 * Reads the operations in the shop's queue. The shop is the only source, and nothing that was sent is remembered: so even a process that died
 * after it had sent something, or never got the answer, finds it. Thread-safe.
 */
final class BulkQueue {
    private static final Logger LOG = LoggerFactory.getLogger(BulkQueue.class);
    private static final String OPERATION = "bulk (open operations)";

    /** The status of an open operation. */
    private static final int OPEN = 4;

    private static final int PAGE = 300;
    private static final int MOST_WALKS = 3;

    /** An older operation was lost by its consumer, and is no indication of whether consumers run now. */
    private static final Duration RECENT = Duration.ofDays(1);

    private final Magento2Service service;
    private final AtomicBoolean isSaid;
    private final AtomicBoolean wasRead;

    /**
     * @param isSaid whether it was logged that the shop has no queue for this client
     * @param wasRead whether it was read before: then there is one, whatever the shop answers later
     */
    BulkQueue(Magento2Service service, AtomicBoolean isSaid, AtomicBoolean wasRead) {
        this.service = service;
        this.isSaid = isSaid;
        this.wasRead = wasRead;
    }

    /**
     * Returns the open operations that create shipments or write stock; empty if nothing can be queued here, since the shop has no bulk
     * API, or denies the right to read its status.
     *
     * @throws MagentoException if it cannot be determined what is open
     */
    Optional<List<BulkOperation>> open() {
        try {
            List<BulkOperation> open = readTwiceIfDenied();
            wasRead.set(true);
            return Optional.of(open);
        } catch (MagentoException e) {
            if (!isDenied(e)) {
                throw e;
            }
            if (wasRead.get()) {
                throw new MagentoException.Busy(Details.of(
                                OPERATION,
                                "nothing is written, since it is unknown what the shop has in its queue, which it"
                                        + " has returned before: " + e.getMessage())
                        .causedBy(e));
            }
            if (isSaid.compareAndSet(false, true)) {
                LOG.warn("Writes are sent without the shop's queue: {}", e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** A shop that is being deployed may briefly deny what it grants. */
    private List<BulkOperation> readTwiceIfDenied() {
        try {
            return read();
        } catch (MagentoException e) {
            if (isDenied(e)) {
                return read();
            }
            throw e;
        }
    }

    /** The shop itself denies the right, or has no such resource. A proxy's answer is no indication. */
    private static boolean isDenied(MagentoException failure) {
        return MissingRight.isNamedBy(failure)
                || failure instanceof MagentoException.Unsupported
                || failure instanceof MagentoException.NotFound;
    }

    /** If a list becomes shorter while it is read, some entries are skipped: so its length must not change. */
    private List<BulkOperation> read() {
        for (int walk = 1; walk <= MOST_WALKS; walk++) {
            Optional<List<BulkOperation>> all = walk();
            if (all.isPresent()) {
                return all.get();
            }
        }
        throw new MagentoException.Busy(
                OPERATION, "the shop's queue changes while it is read: it is unknown what is open");
    }

    private Optional<List<BulkOperation>> walk() {
        // others may have thousands of other topics in it, and more with each page
        SearchCriteria open = new SearchCriteria().is("status", OPEN).holdingOneOf("topic_name", BulkOperation.TOPICS);
        List<BulkOperation> ours = new ArrayList<>();
        long total = -1;
        Set<String> met = new HashSet<>();
        for (int number = 1; met.size() != total; number++) {
            int page = number;
            Object tree = service.page(
                            RestApi::bulkOperations, rows -> open.page(page, rows, List.of()), PAGE, OPERATION)
                    .tree();
            if (!(tree instanceof Map<?, ?> list) || !(list.get("total_count") instanceof Long counted)) {
                throw Magento2Service.notUnderstood(OPERATION, "the answer is not a list of operations");
            }
            List<?> items = list.get("items") instanceof List<?> rows ? rows : List.of();
            int before = met.size();
            for (Map<String, @Nullable Object> row : Magento2Service.entities(OPERATION, items)) {
                BulkOperation one = BulkOperation.of(row);
                met.add(one.name());
                if (one.isShipment() || one.isStock()) {
                    ours.add(one);
                }
            }
            boolean isOther = total >= 0 && counted != total;
            boolean isRepeated = met.size() < before + items.size();
            if (isOther || isRepeated || met.size() > counted || (items.isEmpty() && met.size() < counted)) {
                return Optional.empty();
            }
            total = counted;
        }
        return Optional.of(ours);
    }

    /** Returns how many operations show that the consumers do not keep up: then nothing is added to them. */
    long waiting(List<BulkOperation> open) {
        return open.stream().filter(one -> !isLost(one)).count();
    }

    /** Whether a consumer must have lost it. */
    boolean isLost(BulkOperation one) {
        Instant yesterday = service.shopTime().minus(RECENT);
        return one.began().filter(yesterday::isAfter).isPresent();
    }
}
