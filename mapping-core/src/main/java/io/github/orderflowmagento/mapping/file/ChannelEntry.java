package io.github.orderflowmagento.mapping.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.mapping.channel.ChannelRouting;

/**
 * A line that routes the orders of a store view, {@code store.1.channel = 'acme-uk'}, or the products of a website, {@code
 * website.1.channel = 'acme-uk'}, to one of OrderFlow's channels.
 *
 * @param table {@code store} or {@code website}
 * @param number the number of the store view or the website; empty for all without their own line
 * @param channel OrderFlow's name of the channel
 * @param key the key as in the file
 * @param line the line number, from 1
 */
record ChannelEntry(String table, Optional<Long> number, String channel, String key, int line) implements Statement {
    static final String WEBSITE = "website";
    static final String SUFFIX = ".channel";

    private static final Pattern NAME = Pattern.compile("(?<number>\\d{1,9}|other)\\.channel");
    private static final Pattern CHANNEL = Pattern.compile("\\s*'(?<channel>[^']+)'\\s*");

    static ChannelEntry parse(String table, String name, String value, String key, int line) {
        Matcher place = NAME.matcher(name);
        if (!place.matches() || (table.equals(WEBSITE) && place.group("number").equals("other"))) {
            throw new IllegalArgumentException("'" + name + "' is not a setting of a " + table + ": expected " + table
                    + ".1.channel by its number, or store.other.channel for all others");
        }
        Matcher channel = CHANNEL.matcher(value);
        if (!channel.matches()) {
            throw new IllegalArgumentException("a channel must be a text in single quotes: 'acme-uk', not "
                    + (value.isBlank() ? "nothing" : value.strip()));
        }
        Optional<Long> number = Optional.of(place.group("number"))
                .filter(text -> !text.equals("other"))
                .map(Long::valueOf);
        return new ChannelEntry(table, number, channel.group("channel"), key, line);
    }

    @Override
    public String subject() {
        return table + "." + number.map(String::valueOf).orElse("other") + SUFFIX;
    }

    /**
     * Returns the routing that the lines define.
     *
     * @throws InvalidMappingFileException if there are lines for orders but none for products, or the reverse
     */
    static ChannelRouting routing(String file, List<ChannelEntry> lines) {
        Map<Long, String> stores = new LinkedHashMap<>();
        Map<Long, String> websites = new LinkedHashMap<>();
        Optional<String> other = Optional.empty();
        for (ChannelEntry line : lines) {
            Map<Long, String> byNumber = line.table().equals(WEBSITE) ? websites : stores;
            line.number().ifPresent(number -> byNumber.put(number, line.channel()));
            other = line.number().isEmpty() ? Optional.of(line.channel()) : other;
        }
        if (other.isEmpty() ? stores.isEmpty() || websites.isEmpty() : websites.isEmpty() && !stores.isEmpty()) {
            throw lines.get(0)
                    .refused(
                            file,
                            "orders are routed by store view and products by website: both kinds of lines are needed, store.1.channel and"
                                    + " website.1.channel; store.other.channel is for the rest");
        }
        ChannelRouting routing = ChannelRouting.byNumber(stores, websites);
        return other.map(routing::otherwise).orElse(routing);
    }
}
