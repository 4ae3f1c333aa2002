package io.github.orderflowmagento.operation.internal.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * The loop of both exports: takes keys, reads the entities from the shop in batches, maps them one by one, and sends them in batches. A
 * problem with one entity is recorded for that entity.
 *
 * @param <T> what is exported
 */
public final class ExportLoop<T> {
    /**
     * Keys that are read together.
     *
     * @param doubtful those of them that the run has come to before: only what proves to be another entity is exported
     * @param reached up to where the changes are settled when these are
     * @param answers returns the shop's answers about them; throws if it could not be queried
     */
    private record Batch<T>(List<String> keys, Set<String> doubtful, long reached, Supplier<List<Answer<T>>> answers) {}

    private final ExportKind<T> kind;
    private final RunRecorder recorder;
    private final Channels channels;
    private final Function<String, ImportSender> senders;
    private final int batchSize;
    private final OutageDetector watch;

    /** Whether the entities were requested explicitly. */
    private boolean isOnDemand;

    private final SeenKeys met = new SeenKeys();

    /** Keys that were read but not sent, since the run had ended. */
    private final Set<String> notSent = new HashSet<>();

    private final IncompleteEntities incomplete;

    /** @param senders one sender per channel */
    public ExportLoop(
            ExportKind<T> kind,
            RunRecorder recorder,
            Channels channels,
            Function<String, ImportSender> senders,
            int batchSize) {
        this.kind = kind;
        this.recorder = recorder;
        this.channels = channels;
        this.senders = senders;
        this.batchSize = batchSize;
        this.watch = new OutageDetector(recorder);
        this.incomplete = new IncompleteEntities(recorder);
    }

    /**
     * Executes a whole run: due failed entities and changed ones, in the same batches, so that repeated failures can be distinguished from
     * an outage by the others' success.
     *
     * @param changed the changed entities
     * @param unlisted the entities that the shop could not list
     */
    public Run run(RunState state, ChangedKeys changed, UnreadableListEntries unlisted) {
        Stream<String> waiting = Stream.of(state.waiting().keySet().stream()
                        .filter(key -> !unlisted.isKey(key))
                        .toList())
                .flatMap(kind::due)
                .map(kind::shopKey);
        WalkProgress progress = new WalkProgress(recorder, state.watermark(), changed.walk(), unlisted, this::next);
        export(waiting.iterator(), changed, number -> {
            if (incomplete.isEmpty()) {
                progress.batchEnded(number);
            }
        });
        incomplete.judge();
        kind.end();
        return progress.close();
    }

    private RunState.Builder next() {
        RunState.Builder next = RunState.builder().from(recorder.base());
        kind.remember(next);
        return next;
    }

    /** Exports entities requested by the shop's keys. Changes of the shop are left to other runs. */
    public Run runOnDemand(List<String> requested) {
        isOnDemand = true;
        List<String> keys = meant(requested);
        export(keys.iterator(), ChangedKeys.none(), number -> {});
        incomplete.judge();
        keys.stream()
                .filter(key -> met.add(key) || notSent.contains(key))
                .forEach(recorder::notWritten); // the run ended before them
        kind.end();
        return recorder.close(next());
    }

    private List<String> meant(List<String> requested) {
        try {
            return kind.requested(requested);
        } catch (MagentoException e) {
            recorder.endEarly(e);
            return requested;
        }
    }

    /**
     * Exports the entities of the keys, until there are no more or the run ends.
     *
     * @param first keys that may also be among those of the changes
     * @param batchEnded receives the position up to which the changes are settled
     */
    private void export(Iterator<String> first, ChangedKeys changed, LongConsumer batchEnded) {
        try (ReadAhead reading = new ReadAhead(recorder.readsAhead())) {
            Deque<Batch<T>> read = new ArrayDeque<>();
            Optional<MagentoException> failure = Optional.empty();
            boolean goesOn = true;
            while (goesOn && !recorder.hasEnded()) {
                List<String> keys = new ArrayList<>();
                Set<String> doubtful = new HashSet<>();
                try {
                    goesOn = collect(keys, doubtful, first, changed.keys());
                } catch (MagentoException e) {
                    // the list itself could not be read on: what is in hand is exported anyway
                    failure = Optional.of(e);
                    goesOn = false;
                }
                if (!keys.isEmpty()) {
                    read.add(new Batch<>(keys, doubtful, changed.last(), reading.begin(kind.reading(keys))));
                }
                while (!recorder.hasEnded() && read.size() > (goesOn ? reading.ahead() : 0)) {
                    exportBatch(read.remove(), batchEnded);
                }
            }
            read.forEach(batch -> notSent.addAll(batch.keys()));
            failure.ifPresent(recorder::endEarly);
        }
    }

    /**
     * Collects the keys of a batch.
     *
     * @return whether there may be more
     */
    private boolean collect(
            List<String> batch, Set<String> doubtful, Iterator<String> first, Iterator<String> changed) {
        Set<String> keys = new HashSet<>();
        while (batch.size() < batchSize) {
            boolean isFirst = first.hasNext();
            if (!isFirst && !changed.hasNext()) {
                return false;
            }
            String key = isFirst ? first.next() : changed.next();
            boolean isNew = isFirst ? met.add(key) : !met.contains(key);
            boolean isOpen = isNew && (isOnDemand || isOfAChannel(key) || (!recorder.has(key) && !recorder.waits(key)));
            boolean isDoubtful = !isOpen && !isFirst && kind.mayBeAnother(key);
            if ((isOpen || isDoubtful) && keys.add(key)) {
                batch.add(key);
                if (isDoubtful) {
                    doubtful.add(key);
                }
            }
        }
        return true;
    }

    /** Returns whether the shop's key looks like the run's key of another entity in a channel. */
    private boolean isOfAChannel(String key) {
        return !kind.shopKey(key).equals(key);
    }

    private void exportBatch(Batch<T> batch, LongConsumer batchEnded) {
        Map<String, List<ImportItem>> imports = new TreeMap<>();
        List<Answer<T>> answers;
        try {
            answers = kind.beginBatch(batch.answers().get());
        } catch (MagentoException e) {
            // for example a missing store view: no key is the cause
            batch.keys().forEach(key -> recorder.notTried(key, Failures.reason(e)));
            recorder.endEarly(e);
            return;
        }
        watch.others(answers.stream().anyMatch(answer -> answer.value().isPresent()));
        Set<String> inBatch = new HashSet<>();
        for (Answer<T> answer : answers) {
            if (met.isAnswered(answer.key()) || batch.doubtful().contains(answer.key()) || !inBatch.add(answer.key())) {
                continue;
            }
            answer.failure().ifPresent(failure -> unread(answer.key(), failure));
            answer.value().ifPresent(entity -> route(answer.key(), entity, imports));
        }
        if (batch.keys().stream().anyMatch(met::contains)) {
            met.answered(inBatch);
        }
        incomplete.batchEnded(
                answers.stream().flatMap(answer -> answer.value().stream()).anyMatch(kind::isComplete));
        imports.forEach((channel, items) -> senders.apply(channel).send(items));
        kind.endBatch();
        recorder.announce();
        batchEnded.accept(batch.reached());
    }

    private void unread(String key, MagentoException failure) {
        if (failure instanceof MagentoException.NotFound && failure.concerns() == MagentoException.Concern.ITEM) {
            if (isOnDemand) {
                recorder.unknown(key, "the shop has none");
            } else {
                recorder.skipped(key, "no longer in the shop");
            }
            forgetOthers(key, Set.of());
        } else {
            watch.record(key, failure); // for example an order that crashes PHP
        }
    }

    /** Maps the entity for each of its channels. */
    private void route(String key, T entity, Map<String, List<ImportItem>> imports) {
        Set<String> its;
        recorder.conceal(key, kind.personalData(entity));
        try {
            its = kind.channels(entity);
        } catch (RuntimeException e) {
            failed(key, e);
            return;
        }
        if (its.isEmpty()) {
            recorder.skipped(key, "no channel sells it");
        }
        forgetOthers(key, its);
        if (its.stream().noneMatch(channel -> kind.key(key, channel).equals(key)) && !recorder.has(key)) {
            recorder.forget(key); // it failed before its channels were known
        }
        for (String channel : its) {
            String name = kind.key(key, channel);
            if (name.equals(key) || isOnDemand || (!recorder.has(name) && !recorder.waits(name))) {
                mapped(name, entity)
                        .ifPresent(item -> imports.computeIfAbsent(channel, added -> new ArrayList<>())
                                .add(item));
            }
        }
    }

    /** Settles earlier failures in channels that the entity is no longer for. */
    private void forgetOthers(String key, Set<String> its) {
        for (String channel : channels.names()) {
            String name = kind.key(key, channel);
            if (!name.equals(key) && !its.contains(channel)) {
                recorder.forget(name);
            }
        }
    }

    private Optional<ImportItem> mapped(String key, T entity) {
        try {
            recorder.conceal(key, kind.personalData(entity));
            if (isUnchanged(entity) && recorder.leavesAlone(key)) {
                return Optional.empty();
            }
            Optional<String> reasonToSkip =
                    isUnchanged(entity) && !recorder.failed().containsKey(key)
                            ? Optional.of("unchanged since it was last processed")
                            : kind.reasonToSkip(entity);
            if (reasonToSkip.isEmpty()) {
                Optional<String> reasonToWait = kind.reasonToWait(entity);
                reasonToWait.ifPresent(reason -> recorder.notTried(key, reason));
                return reasonToWait.isPresent() ? Optional.empty() : Optional.of(kind.map(key, entity));
            }
            kind.changedAfterExport(entity)
                    .ifPresentOrElse(
                            difference -> recorder.differs(key, difference.kind(), difference.why()),
                            () -> recorder.skipped(key, reasonToSkip.get()));
        } catch (RuntimeException e) {
            failed(key, e);
        }
        return Optional.empty();
    }

    /** Returns whether an earlier run has processed the entity as it is; requested entities are sent regardless. */
    private boolean isUnchanged(T entity) {
        return !isOnDemand && kind.isUnchanged(entity);
    }

    private void failed(String key, RuntimeException failure) {
        if (failure instanceof MappingException unmapped && unmapped.isMissingField()) {
            incomplete.add(key, unmapped);
        } else if (failure instanceof MappingException) {
            recorder.failedForGood(key, Failures.reason(failure));
        } else {
            // exceptions of custom rules and of values affect only this entity
            recorder.failedForGood(key, "it cannot be mapped: " + failure);
        }
    }
}
