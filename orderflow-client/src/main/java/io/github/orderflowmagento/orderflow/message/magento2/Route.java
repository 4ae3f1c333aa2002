package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request leads: to a service over REST, to the SOAP server, or nowhere. What stands in the path before {@code rest} or {@code
 * soap} is the application's.
 *
 * @param isSoap whether it is for the SOAP server
 * @param service the service of a REST address
 * @param path without the query, percent-encoded as it was sent
 * @param query as it was sent
 */
record Route(boolean isSoap, Optional<Service> service, String path, String query) {

    private static final int LONGEST_TARGET = 8192;
    private static final Pattern STORE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern SERVICES = Pattern.compile("[A-Za-z0-9,]{1,2000}");

    static Route of(String target) {
        if (target.length() > LONGEST_TARGET) {
            return new Route(false, Optional.empty(), "", "");
        }
        int authority = target.startsWith("/") ? 0 : target.indexOf("://") + 1;
        int begin = authority == 0 ? 0 : target.indexOf('/', authority + 2);
        String local = begin < 0 ? "/" : target.substring(begin);
        int mark = local.indexOf('?');
        String path = mark < 0 ? local : local.substring(0, mark);
        String query = mark < 0 ? "" : local.substring(mark + 1);
        String open = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        Optional<Service> service = Arrays.stream(Service.values())
                .filter(known -> open.endsWith(known.path()))
                .filter(known -> store(
                                open.substring(0, open.length() - known.path().length()), "rest")
                        .isPresent())
                .findFirst();
        return new Route(store(open, "soap").isPresent(), service, open, query);
    }

    /** The store view that follows the word at the end of a path, or nothing if only the word stands there; empty if it does not. */
    private static Optional<String> store(String path, String word) {
        int last = path.lastIndexOf('/');
        if (last < 0) {
            return Optional.empty();
        }
        String end = path.substring(last + 1);
        if (end.equals(word)) {
            return Optional.of("");
        }
        return path.substring(0, last).endsWith("/" + word)
                        && STORE.matcher(end).matches()
                ? Optional.of(end)
                : Optional.empty();
    }

    /** The end of the path, from the word {@code soap} on. */
    String soapPath() {
        return store(path, "soap")
                .filter(store -> !store.isEmpty())
                .map(store -> "soap/" + store)
                .orElse("soap");
    }

    boolean asks(String parameter) {
        return parameters().stream().anyMatch(part -> part.equals(parameter) || part.startsWith(parameter + "="));
    }

    /** The names of the SOAP services that the address names; {@code ""} if it names none, or what can be none. */
    String services() {
        return parameters().stream()
                .filter(part -> part.startsWith("services="))
                .map(part -> part.substring("services=".length()).replaceAll("(?i)%2C", ","))
                .filter(names -> SERVICES.matcher(names).matches())
                .findFirst()
                .orElse("");
    }

    private List<String> parameters() {
        return List.of(query.split("&", -1));
    }
}
