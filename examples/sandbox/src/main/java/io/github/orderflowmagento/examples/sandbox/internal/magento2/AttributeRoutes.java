package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Map;

/** {@code /V1/products/attributes}, and the attributes of the only set. */
final class AttributeRoutes {

    private final List<Row> attributes;
    private final Map<String, Map<String, List<Row>>> labels;
    private final Lists lists;

    AttributeRoutes(List<Row> attributes, Map<String, Map<String, List<Row>>> labels, Lists lists) {
        this.attributes = attributes;
        this.labels = labels;
        this.lists = lists;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/products/attributes", Right.ATTRIBUTES, this::list),
                new Route("GET", "/products/attributes/:code", Right.ATTRIBUTES, call -> attribute(call.part(0))),
                new Route("GET", "/products/attributes/:code/options", Right.ATTRIBUTES, this::options),
                new Route("GET", "/products/attribute-sets/:id/attributes", Right.ATTRIBUTES, call -> attributes));
    }

    boolean isAttribute(String code) {
        return attributes.stream()
                .anyMatch(attribute -> attribute.text("attribute_code").equals(code));
    }

    private Row list(Call call) {
        EntityList list = EntityList.ofTable(field -> attributes.stream().anyMatch(attribute -> attribute.has(field)));
        return lists.answer(list, attributes.stream(), call, attribute -> attribute);
    }

    private List<Row> options(Call call) {
        Row attribute = attribute(call.part(0));
        List<Row> own = labels.getOrDefault(call.store(), Map.of()).get(call.part(0));
        return own == null ? attribute.rows("options") : own;
    }

    private Row attribute(String code) {
        return attributes.stream()
                .filter(attribute -> attribute.text("attribute_code").equals(code))
                .findFirst()
                .orElseThrow(() -> RestException.numbered(
                        404,
                        "The attribute with a \"%1\" attributeCode doesn't exist. Verify the attribute and try again.",
                        code));
    }
}
