package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an entity must meet to be mapped at all: every one of these. Immutable: changing them makes others.
 *
 * @param <S> what is mapped
 */
public final class Conditions<S> {
    /** What the conditions are called among the tables of a mapping. */
    static final String TITLE = "only if";

    /** What an explanation says of a condition that holds. */
    static final String MET = "met";

    private final SourceFields<S> fields;
    private final List<Condition<S>> all;

    private Conditions(SourceFields<S> fields, List<Condition<S>> all) {
        this.fields = fields;
        this.all = List.copyOf(all);
    }

    /** No condition. */
    public static <S> Conditions<S> none(SourceFields<S> fields) {
        return new Conditions<>(fields, List.of());
    }

    /** The conditions, in order. */
    public List<Condition<S>> all() {
        return all;
    }

    /** How fields of what is mapped are read. */
    public SourceFields<S> fields() {
        return fields;
    }

    /** These with one more, or in the place of the one of the same name. */
    public Conditions<S> with(Condition<S> condition) {
        List<Condition<S>> changed = new ArrayList<>(all);
        changed.replaceAll(present -> present.name().equals(condition.name()) ? condition : present);
        if (!changed.contains(condition)) {
            changed.add(condition);
        }
        return new Conditions<>(fields, changed);
    }

    /**
     * These without one.
     *
     * @throws IllegalArgumentException if there is none of the name, naming the nearest
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

    /** These, with those of one origin that were not there earlier. */
    public Conditions<S> from(Origin origin, Conditions<S> earlier) {
        return new Conditions<>(
                fields,
                all.stream()
                        .map(condition -> earlier.all.contains(condition) ? condition : condition.from(origin))
                        .toList());
    }

    /**
     * Why the entity is left out; empty if it is not.
     *
     * @param entity what the source is, for messages: {@code order 100000001}
     * @throws MappingException if a field is not told that a condition needs, or a condition fails
     */
    public Optional<String> reasonToSkip(String entity, S source) {
        for (Condition<S> condition : all) {
            untold(condition, source).findFirst().ifPresent(field -> {
                throw MappingException.untold(entity, untold(condition, field));
            });
            if (!isMet(entity, condition, source)) {
                return Optional.of("it does not meet: " + condition);
            }
        }
        return Optional.empty();
    }

    /** All fields that the conditions read by name; empty if of one of them {@linkplain Condition#reads nobody knows}. */
    public Optional<Set<String>> reads() {
        return RuleTable.union(all.stream()
                .map(condition -> condition.reads().map(names -> {
                    Set<String> both = new LinkedHashSet<>(condition.fields());
                    both.addAll(names);
                    return both;
                })));
    }

    /** All fields without which it is not known whether an entity meets the conditions. */
    public Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>();
        all.forEach(condition -> needed.addAll(condition.fields()));
        return needed;
    }

    /** Whether all fields are told that the conditions need. */
    public boolean areTold(S source) {
        return all.stream()
                .flatMap(condition -> untold(condition, source))
                .findFirst()
                .isEmpty();
    }

    private Stream<String> untold(Condition<S> condition, S source) {
        return condition.fields().stream()
                .filter(field -> !fields.isTold(source, field))
                .sorted();
    }

    private String untold(Condition<S> condition, String field) {
        return fields.teller() + " does not tell " + field + ", which the condition '" + condition.name() + "' needs";
    }

    private static <S> boolean isMet(String entity, Condition<S> condition, S source) {
        try {
            return condition.predicate().test(source);
        } catch (RuntimeException e) {
            throw MappingException.inCondition(entity, condition, e);
        }
    }

    /** The conditions for people to read, beside the tables of a mapping; empty if there are none. */
    public List<Description.Part> described() {
        return all.isEmpty() ? List.of() : List.of(new Description.Part(TITLE, table().rules()));
    }

    /**
     * Whether an entity meets each condition; empty if there are none.
     *
     * @param source makes the source for a condition, of values that are {@linkplain Observer#watch watched}
     */
    public List<Explanation.Part> explained(Function<Observer, S> source) {
        return all.isEmpty() ? List.of() : List.of(new Explanation.Part(TITLE, table().explain(source)));
    }

    /** Each condition as a rule that says whether it is met. */
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
        untold(condition, source).findFirst().ifPresent(field -> {
            throw new IllegalStateException(untold(condition, field));
        });
        return condition.predicate().test(source) ? MET : "not met";
    }

    @Override
    public String toString() {
        return "Conditions" + all;
    }
}
