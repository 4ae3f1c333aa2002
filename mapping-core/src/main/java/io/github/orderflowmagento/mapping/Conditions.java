package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The conditions of a mapping. An entity is mapped only if it meets all of them; otherwise it is skipped. Immutable: methods return changed
 * copies.
 *
 * @param <S> the type of the mapped entities
 */
public final class Conditions<S> {
    /** The title of the conditions among the tables of a mapping. */
    static final String TITLE = "only if";

    /** The output of a condition that is met, in an explanation. */
    static final String MET = "met";

    private final SourceFields<S> fields;
    private final List<Condition<S>> all;

    private Conditions(SourceFields<S> fields, List<Condition<S>> all) {
        this.fields = fields;
        this.all = List.copyOf(all);
    }

    /**
     * Returns an empty list of conditions.
     *
     * @param fields reads the fields of entities by name
     */
    public static <S> Conditions<S> none(SourceFields<S> fields) {
        return new Conditions<>(fields, List.of());
    }

    /** Returns the conditions, in order. */
    public List<Condition<S>> all() {
        return all;
    }

    /** Returns the reader of the fields of entities. */
    public SourceFields<S> fields() {
        return fields;
    }

    /** Returns these conditions with this one added, or replacing the condition of the same name. */
    public Conditions<S> with(Condition<S> condition) {
        List<Condition<S>> changed = new ArrayList<>(all);
        changed.replaceAll(present -> present.name().equals(condition.name()) ? condition : present);
        if (!changed.contains(condition)) {
            changed.add(condition);
        }
        return new Conditions<>(fields, changed);
    }

    /**
     * Returns these conditions without the one of this name.
     *
     * @throws IllegalArgumentException if there is no condition of that name; suggests the nearest name
     */
    public Conditions<S> without(String name) {
        List<String> names = all.stream().map(Condition::name).toList();
        if (!names.contains(name)) {
            throw new IllegalArgumentException("there is no condition " + name + NearestName.to(name, names));
        }
        return new Conditions<>(
                fields,
                all.stream().filter(condition -> !condition.name().equals(name)).toList());
    }

    /** Returns these conditions, with this origin for each condition that {@code earlier} does not contain. */
    public Conditions<S> from(Origin origin, Conditions<S> earlier) {
        return new Conditions<>(
                fields,
                all.stream()
                        .map(condition -> earlier.all.contains(condition) ? condition : condition.from(origin))
                        .toList());
    }

    /**
     * Returns why the entity is skipped; empty if it is not.
     *
     * @param entity the name of the entity in messages, for example {@code order 100000001}
     * @throws MappingException if a field that a condition requires is missing, or a condition fails
     */
    public Optional<String> reasonToSkip(String entity, S source) {
        for (Condition<S> condition : all) {
            missing(condition, source).findFirst().ifPresent(field -> {
                throw MappingException.missingField(entity, missing(condition, field));
            });
            if (!isMet(entity, condition, source)) {
                return Optional.of("it does not meet: " + condition);
            }
        }
        return Optional.empty();
    }

    /** Returns the names of all fields that the conditions read by name; empty if {@linkplain Condition#reads unknown} for one of them. */
    public Optional<Set<String>> reads() {
        return RuleTable.union(all.stream()
                .map(condition -> condition.reads().map(names -> {
                    Set<String> both = new LinkedHashSet<>(condition.fields());
                    both.addAll(names);
                    return both;
                })));
    }

    /** Returns the names of all fields that the conditions require. */
    public Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>();
        all.forEach(condition -> needed.addAll(condition.fields()));
        return needed;
    }

    /** Returns whether the entity has all fields that the conditions require. */
    public boolean areFieldsSent(S source) {
        return all.stream()
                .flatMap(condition -> missing(condition, source))
                .findFirst()
                .isEmpty();
    }

    private Stream<String> missing(Condition<S> condition, S source) {
        return condition.fields().stream()
                .filter(field -> !fields.isSent(source, field))
                .sorted();
    }

    private String missing(Condition<S> condition, String field) {
        return fields.sender() + " did not send " + field + ", which the condition '" + condition.name() + "' requires";
    }

    private static <S> boolean isMet(String entity, Condition<S> condition, S source) {
        try {
            return condition.predicate().test(source);
        } catch (RuntimeException e) {
            throw MappingException.inCondition(entity, condition, e);
        }
    }

    /** Returns a description of the conditions, for the description of a mapping; empty if there are none. */
    public List<Description.Part> described() {
        return all.isEmpty() ? List.of() : List.of(new Description.Part(TITLE, table().rules()));
    }

    /**
     * Explains for each condition whether an entity meets it; empty if there are no conditions.
     *
     * @param source returns the entity for one condition, with its values {@linkplain Observer#watch watched} by the observer
     */
    public List<Explanation.Part> explained(Function<Observer, S> source) {
        return all.isEmpty() ? List.of() : List.of(new Explanation.Part(TITLE, table().explain(source)));
    }

    /** Returns the conditions as rules whose value is whether the condition is met. */
    RuleTable<S> table() {
        return RuleTable.of(
                fields,
                all.stream()
                        .map(condition -> Rule.<S>always(
                                        condition.name(), condition.source(), source -> word(condition, source))
                                .from(condition.origin())
                                .reading(condition.fields()))
                        .toList());
    }

    private String word(Condition<S> condition, S source) {
        missing(condition, source).findFirst().ifPresent(field -> {
            throw new IllegalStateException(missing(condition, field));
        });
        return condition.predicate().test(source) ? MET : "not met";
    }

    @Override
    public String toString() {
        return "Conditions" + all;
    }
}
