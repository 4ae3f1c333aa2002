package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

/**
 * Reads all attributes of a product, as the resource model returns them by default. SOAP v2 returns a shop's own attributes (for example a
 * barcode) only by name; so the names are read once for each type and attribute set, and each product is then requested with all names seen
 * so far. Names that a product does not have are harmless [inferred].
 */
final class ProductAttributes {
    private static final Logger LOG = LoggerFactory.getLogger(ProductAttributes.class);

    /** Attributes of the WSDL's type that may be requested. */
    private static final Set<String> OF_THE_TYPE = Set.of(
            "sku",
            "created_at",
            "updated_at",
            "type_id",
            "name",
            "description",
            "short_description",
            "weight",
            "status",
            "url_key",
            "url_path",
            "visibility",
            "category_ids",
            "website_ids",
            "has_options",
            "gift_message_available",
            "price",
            "special_price",
            "special_from_date",
            "special_to_date",
            "tax_class_id",
            "tier_price",
            "meta_title",
            "meta_keyword",
            "meta_description",
            "custom_design",
            "custom_layout_update",
            "options_container");

    /** Attributes that are not single values, and so do not fit into a list of pairs: PHP would send the word "Array". */
    private static final Set<String> NO_SINGLE_VALUE =
            Set.of("group_price", "recurring_profile", "media_gallery", "gallery", "image", "small_image", "thumbnail");

    private final Soap2Form form;
    private final Function<ApiCall, @Nullable Object> calls;
    private final Map<List<String>, Set<String>> byTypeAndSet = new ConcurrentHashMap<>();

    /** @param calls makes a call of the resource model */
    ProductAttributes(Soap2Form form, Function<ApiCall, @Nullable Object> calls) {
        this.form = form;
        this.calls = calls;
    }

    static boolean isAdditional(String code) {
        return !OF_THE_TYPE.contains(code);
    }

    /** Returns the product of a call that does not name attributes. */
    @Nullable
    Object all(ApiCall call) {
        List<String> requested = byTypeAndSet.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
        Object answer = calls.apply(
                requested.isEmpty()
                        ? call
                        : with(call, Stream.concat(OF_THE_TYPE.stream().sorted(), requested.stream())));
        if (!(answer instanceof Map<?, ?> product)) {
            return answer;
        }
        List<String> missing = codes(product).stream()
                .filter(code -> !requested.contains(code))
                .toList();
        return missing.isEmpty() ? product : joined(product, calls.apply(with(call, missing.stream())));
    }

    /** Returns the call with the attributes; one of the WSDL's type is always included, since none would mean all. */
    private static ApiCall with(ApiCall call, Stream<String> codes) {
        List<@Nullable Object> arguments = new ArrayList<>(call.arguments());
        while (arguments.size() <= 2) {
            arguments.add(null);
        }
        arguments.set(2, Stream.concat(Stream.of("sku"), codes).distinct().toList());
        return new ApiCall(call.resourcePath(), arguments, call.subject());
    }

    private static Map<?, ?> joined(Map<?, ?> product, @Nullable Object more) {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(product);
        if (more instanceof Map<?, ?> others) {
            others.forEach(all::putIfAbsent);
        }
        return all;
    }

    private Set<String> codes(Map<?, ?> product) {
        List<String> typeAndSet = List.of(String.valueOf(product.get("type")), String.valueOf(product.get("set")));
        Set<String> known = byTypeAndSet.get(typeAndSet);
        if (known == null) {
            known = ask(typeAndSet.get(0), typeAndSet.get(1));
            byTypeAndSet.put(typeAndSet, known);
        }
        return known;
    }

    private Set<String> ask(String type, String set) {
        // the WS-I form lacks the one, and the other also includes what is in the WSDL's type
        ApiCall call = form == Soap2Form.RPC
                ? new ApiCall("catalog_product.listOfAdditionalAttributes", List.of(type, set), set)
                : new ApiCall("catalog_product_attribute.list", List.of(set), set);
        try {
            return calls.apply(call) instanceof List<?> rows
                    ? Set.copyOf(rows.stream()
                            .filter(Map.class::isInstance)
                            .map(row -> String.valueOf(((Map<?, ?>) row).get("code")))
                            .filter(code -> isAdditional(code) && !NO_SINGLE_VALUE.contains(code))
                            .distinct()
                            .toList())
                    : Set.of();
        } catch (MagentoException.NotPermitted | MagentoException.Unsupported | MagentoException.Rejected e) {
            LOG.warn(
                    "Products of attribute set {} are read without the shop's own attributes: {}", set, e.getMessage());
            return Set.of();
        }
    }
}
