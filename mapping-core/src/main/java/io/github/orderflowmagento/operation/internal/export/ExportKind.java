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
 * The kind of entity that an {@link ExportLoop} exports.
 *
 * @param <T> the entity
 */
public interface ExportKind<T> {
    /**
     * Reads the entities, each under its key in the run from now on: one of the given keys, or another. The returned function does the
     * reading, once, possibly in another thread; all other methods are called by the thread that runs the operation.
     */
    Supplier<List<Answer<T>>> reading(List<String> keys);

    /**
     * Prepares entities that were read for mapping and sending.
     *
     * @return the entities, completed with further requests
     */
    default List<Answer<T>> beginBatch(List<Answer<T>> read) {
        return read;
    }

    /** Returns the channels of the entity; empty if none sells it. Irrelevant for skipped entities. */
    Set<String> channels(T entity);

    /** Returns the run's key of the entity in a channel. */
    default String key(String key, String channel) {
        return key;
    }

    /** Returns the keys, and those to be tried for what failed under one of them. May send requests to the shop. */
    default Stream<String> due(List<String> waiting) {
        return waiting.stream();
    }

    /** Returns the keys of requested entities. May send requests to the shop. */
    default List<String> requested(List<String> keys) {
        return keys;
    }

    /** Returns the shop's key from the run's key of an entity. */
    default String shopKey(String key) {
        return key;
    }

    /** Whether what has changed under the key may be another entity than the one that the run has come to before. Sends nothing. */
    default boolean mayBeAnother(String key) {
        return false;
    }

    /** Whether an earlier run has met the entity as it is. */
    boolean isUnchanged(T entity);

    /** Returns why the entity is not to be sent; empty if it is. */
    Optional<String> reasonToSkip(T entity);

    /** Returns why the entity, which is to be sent, must wait; empty if it may be sent. */
    default Optional<String> reasonToWait(T entity) {
        return Optional.empty();
    }

    /**
     * Returns how the entity differs from the one exported under its key, if it would be skipped; empty if it does not, or that is unknown.
     */
    default Optional<ExportedOrders.Difference> changedAfterExport(T entity) {
        return Optional.empty();
    }

    /** Returns what the next run remembers of sent entities. */
    default void remember(RunState.Builder next) {}

    /** Handles the outcomes of a sent batch, which are dropped afterwards. */
    default void endBatch() {}

    /** Ends the export: no more entities follow. */
    default void end() {}

    /** Returns whether the shop returned the mandatory fields of the entity. */
    default boolean isComplete(T entity) {
        return true;
    }

    /** Returns the personal data that texts about the entity must not contain. */
    default PersonalData personalData(T entity) {
        return PersonalData.none();
    }

    /**
     * Returns the import of the entity.
     *
     * @param key the run's key of the entity
     * @throws MappingException if it cannot be mapped
     */
    ImportItem map(String key, T entity);
}
