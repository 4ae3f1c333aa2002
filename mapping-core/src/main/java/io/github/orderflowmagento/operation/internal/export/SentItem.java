package io.github.orderflowmagento.operation.internal.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

import io.github.orderflowmagento.orderflow.imports.ImportItem;

/** Computes the fingerprint by which sent items are compared. */
final class SentItem {
    /** Differs each time. */
    private static final String TIME_OF_EXPORT = "exported";

    private SentItem() {}

    /** Returns the SHA-256 of what is sent for an item, without the time of its export. */
    static String fingerprint(ImportItem item) {
        MessageDigest digest = sha256();
        add(digest, item.type().name());
        add(digest, item.operation().name());
        add(digest, item.externalReference());
        new TreeMap<>(item.properties()).forEach((name, value) -> {
            if (!name.equals(TIME_OF_EXPORT)) {
                add(digest, name);
                add(digest, value);
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Appends a separator that no text contains, so that two texts are not confused with one. */
    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
