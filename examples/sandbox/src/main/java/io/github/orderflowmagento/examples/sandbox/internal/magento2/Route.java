package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A path, the right it requires and the service it calls.
 *
 * @param path the path after {@code /V1}, for example {@code /orders/:id/comments}
 * @param right the required ACL resource
 */
record Route(String method, String path, String right, Function<Call, @Nullable Object> service) {

    /** Returns the names of the path's parameters, in order. */
    List<String> parameters() {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> part.startsWith(":"))
                .map(part -> part.substring(1))
                .toList();
    }

    /** Returns the decoded parameters of an address; empty if the address is another route's. */
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
