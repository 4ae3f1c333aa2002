package io.github.orderflowmagento.operation.internal.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * What an {@link ExportLoop} needs to know about the kind of entity it exports.
 *
 * @param <T> the entity
 */
public interface ExportKind<T> {
    /**
     * Reads the entities, each under what the run knows it by from now on: a key of those given, or another. What is returned does the
     * reading, once, in another thread perhaps; all else is called by the thread that runs the operation.
     */
    Supplier<List<Answer<T>>> reading(List<String> keys);

    /**
     * Entities that were read are about to be mapped, and sent.
     *
     * @return the entities, with what is asked for then
     */
    default List<Answer<T>> beginBatch(List<Answer<T>> read) {
        return read;
    }

    /** The channels that the entity is for; empty if none sells it. Of what is skipped it does not matter. */
    Set<String> channels(T entity);

    /** What the run knows the entity by in a channel. */
    default String key(String key, String channel) {
        return key;
    }

    /** The keys, and those of others that are to be tried for what failed under one of them. May ask the shop. */
    default Stream<String> due(List<String> waiting) {
        return waiting.stream();
    }

    /** The keys of what somebody asks for. May ask the shop. */
    default List<String> asked(List<String> keys) {
        return keys;
    }

    /** The shop's key in what the run knows an entity by. */
    default String shopKey(String key) {
        return key;
    }

    /** Whether what has changed under the key may be another entity than the one that the run has come to before. Sends nothing. */
    default boolean mayBeAnother(String key) {
        return false;
    }

    /** Whether an earlier run has met the entity as it is. */
    boolean isUnchanged(T entity);

    /** Why the entity is not for the warehouse; empty if it is. */
    Optional<String> reasonToSkip(T entity);

    /** Why the entity, which is for the warehouse, may not go yet; empty if it may. */
    default Optional<String> reasonToWait(T entity) {
        return Optional.empty();
    }

    /** How the entity is not what was exported under its key, where it would be skipped; empty if it is, or nobody can tell. */
    default Optional<ExportedOrders.Difference> changedAfterExport(T entity) {
        return Optional.empty();
    }

    /** What the next run shall remember of those that went. */
    default void remember(RunState.Builder next) {}

    /** What was sent has its outcome, which will be forgotten. */
    default void endBatch() {}

    /** There are no more. */
    default void end() {}

    /** Whether the shop tells of the entity what no import can do without. */
    default boolean isTold(T entity) {
        return true;
    }

    /** What nothing that is said of the entity may repeat. */
    default PersonalData personalData(T entity) {
        return PersonalData.none();
    }

    /**
     * The import of the entity.
     *
     * @param key what the run knows it by
     * @throws MappingException if it cannot be mapped
     */
    ImportItem map(String key, T entity);
}
