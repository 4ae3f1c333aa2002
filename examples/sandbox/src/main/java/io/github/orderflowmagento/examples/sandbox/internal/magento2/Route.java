package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * An address, what it needs and what it does.
 *
 * @param path behind {@code /V1}, such as {@code /orders/:id/comments}
 * @param right the resource that an integration must have been given
 */
record Route(String method, String path, String right, Function<Call, @Nullable Object> service) {

    /** The names that its path has, in their order. */
    List<String> parameters() {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> part.startsWith(":"))
                .map(part -> part.substring(1))
                .toList();
    }

    /** The decoded parts of an address that stand where the path has names; empty when it is another route's. */
    Optional<List<String>> match(String otherMethod, List<String> address) {
        String[] wanted = path.substring(1).split("/", -1);
        if (!method.equals(otherMethod) || wanted.length != address.size()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith(":")) {
                parts.add(PhpQuery.decoded(address.get(i)));
            } else if (!wanted[i].equals(address.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }
}
