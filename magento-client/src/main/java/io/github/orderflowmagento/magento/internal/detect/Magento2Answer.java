package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.internal.http.Redaction;
import io.github.orderflowmagento.magento.internal.magento2.Magento2Fault;

/**
 * The answer of a resource of Magento 2's REST to the credentials.
 *
 * @param page the answer
 * @param rows the elements of the list in it; null if there is none
 * @param total how many elements the shop counts, if it sends a count
 * @param fault the error in place of an answer
 * @param redaction removes secrets from texts
 */
record Magento2Answer(
        Page page,
        @Nullable List<Object> rows,
        Optional<Long> total,
        Optional<Magento2Fault> fault,
        Redaction redaction) {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    /** @param isSearch whether a list with a count is expected; a list without one means that the search was not understood */
    static Magento2Answer of(Page page, boolean isSearch, Redaction redaction) {
        Object tree = page.tree();
        if (page.answer() == null || !page.answer().isSuccessful()) {
            return new Magento2Answer(page, null, Optional.empty(), Magento2Fault.in(tree), redaction);
        }
        if (!isSearch) {
            return new Magento2Answer(page, rows(tree), Optional.empty(), Optional.empty(), redaction);
        }
        if (!(tree instanceof Map<?, ?> list) || !list.containsKey("items")) {
            return new Magento2Answer(page, null, Optional.empty(), Optional.empty(), redaction);
        }
        Object items = list.get("items");
        return new Magento2Answer(
                page,
                items == null ? List.of() : rows(items),
                list.get("total_count") instanceof Long total ? Optional.of(total) : Optional.empty(),
                Optional.empty(),
                redaction);
    }

    /** Returns the answer of a resource that is an object, as a list of one. */
    static Magento2Answer ofEntity(Page page, Redaction redaction) {
        Object tree = page.tree();
        boolean isEntity = page.answer() != null && page.answer().isSuccessful() && tree instanceof Map<?, ?>;
        return new Magento2Answer(
                page,
                isEntity && tree != null ? List.of(tree) : null,
                Optional.empty(),
                isEntity ? Optional.empty() : Magento2Fault.in(tree),
                redaction);
    }

    private static @Nullable List<Object> rows(@Nullable Object tree) {
        if (!(tree instanceof List<?> list)) {
            return null;
        }
        List<Object> rows = new ArrayList<>();
        list.forEach(row -> rows.add(row == null ? Map.of() : row));
        return rows;
    }

    boolean isList() {
        return rows != null;
    }

    /** Returns the elements that are objects; empty if there is no list. */
    List<Map<?, ?>> entities() {
        List<Map<?, ?>> entities = new ArrayList<>();
        if (rows != null) {
            rows.forEach(row -> entities.add(row instanceof Map<?, ?> entity ? entity : Map.of()));
        }
        return entities;
    }

    /** Whether the answer contains only a part of what the shop has. */
    boolean isPart() {
        return total.isPresent() && rows != null && rows.size() < total.get();
    }

    /** Returns the right that the credentials lack, as the shop names it. */
    Optional<String> missingRight() {
        return page.status() == UNAUTHORIZED ? fault.flatMap(Magento2Fault::resource) : Optional.empty();
    }

    /** Whether the shop answers that it has no such resource. */
    boolean isNoRoute() {
        return page.status() == NOT_FOUND
                && fault.map(Magento2Fault::text)
                        .filter(text -> text.contains("does not match any route"))
                        .isPresent();
    }

    /** Whether the credentials have the right to it. */
    Presence granted() {
        if (isList()) {
            return Presence.PRESENT;
        }
        return missingRight().isPresent() ? Presence.ABSENT : Presence.UNKNOWN;
    }

    /** Returns the shop's rejection of the credentials, from a resource that needs no right. */
    Optional<MagentoException> refusal() {
        return fault.map(says -> says.failureOf("credentials", redaction, page.status(), null))
                .filter(failure -> failure instanceof MagentoException.RefusedCredentials
                        || (failure instanceof MagentoException.NotPermitted && page.status() == UNAUTHORIZED));
    }

    /** @param observation what the list shows */
    Evidence shows(String observation) {
        if (isList()) {
            return page.shows(observation);
        }
        return missingRight()
                .map(right -> page.shows("denied, it needs " + shown(right)))
                .or(() -> fault.map(says -> page.shows("the shop says '" + shown(says.text()) + "'")))
                .orElseGet(() -> page.showsNo("answer of REST"));
    }

    /** Returns a text of the shop with secrets removed. */
    String shown(String text) {
        return redaction.excerpt(redaction.fault(text));
    }
}
