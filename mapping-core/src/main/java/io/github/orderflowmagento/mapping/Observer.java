package io.github.orderflowmagento.mapping;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.Fields;

/**
 * Records what a rule reads, so that an explanation shows the actual inputs of any rule. Values are wrapped in proxies that delegate every
 * call. Only explanations use it; mapping uses no reflection.
 */
public final class Observer {
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    private final Map<String, @Nullable String> seen = new LinkedHashMap<>();

    Observer() {}

    /** Returns the values read so far, by field. */
    Map<String, @Nullable String> seen() {
        return Collections.unmodifiableMap(seen);
    }

    /**
     * Returns a proxy for the value that records what is read.
     *
     * @param type the interface through which the value is read
     * @param name the prefix of its fields in the explanation, for example {@code item}; empty for the entity itself
     */
    public <T> T watch(Class<T> type, T value, String name) {
        InvocationHandler handler = (self, method, arguments) -> answer(name, value, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object answer(String name, Object value, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object answer;
        try {
            answer = method.invoke(value, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
        if (method.getDeclaringClass() == Object.class) {
            return answer;
        }
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof String field) {
            // an attribute of a message's line: decimal("quantity")
            note(path(name, field), answer instanceof Optional<?> optional ? optional.orElse(null) : answer);
            return answer;
        }
        // the shop's names have underscores, the warehouse's do not
        String field = value instanceof Entity ? snakeCase(method.getName()) : method.getName();
        return method.getParameterCount() == 0 ? observed(path(name, field), name, answer) : answer;
    }

    private @Nullable Object observed(String path, String owner, @Nullable Object answer) {
        if (answer instanceof Fields fields) {
            return fields.withReadListener((field, value) -> note(path(owner, field), value));
        }
        if (answer instanceof Map<?, ?> attributes) {
            return withReadListener(attributes, owner);
        }
        if (answer instanceof Optional<?> optional && optional.orElse(null) instanceof Entity entity) {
            return Optional.of(watched(entity, path));
        }
        if (answer instanceof List<?> list && list.stream().anyMatch(Entity.class::isInstance)) {
            List<Object> watched = new ArrayList<>();
            for (Object element : list) {
                watched.add(
                        element instanceof Entity entity
                                ? watched(entity, path + "[" + watched.size() + "]")
                                : element);
            }
            return watched;
        }
        note(path, answer instanceof Optional<?> optional ? optional.orElse(null) : answer);
        return answer;
    }

    private Map<?, ?> withReadListener(Map<?, ?> attributes, String owner) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<Object, Object>> entrySet() {
                return Map.<Object, Object>copyOf(attributes).entrySet();
            }

            @Override
            public @Nullable Object get(@Nullable Object name) {
                Object value = attributes.get(name);
                note(path(owner, String.valueOf(name)), value);
                return value;
            }
        };
    }

    private Object watched(Entity entity, String path) {
        for (Class<?> type : entity.getClass().getInterfaces()) {
            if (Entity.class.isAssignableFrom(type)) {
                return watchedAs(type, entity, path);
            }
        }
        return entity;
    }

    private <T> T watchedAs(Class<T> type, Object entity, String path) {
        return watch(type, type.cast(entity), path);
    }

    private void note(String path, @Nullable Object value) {
        seen.put(path, value == null ? null : value.toString());
    }

    private static String path(String owner, String field) {
        return owner.isEmpty() ? field : owner + "." + field;
    }

    private static String snakeCase(String accessor) {
        return CAPITAL.matcher(accessor).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
