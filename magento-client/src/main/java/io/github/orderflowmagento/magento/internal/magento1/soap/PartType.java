package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** SOAP v2's form of an argument that is a text, a list or a map in the resource model. */
enum PartType {
    TEXT {
        @Override
        Object of(Object argument, Soap2Form form) {
            return text(argument);
        }
    },

    /** A number or a flag. */
    NUMBER {
        @Override
        Object of(Object argument, Soap2Form form) {
            return new Typed.Text("int", text(argument));
        }
    },

    /** A list; the resource model takes a text for a list of one. */
    TEXTS {
        @Override
        Object of(Object argument, Soap2Form form) {
            return texts(argument instanceof List<?> list ? list : List.of(argument));
        }
    },

    FILTERS {
        @Override
        @Nullable
        Object of(Object argument, Soap2Form form) {
            return ListFilter.written((Map<?, ?>) argument);
        }
    },

    /** From order item to units. Empty means "everything". */
    QUANTITIES {
        @Override
        @Nullable
        Object of(Object argument, Soap2Form form) {
            if (!(argument instanceof Map<?, ?> quantities) || quantities.isEmpty()) {
                return null;
            }
            List<Typed> items = new ArrayList<>();
            quantities.forEach((item, qty) -> items.add(quantity(text(item), text(qty))));
            if (form == Soap2Form.WSI && items.size() == 1) {
                // Magento 1.6 ignores a list of one, and so would ship everything; an unknown item with no units is
                // ignored by all
                items.add(quantity("0", "0"));
            }
            return new Typed.Array("orderItemIdQtyArray", "ns1:orderItemIdQty", items);
        }
    },

    STOCK {
        @Override
        Object of(Object argument, Soap2Form form) {
            return stock((Map<?, ?>) argument);
        }
    },

    STOCKS {
        @Override
        Object of(Object argument, Soap2Form form) {
            List<Typed> all = ((List<?>) argument)
                    .stream().map(one -> stock((Map<?, ?>) one)).toList();
            return new Typed.Array(
                    "catalogInventoryStockItemUpdateEntityArray", "ns1:catalogInventoryStockItemUpdateEntity", all);
        }
    },

    /** The attributes of a product to return: SOAP v2 has two lists for them, one for its own and one for all others. */
    ATTRIBUTES {
        @Override
        Object of(Object argument, Soap2Form form) {
            List<String> codes =
                    ((List<?>) argument).stream().map(PartType::text).toList();
            Map<String, Object> lists = new LinkedHashMap<>();
            lists.put(
                    "attributes",
                    texts(codes.stream()
                            .filter(code -> !ProductAttributes.isAdditional(code))
                            .toList()));
            lists.put(
                    "additional_attributes",
                    texts(codes.stream().filter(ProductAttributes::isAdditional).toList()));
            return new Typed.Struct("catalogProductRequestAttributes", lists);
        }
    };

    /** Returns the value to send; null for none. */
    abstract @Nullable Object of(Object argument, Soap2Form form);

    static String text(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static Typed texts(List<?> list) {
        return new Typed.Array(
                "ArrayOfString", "xsd:string", list.stream().map(PartType::text).toList());
    }

    private static Typed quantity(String item, String qty) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("order_item_id", new Typed.Text("int", item));
        members.put("qty", new Typed.Text("double", qty));
        return new Typed.Struct("orderItemIdQty", members);
    }

    private static Typed stock(Map<?, ?> values) {
        Map<String, Object> members = new LinkedHashMap<>();
        values.forEach((name, value) -> members.put(
                String.valueOf(name), name.equals("qty") ? text(value) : new Typed.Text("int", text(value))));
        return new Typed.Struct("catalogInventoryStockItemUpdateEntity", members);
    }
}
