package io.github.orderflowmagento.orderflow.message.magento2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses (CIDR). Accepts literals only: a host name would let a DNS server decide. */
final class AddressRange {

    private static final Pattern BYTE = Pattern.compile("\\d{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("addresses: '" + text + "' is not an IP address"));
        int all = address.length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
        if (!BYTE.matcher(length).matches() || Integer.parseInt(length) > all) {
            throw new IllegalArgumentException(
                    "addresses: '" + text + "' is not a range: expected an ending from /0 to /" + all);
        }
        return new AddressRange(address, Integer.parseInt(length));
    }

    boolean holds(String address) {
        return bytes(address).filter(this::holds).isPresent();
    }

    private boolean holds(byte[] address) {
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((address[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the bytes of an IPv4 or IPv6 address; an IPv4-mapped IPv6 address has four. */
    private static Optional<byte[]> bytes(String text) {
        String address = text.strip().replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        return address.indexOf(':') < 0 ? version4(address) : version6(address).map(AddressRange::unmapped);
    }

    private static Optional<byte[]> version4(String address) {
        String[] parts = address.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != bytes.length) {
            return Optional.empty();
        }
        for (int i = 0; i < bytes.length; i++) {
            if (!BYTE.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> version6(String address) {
        int gap = address.indexOf("::");
        Optional<List<Integer>> before = groups(gap < 0 ? address : address.substring(0, gap));
        Optional<List<Integer>> after = groups(gap < 0 ? "" : address.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        int given = before.get().size() + after.get().size();
        if (gap < 0 ? given != GROUPS : given >= GROUPS) {
            return Optional.empty();
        }
        List<Integer> groups = new ArrayList<>(before.get());
        while (groups.size() + after.get().size() < GROUPS) {
            groups.add(0);
        }
        groups.addAll(after.get());
        byte[] bytes = new byte[2 * GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            bytes[2 * i] = (byte) (groups.get(i) >> Byte.SIZE);
            bytes[2 * i + 1] = (byte) (int) groups.get(i);
        }
        return Optional.of(bytes);
    }

    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            Optional<byte[]> last = group.indexOf('.') < 0 ? Optional.empty() : version4(group);
            if (last.isPresent()) {
                groups.add((last.get()[0] & 0xFF) << Byte.SIZE | (last.get()[1] & 0xFF));
                groups.add((last.get()[2] & 0xFF) << Byte.SIZE | (last.get()[3] & 0xFF));
            } else if (GROUP.matcher(group).matches()) {
                groups.add(Integer.parseInt(group, 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(groups);
    }

    private static byte[] unmapped(byte[] address) {
        byte[] prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
        return Arrays.equals(Arrays.copyOf(address, prefix.length), prefix)
                ? Arrays.copyOfRange(address, prefix.length, address.length)
                : address;
    }
}
