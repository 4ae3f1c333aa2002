package io.github.orderflowmagento.magento.internal.magento1.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.StockItem;

/**
 * Converts what a Magento 1 answers to a call, over whichever web service, to fields with the shared names of {@code magento.model}. All
 * knowledge of Magento 1's formats is here:
 *
 * <ul>
 * <li>a stock record does not contain its source: it is the only {@linkplain StockItem#DEFAULT_SOURCE source};
 * <li>a name that differs from the shared one: the shared one is added, and what was sent remains;
 * <li>PHP writes {@code false}, an empty list or an empty text where there is no entity, and an empty text where there is no list: either
 * becomes null;
 * <li>PHP writes a list with gaps as a map from index to element, and may leave nulls in it: it becomes a list;
 * <li>a row's options are a text in PHP's serialised form: they become fields. A text that cannot be read remains a text.
 * </ul>
 */
public final class Magento1Shape {
    /** Lists that may be incomplete without making the entity useless. */
    private static final Set<String> SPARE_LISTS = Set.of("status_history", "tier_price");

    private static final Entity PLAIN = new Entity(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());
    private static final Entity ROW = new Entity(Map.of(), Map.of(), Map.of(), Set.of(), Set.of("product_options"));
    private static final Entity ADDRESS =
            new Entity(Map.of(), Map.of(), Map.of(), Set.of("street"), Set.of()).called("address_id", "entity_id");
    private static final Entity TRACK = PLAIN.called("track_id", "entity_id").called("number", "track_number");
    private static final Entity ORDER = new Entity(
                    Map.of(),
                    Map.of("payment", PLAIN, "shipping_address", ADDRESS, "billing_address", ADDRESS),
                    Map.of("items", ROW, "status_history", PLAIN),
                    Set.of(),
                    Set.of())
            .called("order_id", "entity_id");
    private static final Entity SHIPMENT = PLAIN.holding(Map.of("items", PLAIN, "tracks", TRACK, "comments", PLAIN));
    private static final Entity INVOICE = PLAIN.holding(Map.of("items", PLAIN, "comments", PLAIN));
    private static final Entity PRODUCT = new Entity(
                    Map.of(), Map.of(), Map.of("tier_price", PLAIN), Set.of("websites", "categories"), Set.of())
            .called("type", "type_id")
            .called("set", "attribute_set_id")
            .called("websites", "website_ids")
            .called("categories", "category_ids");
    private static final Entity IMAGE = new Entity(Map.of(), Map.of(), Map.of(), Set.of("types"), Set.of());

    /** A shop of this generation has one stock, and no field for its source. */
    private static final Map<String, String> ONE_SOURCE = Map.of("source_code", StockItem.DEFAULT_SOURCE);

    private static final Map<String, Entity> ENTITIES = Map.of(
            "sales_order", ORDER,
            "sales_order_shipment", SHIPMENT,
            "sales_order_invoice", INVOICE,
            "catalog_product", PRODUCT,
            "catalog_product_attribute_media", IMAGE);

    private Magento1Shape() {}

    /**
     * Returns the fields of one entity.
     *
     * @param resourcePath the answered call, for example {@code sales_order.info}
     * @param sent the entity as a transport returns it
     */
    public static Fields fields(String resourcePath, Map<?, ?> sent) {
        String resource = resourcePath.substring(0, Math.max(0, resourcePath.indexOf('.')));
        Map<String, String> added = resource.equals("cataloginventory_stock_item") ? ONE_SOURCE : Map.of();
        return ENTITIES.getOrDefault(resource, PLAIN).fields(sent, added);
    }

    /**
     * The format of one kind of entity.
     *
     * @param otherNames the shared name to the other name under which it may have been sent
     * @param entities the fields that contain one entity
     * @param lists the fields that contain a list of entities
     * @param values the fields that contain a list of single values
     * @param serialised the fields that contain a text in PHP's serialised form
     */
    private record Entity(
            Map<String, String> otherNames,
            Map<String, Entity> entities,
            Map<String, Entity> lists,
            Set<String> values,
            Set<String> serialised) {
        Entity called(String name, String otherName) {
            Map<String, String> names = new HashMap<>(otherNames);
            names.put(name, otherName);
            return new Entity(Map.copyOf(names), entities, lists, values, serialised);
        }

        Entity holding(Map<String, Entity> others) {
            return new Entity(otherNames, entities, others, values, serialised);
        }

        Fields fields(Map<?, ?> sent) {
            return fields(sent, Map.of());
        }

        Fields fields(Map<?, ?> sent, Map<String, String> added) {
            Fields.Builder fields = Fields.builder(sent.size() + otherNames.size() + added.size());
            added.forEach(fields::put);
            sent.forEach((name, value) -> fields.put(String.valueOf(name), shaped(String.valueOf(name), value)));
            otherNames.forEach((name, otherName) -> {
                if (saysNothing(sent.get(name)) && !saysNothing(sent.get(otherName))) {
                    fields.put(name, shaped(name, sent.get(otherName)));
                }
            });
            return fields.build();
        }

        private @Nullable Object shaped(String name, @Nullable Object value) {
            Entity entity = entities.get(name);
            if (entity != null) {
                return value instanceof Map<?, ?> map ? entity.fields(map) : null;
            }
            Entity element = lists.get(name);
            if (element != null) {
                return element.list(value, SPARE_LISTS.contains(name));
            }
            if (values.contains(name)) {
                return value instanceof Map<?, ?> map ? withoutNulls(map.values()) : value;
            }
            return value instanceof String text && serialised.contains(name)
                    ? PhpSerialized.fields(text)
                            .<Object>map(Function.identity())
                            .orElse(text)
                    : value;
        }

        /** @param spare whether elements that are not entities are left out; otherwise they remain, and the whole cannot be read */
        private @Nullable Object list(@Nullable Object value, boolean spare) {
            Collection<?> elements;
            if (value instanceof List<?> list) {
                elements = list;
            } else if (value instanceof Map<?, ?> map && (spare || isListWithGaps(map))) {
                elements = map.values();
            } else {
                return spare || saysNothing(value) ? null : value;
            }
            List<Object> shaped = new ArrayList<>(elements.size());
            for (Object element : withoutNulls(elements)) {
                if (element instanceof Map<?, ?> map) {
                    shaped.add(fields(map));
                } else if (!spare) {
                    shaped.add(element);
                }
            }
            return shaped;
        }

        private static boolean isListWithGaps(Map<?, ?> map) {
            return !map.isEmpty() && map.keySet().stream().map(String::valueOf).allMatch(Magento1Shape::isIndex);
        }

        private static List<?> withoutNulls(Collection<?> elements) {
            return elements.stream().filter(Objects::nonNull).toList();
        }

        private static boolean saysNothing(@Nullable Object value) {
            return value == null || (value instanceof String text && text.isBlank());
        }
    }

    private static boolean isIndex(String key) {
        return !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
