package io.github.orderflowmagento.operation.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/** The outcomes of a run: all of them, or the failed ones and the number of the others. */
final class RunItems {
    private final boolean failuresOnly;
    private final Map<String, ItemOutcome> items = new LinkedHashMap<>();
    private final List<String> unannounced = new ArrayList<>();
    private final Map<Outcome, Integer> omitted = new EnumMap<>(Outcome.class);

    /** Keys of omitted items that the run may process again. */
    private final Set<String> remembered = new HashSet<>();

    private int failures;

    RunItems(boolean failuresOnly) {
        this.failuresOnly = failuresOnly;
    }

    boolean has(String key) {
        return items.containsKey(key) || remembered.contains(key);
    }

    void put(ItemOutcome item) {
        if (items.put(item.key(), item) == null) {
            unannounced.add(item.key());
        }
    }

    /**
     * Announces what was added since the last call. An item that is not kept may be added again later, and then counts as another.
     *
     * @param comesAgain returns the key, as the failed items hold it, if the run may process the item again; empty otherwise
     */
    void announce(Consumer<ItemOutcome> listener, Function<String, Optional<String>> comesAgain) {
        for (String key : unannounced) {
            ItemOutcome item = Objects.requireNonNull(items.get(key));
            listener.accept(item);
            if (failuresOnly && !keeps(item)) {
                items.remove(key);
                omitted.merge(item.outcome(), 1, Integer::sum);
                comesAgain.apply(key).ifPresent(remembered::add);
            }
        }
        unannounced.clear();
    }

    private boolean keeps(ItemOutcome item) {
        boolean hasFailed = item.outcome() == Outcome.WILL_RETRY || item.outcome() == Outcome.GIVEN_UP;
        if (hasFailed && failures < Run.MOST_FAILURES) {
            failures++;
            return true;
        }
        return false;
    }

    Collection<ItemOutcome> kept() {
        return items.values();
    }

    Map<Outcome, Integer> omitted() {
        return omitted;
    }
}
