package io.github.orderflowmagento.examples.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The shop's store views. */
final class Stores {

    private final List<Struct> stores;

    Stores(List<Struct> stores) {
        this.stores = stores;
    }

    List<Struct> list() {
        return stores;
    }

    /** The website of a store view, named by code or id; null for all of them: no view named, or the admin's. */
    @Nullable
    Integer websiteOf(@Nullable Object store) {
        String wanted = store == null ? "" : store.toString();
        if (wanted.isEmpty() || wanted.equals("admin") || wanted.equals("0")) {
            return null;
        }
        return stores.stream()
                .filter(view -> view.text("code").equals(wanted)
                        || view.text("store_id").equals(wanted))
                .map(view -> view.integer("website_id"))
                .findFirst()
                .orElseThrow(() -> new ShopFault(100, "Requested store view not found."));
    }
}
