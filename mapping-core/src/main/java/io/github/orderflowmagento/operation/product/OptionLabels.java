package io.github.orderflowmagento.operation.product;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Attributes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/**
 * The options of the attributes used in a run. Each attribute is requested once, and again in a batch in which a product has an option that
 * was added meanwhile.
 */
final class OptionLabels {
    private final Attributes attributes;
    private final RunRecorder recorder;
    private final Map<String, AttributeOptions> known = new HashMap<>();

    /** Why the options of an attribute are unknown in this run. */
    private final Map<String, MagentoException> failures = new HashMap<>();

    private final Set<String> requestedInBatch = new HashSet<>();
    private final Map<String, MagentoException> failedInBatch = new HashMap<>();

    OptionLabels(Attributes attributes, RunRecorder recorder) {
        this.attributes = attributes;
        this.recorder = recorder;
    }

    void beginBatch() {
        requestedInBatch.clear();
        failedInBatch.clear();
    }

    /**
     * Reads the options of these attributes, as far as the shop returns them.
     *
     * @param forConditions the attributes that conditions need
     * @throws MagentoException if the shop cannot be queried now: without labels, numbers would be sent instead. Also if it never returns
     *     those of a condition, since it would then be unknown whether the product is to be sent
     */
    void ask(Product product, Set<String> codes, Set<String> forConditions) {
        for (String code : codes) {
            if (mustAsk(product, code)) {
                ask(code);
            }
            MagentoException failure = failures.get(code);
            if (failure != null) {
                boolean decides = forConditions.contains(code);
                recorder.warn(
                        "the options of attribute " + code + " are not known (" + Failures.reason(failure) + "), "
                                + (decides ? "and a condition needs them" : "numbers are sent as they are"),
                        product.sku());
                if (decides) {
                    throw failure;
                }
            }
        }
    }

    private boolean mustAsk(Product product, String code) {
        if (failedInBatch.containsKey(code)) {
            throw failedInBatch.get(code);
        }
        AttributeOptions options = known.get(code);
        return !failures.containsKey(code)
                && (options == null || (!requestedInBatch.contains(code) && lacks(options, product)));
    }

    private static boolean lacks(AttributeOptions options, Product product) {
        String code = options.attributeCode();
        Stream<String> chosen = product.fields()
                .nonBlank(code)
                .map(numbers -> Arrays.stream(numbers.split(",", -1)))
                .orElseGet(() -> product.fields().texts(code).stream())
                .map(String::strip)
                .filter(number -> !number.isEmpty());
        return !options.options().isEmpty()
                && chosen.anyMatch(number -> options.label(number).isEmpty());
    }

    private void ask(String code) {
        requestedInBatch.add(code);
        try {
            known.put(code, attributes.freshOptions(code));
        } catch (MagentoException.NotFound e) {
            known.put(code, AttributeOptions.builder().attributeCode(code).build()); // a column, not an attribute
        } catch (MagentoException e) {
            if (!isForGood(e)) {
                failedInBatch.put(code, e);
                throw e;
            }
            failures.put(code, e);
        }
    }

    /** Returns whether the shop itself refuses to return them; an address block, in contrast, may be temporary. */
    private static boolean isForGood(MagentoException failure) {
        return failure instanceof MagentoException.Unsupported
                || (failure instanceof MagentoException.NotPermitted && failure.concerns() == Concern.EVERYTHING);
    }

    /** By the attribute's code. */
    Map<String, AttributeOptions> known() {
        return known;
    }
}
