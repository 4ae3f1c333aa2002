package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/** The answer of an operation of SOAP v2, and its conversion to that of the resource model. */
enum Result {
    /** One entity. */
    ENTITY,

    /** A single value. */
    VALUE,

    /** A list; the literal form has an empty text for an empty one. */
    ROWS {
        @Override
        @Nullable
        Object asInTheModel(ApiCall call, @Nullable Object answer) {
            return isNothing(answer) ? List.of() : answer;
        }
    },

    /** A product, with its other attributes in a list of pairs. */
    PRODUCT {
        @Override
        @Nullable
        Object asInTheModel(ApiCall call, @Nullable Object answer) {
            if (!(answer instanceof Map<?, ?> product)) {
                return answer;
            }
            Map<String, @Nullable Object> flat = new LinkedHashMap<>();
            product.forEach((name, value) -> flat.put(String.valueOf(name), value));
            flat.putAll(pairs(flat.remove("additional_attributes")));
            return flat;
        }
    },

    /** An order, whose rows do not contain their parents. */
    ORDER {
        @Override
        @Nullable
        Object asInTheModel(ApiCall call, @Nullable Object answer) {
            return OrderRows.withParents(call, answer);
        }
    },

    /** A map, as a list of pairs. */
    PAIRS {
        @Override
        Object asInTheModel(ApiCall call, @Nullable Object answer) {
            return pairs(answer);
        }
    },

    /** Whether something was done, as a flag, a number or a text. */
    DONE {
        @Override
        Object asInTheModel(ApiCall call, @Nullable Object answer) {
            String text = String.valueOf(answer);
            return text.equals("true") || text.equals("1");
        }
    },

    /** The number of the new entity. */
    NEW_NUMBER {
        @Override
        @Nullable
        Object asInTheModel(ApiCall call, @Nullable Object answer) {
            if ("0".equals(String.valueOf(answer))) {
                throw new MagentoException.NotUnderstood(
                        call.description(),
                        "it is done, but the shop does not return the new number: Magento 1.6.1 and 1.6.2 cannot return one that"
                                + " has letters in it over SOAP v2. Look it up in the order's list");
            }
            return answer;
        }
    };

    /** Returns the answer in the resource model's form. */
    @Nullable
    Object asInTheModel(ApiCall call, @Nullable Object answer) {
        return answer;
    }

    private static boolean isNothing(@Nullable Object answer) {
        return answer == null || (answer instanceof String text && text.isBlank());
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object list) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (list instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (pair instanceof Map<?, ?> entry) {
                    map.put(String.valueOf(entry.get("key")), entry.get("value"));
                }
            }
        }
        return map;
    }
}
