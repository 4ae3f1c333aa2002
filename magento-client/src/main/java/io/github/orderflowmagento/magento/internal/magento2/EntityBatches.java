package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.function.Function;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.ServiceTime;
import io.github.orderflowmagento.magento.internal.Workers;

/** Reads complete entities, many in a request, so that one that breaks the shop's answer fails alone. */
final class EntityBatches {
    private static final String PROBE = "store/storeViews (to see whether the shop answers)";

    private final Magento2Service service;
    private final BatchSize size;
    private final Workers workers;

    /**
     * Creates batches that are read one after the other.
     *
     * @param size how many go into a request
     */
    EntityBatches(Magento2Service service, BatchSize size) {
        this(service, size, new Workers(1));
    }

    /** @param workers the threads in which several are read at the same time */
    EntityBatches(Magento2Service service, BatchSize size, Workers workers) {
        this.service = service;
        this.size = size;
        this.workers = workers;
    }

    /**
     * Returns one answer per key, in order.
     *
     * @param <K> the key of an entity; its text is the key of the answer
     * @param reading reads the entities with some keys; it throws what concerns them all
     */
    <K, T> List<Answer<T>> read(List<K> keys, Function<List<K>, List<Answer<T>>> reading) {
        return read(keys, String::valueOf, reading);
    }

    /**
     * Returns the same for keys that are more than a text.
     *
     * @param name the key of its answer
     */
    <K, T> List<Answer<T>> read(List<K> keys, Function<K, String> name, Function<List<K>, List<Answer<T>>> reading) {
        Batches.RoundTrip<K, Answer<T>> roundTrip = new Batches.RoundTrip<>() {
            @Override
            public List<Answer<T>> make(List<K> some) {
                return reading.apply(some);
            }

            @Override
            public Answer<T> failed(K key, MagentoException failure) {
                return Answer.failed(name.apply(key), failure);
            }

            @Override
            public void probe() {
                service.get(RestApi::storeViews, PROBE);
            }
        };
        return new Batches<>(roundTrip, size, workers, ServiceTime::ticks).call(keys);
    }
}
