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
 * Reads what an order or a product can do without: what the shop cannot tell is empty, and what it fails to tell just now is a failure, for a later try.
 * Where a failure may be either, the resource is asked for next to nothing; if it answers that, and fails over the same again, it cannot
 * tell.
 */
final class TolerantReading {
    private static final Logger LOG = LoggerFactory.getLogger(TolerantReading.class);

    private final String what;

    /** @param what is read, for warnings */
    TolerantReading(String what) {
        this.what = what;
    }

    /**
     * One answer per key, in order.
     *
     * @param reading gives one answer per key, in order
     * @param probe asks the same resource for next to nothing; throws if it does not answer
     */
    <K, T> List<Answer<Optional<T>>> read(
            List<K> keys, Function<List<K>, List<Answer<Optional<T>>>> reading, Runnable probe) {
        List<Answer<Optional<T>>> answers = reading.apply(keys);
        List<K> inDoubt = IntStream.range(0, keys.size())
                .filter(i -> isInDoubt(answers.get(i)))
                .mapToObj(keys::get)
                .toList();
        if (inDoubt.isEmpty() || !isAnswered(probe)) {
            return answers.stream()
                    .map(answer -> isLasting(answer) ? untold(answer) : answer)
                    .toList();
        }
        Iterator<Answer<Optional<T>>> again = reading.apply(inDoubt).iterator();
        return answers.stream()
                .map(answer -> isInDoubt(answer) ? again.next() : answer)
                .map(answer -> isLasting(answer) || isInDoubt(answer) ? untold(answer) : answer)
                .toList();
    }

    /** The same for what is told by one request. */
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

    private <T> Answer<Optional<T>> untold(Answer<Optional<T>> answer) {
        LOG.warn(
                "{} is not known from {}: {}",
                what,
                answer.key(),
                answer.failure().map(MagentoException::getMessage).orElse(""));
        return Answer.of(answer.key(), Optional.empty());
    }

    /** Whether the failure may lie in what was asked for, or in the hour. */
    private static boolean isInDoubt(Answer<?> answer) {
        return answer.failure()
                .filter(failure -> failure.concerns() != Concern.ITEM)
                .filter(failure -> failure instanceof MagentoException.NotUnderstood
                        || (failure.concerns() == Concern.UNDETERMINED && mayHaveKilledTheShop(failure)))
                .isPresent();
    }

    /** A proxy says of a PHP that has died what a shop says that is busy; one that counts requests says so in other words. */
    private static boolean mayHaveKilledTheShop(MagentoException failure) {
        return failure instanceof MagentoException.ServerFault
                || (failure instanceof MagentoException.Busy && failure.outcomeUnknown());
    }

    /** Whether the shop has said that it cannot tell, or not to these credentials. */
    private static boolean isLasting(Answer<?> answer) {
        return !isInDoubt(answer)
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
