package io.github.orderflowmagento.magento.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import org.jspecify.annotations.Nullable;

/** Binds {@link Fields} to the typed values; the one place that knows how. */
final class ModelReader {
    /** Under this name each entity receives the whole of itself. No Magento field can be called so. */
    static final String ALL_FIELDS = "$fields";

    /** The fields that hold entities or lists. */
    private static final Set<String> STRUCTURED =
            Set.of("items", "payment", "shipping_address", "billing_address", "tracks", "comments");

    /** The fields that hold one entity each; PHP writes {@code false}, an empty list or text where there is none. */
    private static final Set<String> ENTITIES = Set.of("payment", "shipping_address", "billing_address");

    /** The fields that hold lists of entities without which the whole is still worth having. */
    private static final Set<String> SPARE_LISTS =
            Set.of("status_history", "status_histories", "tier_price", "tier_prices");

    /** The lists of which one without elements says something: on no website. */
    private static final Set<String> TELLING_LISTS = Set.of("websites", "website_ids");

    /** How a generated builder names the required attributes that were not set. */
    private static final Pattern NOT_SET = Pattern.compile("required attributes are not set \\[(\\w+)");

    /** Flags of which Magento says "no" by a null: a column that nothing was ever written to. Of one that is absent nothing is known. */
    private static final Set<String> NULL_IS_NO =
            Set.of("email_sent", "is_customer_notified", "customer_is_guest", "locked_do_ship");

    private static final String[] UNITS_GONE = {"qty_shipped", "qty_refunded", "qty_canceled"};

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(Scalars.module()
                    .addSerializer(Fields.class, new EmbeddingSerializer())
                    .addDeserializer(Fields.class, new EmbeddingDeserializer()))
            .propertyNamingStrategy(SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ModelReader() {}

    /** @throws InvalidFieldException if a typed field is missing though required, or does not hold what it should */
    static <T> T read(Fields fields, Class<T> type) {
        T value;
        try {
            value = MAPPER.convertValue(bindable(fields.asMap()), type);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
        requireTold(value);
        return value;
    }

    /**
     * Refuses what a shop sent without a field whose absence would pass for "nothing": an order's rows, what of them has been shipped
     * already, and the lists of a shipment by which a despatch is known again. A null passes: with it the shop says "nothing". And an
     * order without its number, which a row of the list may lack.
     */
    private static void requireTold(Object value) {
        if (value instanceof Order order) {
            requireNumber(order);
            requireTold(order, "", "items");
            for (int i = 0; i < order.items().size(); i++) {
                requireTold(order.items().get(i), "items[" + i + "].", UNITS_GONE);
            }
        } else if (value instanceof OrderItem item) {
            requireTold(item, "", UNITS_GONE);
        } else if (value instanceof Shipment shipment) {
            requireTold(shipment, "", "items", "tracks", "comments");
            for (int i = 0; i < shipment.tracks().size(); i++) {
                Track track = shipment.tracks().get(i);
                if (!track.fields().has("track_number")) {
                    requireTold(track, "tracks[" + i + "].", "number");
                }
            }
        }
    }

    private static void requireNumber(Order order) {
        if (order.orderId().isEmpty()) {
            throw new InvalidFieldException(
                    "order_id",
                    order.fields()
                            .nonBlank("order_id")
                            .map(text -> "'" + Scalars.shortened(text) + "' is not a whole number")
                            .orElse(Scalars.MISSING));
        }
    }

    private static void requireTold(Entity entity, String path, String... names) {
        for (String name : names) {
            if (!entity.fields().has(name)) {
                throw new InvalidFieldException(path + name, Scalars.MISSING);
            }
        }
    }

    /** Without the failure as its cause: Jackson's messages repeat what the fields hold. */
    private static InvalidFieldException invalid(IllegalArgumentException failure) {
        if (failure.getCause() instanceof InvalidFormatException format) {
            if (format.getOriginalMessage().endsWith(Scalars.MISSING)) {
                return new InvalidFieldException(path(format), Scalars.MISSING);
            }
            String value = Scalars.shortened(String.valueOf(format.getValue()));
            // the original message ends in what was expected: "… is not a number"
            String expected = format.getOriginalMessage().replaceFirst("(?s).*(is not a .*)", "$1");
            return new InvalidFieldException(path(format), "'" + value + "' " + expected);
        }
        if (failure.getCause() instanceof ValueInstantiationException missing) {
            Matcher notSet = NOT_SET.matcher(rootMessage(missing));
            return notSet.find()
                    ? new InvalidFieldException(
                            path(missing, fieldName(missing.getType().getRawClass(), notSet.group(1))), Scalars.MISSING)
                    : new InvalidFieldException(path(missing), "is incomplete: " + rootMessage(missing));
        }
        if (failure.getCause() instanceof JsonMappingException other) {
            return new InvalidFieldException(path(other), "cannot be read");
        }
        return new InvalidFieldException("?", "cannot be read");
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** What a shop calls the field that an accessor of the model reads. */
    private static String fieldName(Class<?> generated, String accessor) {
        return Arrays.stream(generated.getInterfaces())
                .flatMap(model -> Arrays.stream(model.getMethods()))
                .filter(method -> method.getName().equals(accessor))
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(JsonProperty.class)))
                .map(JsonProperty::value)
                .findFirst()
                .orElseGet(() -> SNAKE_CASE.translate(accessor));
    }

    private static String path(JsonMappingException failure, String field) {
        String path = failure.getPath().isEmpty() ? "" : path(failure);
        return path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "(top)" : path.toString();
    }

    /**
     * The same tree with each map carrying the whole of itself, lists with gaps closed, and without what says nothing: nulls,
     * and empty lists, for PHP sends an empty map (the shipping address of a virtual order) as an empty list, and modules send
     * an empty text.
     */
    private static Map<String, Object> bindable(Map<String, ? extends @Nullable Object> map) {
        Map<String, Object> bindable = new LinkedHashMap<>();
        map.forEach((name, sent) -> {
            Object value = SPARE_LISTS.contains(name) ? entitiesAmong(sent) : sent;
            if (value == null && NULL_IS_NO.contains(name)) {
                value = false;
            }
            boolean emptyList = value instanceof List<?> list && list.isEmpty() && !TELLING_LISTS.contains(name);
            boolean emptyText = value instanceof String text && text.isBlank() && STRUCTURED.contains(name);
            boolean noEntity = ENTITIES.contains(name) && !(value instanceof Map);
            if (value != null && !emptyList && !emptyText && !noEntity) {
                bindable.put(name, bindableValue(value));
            }
        });
        bindable.put(ALL_FIELDS, Fields.of(map));
        return bindable;
    }

    private static List<?> entitiesAmong(@Nullable Object value) {
        Collection<?> elements =
                value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : List.of();
        return elements.stream().filter(element -> element instanceof Map).toList();
    }

    @SuppressWarnings("unchecked") // Fields has string keys throughout
    private static Object bindableValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return isListWithGaps(map) ? bindableList(map.values()) : bindable((Map<String, @Nullable Object>) map);
        }
        return value instanceof List<?> list ? bindableList(list) : value;
    }

    private static List<Object> bindableList(Iterable<?> elements) {
        List<Object> bindable = new ArrayList<>();
        for (Object element : elements) {
            if (element != null) {
                bindable.add(bindableValue(element));
            }
        }
        return bindable;
    }

    private static boolean isListWithGaps(Map<?, ?> map) {
        return !map.isEmpty()
                && map.keySet().stream()
                        .allMatch(key -> key instanceof String name
                                && !name.isEmpty()
                                && name.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    private static final class EmbeddingSerializer extends JsonSerializer<Fields> {
        @Override
        public void serialize(Fields fields, JsonGenerator generator, SerializerProvider serializers)
                throws IOException {
            generator.writeEmbeddedObject(fields);
        }
    }

    private static final class EmbeddingDeserializer extends JsonDeserializer<Fields> {
        @Override
        public Fields deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return (Fields) parser.getEmbeddedObject();
        }
    }
}
