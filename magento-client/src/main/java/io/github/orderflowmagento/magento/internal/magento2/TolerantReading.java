package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/**
 * Reads optional parts of an order or a product: what the shop cannot return is empty, and a temporary failure is a failure, for a later
 * attempt. If a failure may be either, a minimal request is sent to the same resource; if that is answered, and the original request fails
 * again, the shop cannot return it.
 */
final class TolerantReading {
    private static final Logger LOG = LoggerFactory.getLogger(TolerantReading.class);

    private final String what;

    /** @param what the part that is read, for warnings */
    TolerantReading(String what) {
        this.what = what;
    }

    /**
     * Returns one answer per key, in order.
     *
     * @param reading returns one answer per key, in order
     * @param probe sends a minimal request to the same resource; throws if it does not answer
     */
    <K, T> List<Answer<Optional<T>>> read(
            List<K> keys, Function<List<K>, List<Answer<Optional<T>>>> reading, Runnable probe) {
        List<Answer<Optional<T>>> answers = reading.apply(keys);
        List<K> inDoubt = IntStream.range(0, keys.size())
                .filter(i -> mayBeTemporary(answers.get(i)))
                .mapToObj(keys::get)
                .toList();
        if (inDoubt.isEmpty() || !isAnswered(probe)) {
            return answers.stream()
                    .map(answer -> isLasting(answer) ? unknown(answer) : answer)
                    .toList();
        }
        Iterator<Answer<Optional<T>>> again = reading.apply(inDoubt).iterator();
        return answers.stream()
                .map(answer -> mayBeTemporary(answer) ? again.next() : answer)
                .map(answer -> isLasting(answer) || mayBeTemporary(answer) ? unknown(answer) : answer)
                .toList();
    }

    /** Returns the same for a single request. */
    <T> Answer<Optional<T>> read(String key, Supplier<T> one, Runnable probe) {
        return read(List.of(key), keys -> List.of(answer(key, one)), probe).get(0);
    }

    private static <T> Answer<Optional<T>> answer(String key, Supplier<T> one) {
        try {
            return Answer.of(key, Optional.of(one.get()));
        } catch (MagentoException e) {
            return Answer.failed(key, e);
        }
    }

    private static boolean isAnswered(Runnable probe) {
        try {
            probe.run();
            return true;
        } catch (MagentoException e) {
            return false;
        }
    }

    private <T> Answer<Optional<T>> unknown(Answer<Optional<T>> answer) {
        LOG.warn(
                "{} are unknown for {}: {}",
                what,
                answer.key(),
                answer.failure().map(MagentoException::getMessage).orElse(""));
        return Answer.of(answer.key(), Optional.empty());
    }

    /** Whether the failure may be caused by the request, or be temporary. */
    private static boolean mayBeTemporary(Answer<?> answer) {
        return answer.failure()
                .filter(failure -> failure.concerns() != Concern.ITEM)
                .filter(failure -> failure instanceof MagentoException.NotUnderstood
                        || (failure.concerns() == Concern.UNDETERMINED && mayHaveKilledTheShop(failure)))
                .isPresent();
    }

    /** A proxy answers for a crashed PHP as for a busy shop; one that counts requests answers differently. */
    private static boolean mayHaveKilledTheShop(MagentoException failure) {
        return failure instanceof MagentoException.ServerFault
                || (failure instanceof MagentoException.Busy && failure.outcomeUnknown());
    }

    /** Whether the shop has answered that it cannot return it, or not with these credentials. */
    private static boolean isLasting(Answer<?> answer) {
        return !mayBeTemporary(answer)
                && answer.failure()
                        .filter(failure -> MissingRight.isNamedBy(failure)
                                || !(failure instanceof MagentoException.NotReached
                                        || failure instanceof MagentoException.NoAnswer
                                        || failure instanceof MagentoException.NotPermitted
                                        || failure instanceof MagentoException.RefusedCredentials
                                        || failure instanceof MagentoException.Busy
                                        || failure instanceof MagentoException.ServerFault))
                        .isPresent();
    }
}
