package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The target of a request: a REST service, the SOAP server, or neither. The path before {@code rest} or {@code soap} is the application's.
 *
 * @param isSoap whether the request is for the SOAP server
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

    /**
     * Returns the store view after the word at the end of a path; {@code ""} if the path ends in the word; empty if the word is missing.
     */
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

    /** Returns the end of the path, from {@code soap} on. */
    String soapPath() {
        return store(path, "soap")
                .filter(store -> !store.isEmpty())
                .map(store -> "soap/" + store)
                .orElse("soap");
    }

    boolean asks(String parameter) {
        return parameters().stream().anyMatch(part -> part.equals(parameter) || part.startsWith(parameter + "="));
    }

    /** Returns the names of the SOAP services in the address; {@code ""} if there are none or they are invalid. */
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
