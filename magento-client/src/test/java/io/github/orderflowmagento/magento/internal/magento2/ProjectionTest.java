package io.github.orderflowmagento.magento.internal.magento2;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductSummary;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked for of rows is what there are accessors for. */
class ProjectionTest {
    static List<Arguments> projections() {
        return List.of(
                Arguments.of(Projection.ORDER_HEADS, OrderSummary.class),
                Arguments.of(Projection.PRODUCT_SUMMARIES, ProductSummary.class));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void allThatRowsHaveAccessorsForIsAskedFor(Projection projection, Class<?> model) {
        List<String> read = Arrays.stream(model.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0)
                .filter(method -> !method.isDefault() || method.getName().equals("incrementId"))
                .filter(method -> !method.getName().equals("fields"))
                .map(ProjectionTest::field)
                .distinct()
                .toList();

        assertThat(read).hasSizeGreaterThan(5);
        assertThat(projection.names()).containsAll(read);
    }

    private static String field(Method accessor) {
        JsonProperty named = accessor.getAnnotation(JsonProperty.class);
        return named == null ? new SnakeCaseStrategy().translate(accessor.getName()) : named.value();
    }
}
