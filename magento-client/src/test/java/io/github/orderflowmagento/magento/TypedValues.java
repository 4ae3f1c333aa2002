package io.github.orderflowmagento.magento;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.InvalidFieldException;

/** All that the typed accessors of a model say, by path: {@code items[0].qtyOrdered = 2}. */
final class TypedValues {
    private TypedValues() {}

    static Map<String, String> of(Object value) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", value, values);
        return values;
    }

    private static void collect(String path, Object value, Map<String, String> values) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> collect(path, present, values));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(path + "[" + i + "]", list.get(i), values);
            }
        } else if (value instanceof Entity) {
            for (Method accessor : accessors(value)) {
                collect(path + (path.isEmpty() ? "" : ".") + accessor.getName(), read(accessor, value), values);
            }
        } else if (value instanceof BigDecimal number) {
            values.put(
                    path,
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else {
            values.put(path, value.toString());
        }
    }

    private static List<Method> accessors(Object entity) {
        return Arrays.stream(entity.getClass().getInterfaces())
                .filter(Entity.class::isAssignableFrom)
                .flatMap(model -> Arrays.stream(model.getMethods()))
                .filter(TypedValues::isAccessor)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    static boolean isAccessor(Method method) {
        return method.getDeclaringClass() != Entity.class
                && method.getReturnType() != void.class
                && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers());
    }

    static Object read(Method accessor, Object entity) {
        try {
            return accessor.invoke(entity);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidFieldException) {
                return Optional.empty(); // the shop does not send what it is computed from
            }
            throw new LinkageError(accessor.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(accessor.getName(), e);
        }
    }
}
