package io.github.orderflowmagento.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.XmlCharacters;
import io.github.orderflowmagento.orderflow.imports.ImportProperty;
import io.github.orderflowmagento.orderflow.imports.ImportProperty.Kind;
import io.github.orderflowmagento.orderflow.imports.ImportSchema;

/**
 * Fits values to what OrderFlow accepts according to {@link ImportSchema}. Undocumented properties are custom properties and may contain
 * any text.
 *
 * <p>A value that does not fit affects as little as possible:
 *
 * <ul>
 *   <li>A text that is too long is cut at a character boundary.
 *   <li>An invalid number is left out.
 *   <li>A character that XML 1.0 forbids becomes U+FFFD.
 *   <li>A text with undecodable bytes ({@link XmlCharacters#UNDECODED}) is left out. In an address or a delivery instruction it rejects the
 *       order, since with an incomplete label the parcel could go to another address.
 *   <li>A key (a SKU, a barcode) is never changed, since the result could be the key of something else. An optional key is left out.
 *   <li>A required value, an allowed word, a flag or a time that does not fit rejects the entity, by name, since the entity would mean
 *       something else without it.
 * </ul>
 *
 * <p>Each change is reported by a {@link MappingWarning}. A {@linkplain Rule#strict strict} rule rejects the entity instead.
 */
public final class TargetSchema {
    static final String LEFT_OUT = "left out";
    private static final String REPLACED = "sent with U+FFFD in place of a character";
    private static final String UNCARRIED = "contains a character that XML forbids";
    private static final String UNDECODED = "contains bytes that are invalid in the charset of the shop's answer";

    /** No documented properties: every property may contain any text that XML allows. */
    public static final TargetSchema NONE = new TargetSchema(List.of());

    /** The properties of a product. */
    public static final TargetSchema PRODUCT = new TargetSchema(ImportSchema.PRODUCT.properties());

    /** The properties of the header of an order. */
    public static final TargetSchema ORDER = new TargetSchema(ImportSchema.ORDER.properties());

    /** The properties of an address of an order, named without the prefix. */
    public static final TargetSchema ADDRESS = new TargetSchema(ImportSchema.ADDRESS.properties());

    /** The properties of a line of an order, named without the prefix. */
    public static final TargetSchema ORDER_LINE = new TargetSchema(ImportSchema.ORDER_LINE.properties());

    /** The properties of the shipment block of an order, named without the prefix. */
    public static final TargetSchema SHIPMENT = new TargetSchema(ImportSchema.SHIPMENT.properties());

    private final Map<String, ImportProperty> documented = new LinkedHashMap<>();
    private final List<String> required;

    private TargetSchema(List<ImportProperty> documented) {
        documented.forEach(property -> this.documented.put(property.name(), property));
        this.required = documented.stream()
                .filter(ImportProperty::isRequired)
                .map(ImportProperty::name)
                .toList();
    }

    /** Returns the names of the documented properties, in the order of the documentation. */
    public List<String> properties() {
        return List.copyOf(documented.keySet());
    }

    /** Returns whether the entity cannot be sent without the value of the rule. */
    boolean mustHave(Rule<?> rule) {
        return mustHave(rule, documented.get(rule.target()));
    }

    private static boolean mustHave(Rule<?> rule, @Nullable ImportProperty property) {
        return rule.isStrict() || (property != null && property.isRequired());
    }

    /** Returns the required properties that have no value. */
    List<Violation> missing(Map<String, String> given, UnaryOperator<String> source) {
        List<Violation> missing = new ArrayList<>();
        for (String property : required) {
            if (given.getOrDefault(property, "").isBlank()) {
                missing.add(new Violation(property, "is missing", "", source.apply(property)));
            }
        }
        return missing;
    }

    /**
     * Returns the value to send for the value of a rule.
     *
     * @param violations receives the reasons why the entity cannot be sent
     * @param warnings receives values that are not sent unchanged
     * @return empty if nothing is sent
     */
    Optional<String> fitted(
            Rule<?> rule, String value, Collection<Violation> violations, Collection<MappingWarning> warnings) {
        ImportProperty property = documented.get(rule.target());
        boolean refuses = mustHave(rule, property) || (property != null && property.mustBeWhole());
        if (value.contains(XmlCharacters.UNDECODED)) {
            if (refuses) {
                violations.add(new Violation(rule.target(), UNDECODED, "", rule.source() + ", " + rule.origin()));
                return Optional.of(value);
            }
            warnings.add(new MappingWarning(rule.target(), LEFT_OUT, UNDECODED, rule.source()));
            return Optional.empty();
        }
        String carried = XmlCharacters.replaceForbidden(value);
        Optional<String> problem = property == null ? Optional.empty() : property.problem(carried);
        if (carried.contains(XmlCharacters.REPLACEMENT)) {
            if (rule.isStrict() || (property != null && property.kind() == Kind.KEY)) {
                problem = Optional.of(UNCARRIED);
            } else {
                warnings.add(new MappingWarning(rule.target(), REPLACED, UNCARRIED, rule.source()));
            }
        }
        if (problem.isEmpty()) {
            return Optional.of(carried);
        }
        if (refuses) {
            violations.add(new Violation(rule.target(), problem.get(), value, rule.source() + ", " + rule.origin()));
            return Optional.of(carried);
        }
        OptionalInt maxLength =
                property != null && property.kind() == Kind.TEXT ? property.maxLength() : OptionalInt.empty();
        if (maxLength.isEmpty()) {
            warnings.add(new MappingWarning(rule.target(), LEFT_OUT, problem.get(), rule.source()));
            return Optional.empty();
        }
        String change = "cut to " + maxLength.getAsInt() + " characters";
        warnings.add(new MappingWarning(rule.target(), change, problem.get(), rule.source()));
        return Optional.of(Truncation.to(maxLength.getAsInt(), carried));
    }
}
