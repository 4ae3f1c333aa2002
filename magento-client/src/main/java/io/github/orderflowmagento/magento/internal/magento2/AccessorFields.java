package io.github.orderflowmagento.magento.internal.magento2;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import io.github.orderflowmagento.magento.model.Entity;

/** The fields that a model has accessors for, as the model reader fills them. */
final class AccessorFields {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private AccessorFields() {}

    /** Returns their shared names; a field of a part, or of each of several, follows a point: {@code items.sku}. */
    static List<String> of(Class<? extends Entity> model) {
        List<String> names = new ArrayList<>();
        for (Method setter : setters(model)) {
            String accessor = accessor(setter);
            JsonProperty named = setter.getAnnotation(JsonProperty.class);
            String name = named.value().isEmpty() ? SNAKE_CASE.translate(accessor) : named.value();
            List<String> within = part(setter.getGenericParameterTypes()[0])
                    .flatMap(part -> of(part).stream())
                    .toList();
            names.addAll(
                    within.isEmpty()
                            ? List.of(name)
                            : within.stream().map(inner -> name + "." + inner).toList());
        }
        return List.copyOf(names);
    }

    /** Returns the setters of the model's generated builder, one for each field that is read. */
    private static List<Method> setters(Class<? extends Entity> model) {
        Class<?> generated = model.getAnnotation(JsonDeserialize.class).as();
        return Arrays.stream(generated.getDeclaredClasses())
                .filter(inner ->
                        model.isAssignableFrom(inner) && inner.getSimpleName().equals("Json"))
                .flatMap(json -> Arrays.stream(json.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(JsonProperty.class) && !method.isAnnotationPresent(JsonIgnore.class))
                .filter(method -> !method.getName().equals("setFields") && method.getParameterCount() == 1)
                .toList();
    }

    private static String accessor(Method setter) {
        String name = setter.getName().substring("set".length());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Returns the model in an optional or a list. */
    private static Stream<Class<? extends Entity>> part(Type type) {
        return type instanceof ParameterizedType generic
                        && generic.getActualTypeArguments()[0] instanceof Class<?> of
                        && Entity.class.isAssignableFrom(of)
                ? Stream.of(of.asSubclass(Entity.class))
                : Stream.empty();
    }
}
