package io.github.orderflowmagento.magento;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Answers searches as Magento 2 does, on a real socket that keeps connections: filters, order, pages, {@code total_count} (counted after
 * the page has been read), {@code fields}. Rows that break their page and a limit of the page size may be set.
 */
public final class SearchServer implements AutoCloseable {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    /** Everything that is listed, whatever is requested; may change from one request to the next. */
    public interface Table {
        /**
         * The rows that are visible, which are filtered, sorted and cut afterwards.
         *
         * @throws IllegalStateException if the shop fails over the search
         */
        List<Map<String, Object>> rows(Search search);

        /** How many match when the page has been read. */
        default long total(Search search, long matching) {
            return matching;
        }
    }

    /** A search, by Magento's names. */
    public record Search(List<Condition> conditions, int pageSize, int page, String fields) {
        /** The value of the condition, or something else if there is none. */
        public String value(String field, String operator, String otherwise) {
            return conditions.stream()
                    .filter(condition -> condition.field().equals(field)
                            && condition.operator().equals(operator))
                    .map(Condition::value)
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    /** One condition of a search. */
    public record Condition(String field, String operator, String value) {
        boolean holds(Map<String, Object> row) {
            Object actual = row.get(field.equals("entity_id") && row.containsKey("id") ? "id" : field);
            if (actual == null) {
                return false;
            }
            return switch (operator) {
                case "eq" -> actual.toString().equals(value);
                case "in" -> Set.of(value.split(",", -1)).contains(actual.toString());
                case "gt" -> compare(actual) > 0;
                case "gteq" -> compare(actual) >= 0;
                case "lteq" -> compare(actual) <= 0;
                default -> false;
            };
        }

        private int compare(Object actual) {
            return actual instanceof Number number
                    ? Long.compare(number.longValue(), Long.parseLong(value))
                    : actual.toString().compareTo(value);
        }
    }

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Object> others = new HashMap<>();
    private final List<String> requested = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> breaking = new TreeSet<>();
    private Supplier<Instant> time = Instant::now;
    private Supplier<Boolean> fails = () -> false;
    private volatile Set<String> failing = Set.of();
    private volatile int failure = 500;
    private int mostRows = Integer.MAX_VALUE;
    private int mostSent = Integer.MAX_VALUE;
    private boolean isCountingWhatItSends;
    private Function<String, String> altering = body -> body;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger longestAddress = new AtomicInteger();

    public SearchServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** The rows of a list are these. */
    public SearchServer table(String resource, Table table) {
        tables.put(resource, table);
        return this;
    }

    /** The rows of a list are these. */
    public SearchServer table(String resource, List<Map<String, Object>> rows) {
        return table(resource, search -> rows);
    }

    /** A resource that is no list. */
    public SearchServer resource(String resource, Object answer) {
        others.put(resource, answer);
        return this;
    }

    /** The shop dates its answers so. */
    public SearchServer dating(Supplier<Instant> clock) {
        time = clock;
        return this;
    }

    /** Which requests the shop fails over. */
    public SearchServer failing(Supplier<Boolean> failing) {
        fails = failing;
        return this;
    }

    /** The lists that the shop fails over, whatever is asked of them. */
    public SearchServer failingOver(String... resources) {
        failing = Set.of(resources);
        return this;
    }

    /** The status of what the shop fails over; 500 unless it is said otherwise. */
    public SearchServer failingWith(int status) {
        failure = status;
        return this;
    }

    /** A page that holds one of these entities is an error. */
    public SearchServer breaking(Long... numbers) {
        breaking.addAll(List.of(numbers));
        return this;
    }

    /** Alters the shop's answers. */
    public SearchServer altering(Function<String, String> change) {
        altering = change;
        return this;
    }

    /** Limits the rows that the shop sends at once. */
    public SearchServer atMost(int rows) {
        mostRows = rows;
        return this;
    }

    /** The shop sends no more rows at once, and does not say so. */
    public SearchServer capping(int rows) {
        mostSent = rows;
        return this;
    }

    /** The shop counts the rows that it sends, not those that match. */
    public SearchServer countingWhatItSends() {
        isCountingWhatItSends = true;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    /** All that was asked, in order, as people read it. */
    public List<String> requested() {
        return List.copyOf(requested);
    }

    /** How long the bodies of all answers were together. */
    public long bytes() {
        return bytes.get();
    }

    /** How many characters the longest address had. */
    public int longestAddress() {
        return longestAddress.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            for (String request = head(in); !request.isEmpty(); request = head(in)) {
                String target = request.split(" ", 3)[1];
                longestAddress.accumulateAndGet(target.length(), Math::max);
                requested.add(URLDecoder.decode(target, StandardCharsets.UTF_8));
                out.write(answer(target));
                out.flush();
            }
        } catch (IOException e) {
            // the client has hung up
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private byte[] answer(String target) throws JsonProcessingException {
        String[] parts = target.split("\\?", 2);
        String resource = parts[0].replaceFirst("^/rest/\\w+/V1/", "");
        int status = 200;
        String json;
        if (others.containsKey(resource)) {
            json = JSON.writeValueAsString(others.get(resource));
        } else if (!tables.containsKey(resource)) {
            status = 404;
            json = "{\"message\":\"Request does not match any route.\"}";
        } else {
            Search search = search(parts.length > 1 ? parts[1] : "");
            if (search.pageSize() > mostRows) {
                status = 400;
                json = "{\"message\":\"Maximum SearchCriteria pageSize is %max\",\"parameters\":{\"max\":" + mostRows
                        + "}}";
            } else {
                Map<String, Object> found =
                        fails.get() || failing.contains(resource) ? null : found(tables.get(resource), search);
                status = found == null ? failure : 200;
                json = found == null
                        ? "{\"message\":\"Internal Error. Details are available in Magento log file. Report ID: webapi-1\"}"
                        : JSON.writeValueAsString(FieldsFilter.of(found, search.fields()));
            }
        }
        byte[] body = altering.apply(json).getBytes(StandardCharsets.UTF_8);
        bytes.addAndGet(body.length);
        String head = "HTTP/1.1 " + status + " Status\r\nDate: " + DATE.format(time.get())
                + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, answer, 0, headBytes.length);
        System.arraycopy(body, 0, answer, headBytes.length, body.length);
        return answer;
    }

    private static Search search(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            String[] pair = parameter.split("=", 2);
            parameters.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; parameters.containsKey(filter(i, "field")); i++) {
            conditions.add(new Condition(
                    parameters.getOrDefault(filter(i, "field"), ""),
                    parameters.getOrDefault(filter(i, "condition_type"), "eq"),
                    parameters.getOrDefault(filter(i, "value"), "")));
        }
        return new Search(
                conditions,
                Integer.parseInt(parameters.getOrDefault("searchCriteria[pageSize]", "0")),
                Integer.parseInt(parameters.getOrDefault("searchCriteria[currentPage]", "1")),
                parameters.getOrDefault("fields", ""));
    }

    private static String filter(int group, String part) {
        return "searchCriteria[filter_groups][" + group + "][filters][0][" + part + "]";
    }

    /** Null if a row breaks the page. */
    private @Nullable Map<String, Object> found(@Nullable Table table, Search search) {
        if (table == null) {
            return null;
        }
        List<Map<String, Object>> rows;
        try {
            rows = table.rows(search);
        } catch (IllegalStateException e) {
            return null;
        }
        List<Map<String, Object>> matching = rows.stream()
                .filter(row -> search.conditions().stream().allMatch(condition -> condition.holds(row)))
                .toList();
        List<Map<String, Object>> page = matching.stream()
                .skip((search.page() - 1L) * search.pageSize())
                .limit(Math.min(search.pageSize(), mostSent))
                .toList();
        if (page.stream().anyMatch(row -> breaking.contains(number(row)))) {
            return null;
        }
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("items", page);
        found.put("search_criteria", Map.of());
        found.put("total_count", isCountingWhatItSends ? page.size() : table.total(search, matching.size()));
        return found;
    }

    private static long number(Map<String, Object> row) {
        Object number = row.getOrDefault("id", row.getOrDefault("entity_id", 0));
        return ((Number) number).longValue();
    }
}
