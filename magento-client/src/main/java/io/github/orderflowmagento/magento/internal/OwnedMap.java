package io.github.orderflowmagento.magento.internal;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A map that its maker hands over: it keeps no way to change it, and no map or list in it can be changed. {@link
 * io.github.orderflowmagento.magento.model.Fields} take it as it is, where they copy any other.
 */
public final class OwnedMap extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> values;

    /** @param values from name to text, number, flag, null, and unmodifiable maps and lists of these */
    public OwnedMap(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** The map itself, unmodifiable. */
    public Map<String, @Nullable Object> content() {
        return values;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return values.entrySet();
    }
}
