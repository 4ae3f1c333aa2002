package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The address of a request: {@code /rest/de/async/bulk/V1/order/byOrderId/ship}.
 *
 * @param store the code of a store view, or {@code all}; {@code default} if there is none
 * @param isAsync whether the request is asynchronous
 * @param isBulk whether its body is a list of asynchronous requests
 * @param version the version, for example {@code V1}
 * @param resource the parts after the version
 */
record Address(String store, boolean isAsync, boolean isBulk, String version, List<String> resource) {

    static Address of(String path, Predicate<String> isStore) {
        List<String> parts = new ArrayList<>(
                Arrays.stream(path.replaceFirst("^(/index\\.php)?/rest", "").split("/", -1))
                        .filter(segment -> !segment.isEmpty())
                        .toList());
        String store = !parts.isEmpty() && isStore.test(parts.get(0)) ? parts.remove(0) : "default";
        boolean isAsync = isTaken("async", parts);
        boolean isBulk = isAsync && isTaken("bulk", parts);
        if (parts.isEmpty() || !parts.get(0).matches("V\\d+")) {
            throw RestException.cannotBeProcessed();
        }
        return new Address(store, isAsync, isBulk, parts.remove(0), parts);
    }

    boolean isOfVersion1() {
        return version.equals("V1");
    }

    private static boolean isTaken(String word, List<String> parts) {
        boolean isNext = !parts.isEmpty() && parts.get(0).equals(word);
        if (isNext) {
            parts.remove(0);
        }
        return isNext;
    }
}
