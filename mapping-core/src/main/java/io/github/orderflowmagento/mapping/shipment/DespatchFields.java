package io.github.orderflowmagento.mapping.shipment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.orderflowmagento.mapping.SourceFields;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Reads the fields of a despatch by their names in {@link DespatchNotification}; any other as an attribute or element of the message. */
final class DespatchFields implements SourceFields<DespatchNotification> {
    static final SourceFields<DespatchNotification> ALL = new DespatchFields();

    private static final Map<String, Function<DespatchNotification, Optional<String>>> KNOWN = known();

    private DespatchFields() {}

    private static Map<String, Function<DespatchNotification, Optional<String>>> known() {
        Map<String, Function<DespatchNotification, Optional<String>>> known = new LinkedHashMap<>();
        known.put("orderReference", despatch -> Optional.of(despatch.orderReference()));
        known.put("messageId", despatch -> Optional.of(String.valueOf(despatch.messageId())));
        known.put("comment", DespatchNotification::comment);
        known.put("notifyCustomer", despatch -> despatch.notifyCustomer().map(String::valueOf));
        known.put("includeComment", despatch -> despatch.includeComment().map(String::valueOf));
        known.put("courierName", DespatchNotification::courierName);
        known.put("serviceName", DespatchNotification::serviceName);
        known.put("trackingNumber", DespatchNotification::trackingNumber);
        known.put("despatchDate", despatch -> despatch.despatchDate().map(String::valueOf));
        return known;
    }

    @Override
    public Optional<String> text(DespatchNotification despatch, String field) {
        return sent(despatch, field).map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public boolean isSent(DespatchNotification despatch, String field) {
        return sent(despatch, field).isPresent();
    }

    private static Optional<String> sent(DespatchNotification despatch, String field) {
        Function<DespatchNotification, Optional<String>> known = KNOWN.get(field);
        return known == null ? despatch.document().flatMap(message -> within(message, field)) : known.apply(despatch);
    }

    private static Optional<String> within(XmlElement element, String path) {
        int dot = path.indexOf('.');
        return dot < 0
                ? Optional.ofNullable(element.attributes().get(path))
                        .or(() -> element.child(path).map(XmlElement::text))
                : element.child(path.substring(0, dot)).flatMap(child -> within(child, path.substring(dot + 1)));
    }

    @Override
    public Set<String> names(DespatchNotification despatch) {
        Set<String> names = new LinkedHashSet<>();
        KNOWN.forEach((name, value) -> value.apply(despatch).ifPresent(sent -> names.add(name)));
        despatch.document().ifPresent(message -> names(message, "", names));
        return names;
    }

    private static void names(XmlElement element, String path, Set<String> names) {
        element.attributes().keySet().forEach(name -> names.add(path + name));
        for (XmlElement child : element.children()) {
            names.add(path + child.name());
            names(child, path + child.name() + ".", names);
        }
    }

    @Override
    public String sender() {
        return "the warehouse";
    }
}
