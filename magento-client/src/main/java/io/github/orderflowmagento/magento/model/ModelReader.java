package io.github.orderflowmagento.magento.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import org.jspecify.annotations.Nullable;

/** Binds {@link Fields} to the typed values; all models are read here. */
final class ModelReader {
    /** Under this name each entity receives all its fields. No Magento field can have this name. */
    static final String ALL_FIELDS = "$fields";

    /** Flags for which null means "no": nothing was ever set. If one is absent, its value is unknown. */
    private static final Set<String> NULL_IS_NO =
            Set.of("email_sent", "is_customer_notified", "customer_is_guest", "locked_do_ship");

    /** The list for which empty is meaningful: on no website. */
    private static final String TELLING_LIST = "websites";

    /** How a generated builder names the required attributes that were not set. */
    private static final Pattern NOT_SET = Pattern.compile("required attributes are not set \\[(\\w+)");

    private static final String[] UNITS_GONE = {"qty_shipped", "qty_refunded", "qty_canceled"};

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(Scalars.module().addDeserializer(Fields.class, new EmbeddingDeserializer()))
            .propertyNamingStrategy(SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ModelReader() {}

    /** @throws InvalidFieldException if a required field is missing, or a required field is invalid */
    static <T> T read(Fields fields, Class<T> type) {
        T value;
        try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
            write(fields, tokens);
            value = MAPPER.readValue(tokens.asParser(), type);
        } catch (IOException e) {
            throw invalid(e);
        }
        requireSent(value);
        return value;
    }

    /**
     * Rejects what a shop sent without a field whose absence would be mistaken for "nothing": an order's rows, what of them has been
     * shipped already, and the lists by which a shipment is recognised. A null passes: with it the shop says "nothing". Also rejects an
     * order without its number, which only a row of the list may lack.
     */
    private static void requireSent(Object value) {
        if (value instanceof Order order) {
            requireNumber(order);
            requireSent(order, "", "items");
            for (int i = 0; i < order.items().size(); i++) {
                requireSent(order.items().get(i), "items[" + i + "].", UNITS_GONE);
            }
        } else if (value instanceof OrderItem item) {
            requireSent(item, "", UNITS_GONE);
        } else if (value instanceof StockItem stock) {
            requireSent(stock, "", "source_code");
        } else if (value instanceof Shipment shipment) {
            requireSent(shipment, "", "items", "tracks", "comments");
            for (int i = 0; i < shipment.tracks().size(); i++) {
                requireSent(shipment.tracks().get(i), "tracks[" + i + "].", "number");
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

    private static void requireSent(Entity entity, String path, String... names) {
        for (String name : names) {
            if (!entity.fields().has(name)) {
                throw new InvalidFieldException(path + name, Scalars.MISSING);
            }
        }
    }

    /** Without the failure as its cause: Jackson's messages repeat field values. */
    private static InvalidFieldException invalid(IOException failure) {
        if (failure instanceof InvalidFormatException format) {
            if (format.getOriginalMessage().endsWith(Scalars.MISSING)) {
                return new InvalidFieldException(path(format), Scalars.MISSING);
            }
            String value = Scalars.shortened(String.valueOf(format.getValue()));
            // the original message ends in what was expected: "… is not a number"
            String expected = format.getOriginalMessage().replaceFirst("(?s).*(is not a .*)", "$1");
            return new InvalidFieldException(path(format), "'" + value + "' " + expected);
        }
        if (failure instanceof ValueInstantiationException missing) {
            Matcher notSet = NOT_SET.matcher(rootMessage(missing));
            return notSet.find()
                    ? new InvalidFieldException(
                            path(missing, fieldName(missing.getType().getRawClass(), notSet.group(1))), Scalars.MISSING)
                    : new InvalidFieldException(path(missing), "is incomplete: " + rootMessage(missing));
        }
        if (failure instanceof JsonMappingException other) {
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

    /** Returns the field name for an accessor of the model. */
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

    /** Writes an entity with all its fields under {@link #ALL_FIELDS}, without nulls and empty lists, which carry no information. */
    private static void write(Fields fields, JsonGenerator tokens) throws IOException {
        tokens.writeStartObject();
        tokens.writeFieldName(ALL_FIELDS);
        tokens.writeEmbeddedObject(fields);
        // not its entries: an unmodifiable map creates each of them again
        Iterator<@Nullable Object> values = fields.asMap().values().iterator();
        for (String name : fields.names()) {
            Object sent = values.next();
            Object value = sent == null && NULL_IS_NO.contains(name) ? false : sent;
            boolean saysNothing = value instanceof List<?> list && list.isEmpty() && !name.equals(TELLING_LIST);
            if (value != null && !saysNothing) {
                tokens.writeFieldName(name);
                write(fields, name, value, tokens);
            }
        }
        tokens.writeEndObject();
    }

    private static void write(Fields owner, String name, Object value, JsonGenerator tokens) throws IOException {
        if (value instanceof Map<?, ?> map) {
            write(owner.within(name, map), tokens);
        } else if (value instanceof List<?> list) {
            tokens.writeStartArray();
            for (Object element : list) {
                if (element != null) {
                    write(owner, name, element, tokens);
                }
            }
            tokens.writeEndArray();
        } else if (value instanceof String text) {
            tokens.writeString(text);
        } else if (value instanceof Long number) {
            tokens.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            tokens.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            tokens.writeBoolean(flag);
        } else {
            tokens.writeObject(value);
        }
    }

    /** Reads the entity itself, or one embedded in another; null for anything else. */
    private static final class EmbeddingDeserializer extends JsonDeserializer<Fields> {
        @Override
        public Fields deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                Object embedded = parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT) ? parser.getEmbeddedObject() : null;
                parser.skipChildren();
                return embedded instanceof Fields fields ? fields : Fields.none();
            }
            parser.nextToken(); // its first field is the whole of itself
            parser.nextToken();
            Fields fields = (Fields) parser.getEmbeddedObject();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                parser.nextToken();
                parser.skipChildren();
            }
            return fields;
        }
    }
}
