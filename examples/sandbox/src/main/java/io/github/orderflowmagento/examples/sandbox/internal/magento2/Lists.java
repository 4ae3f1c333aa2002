package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Answers lists within the limits of the shop. */
record Lists(Settings settings) {

    Row answer(EntityList list, Stream<Row> rows, Call call, UnaryOperator<Row> asSent) {
        return list.answer(rows, criteria(call), asSent);
    }

    /** Returns the criteria of a call, within the limits. */
    SearchCriteria criteria(Call call) {
        SearchCriteria criteria = SearchCriteria.of(call.query());
        Integer size = criteria.pageSize();
        Integer largest = settings.largestPage();
        if (largest != null && size != null && size > largest) {
            throw RestException.named(400, "Maximum SearchCriteria pageSize is %max", "max", largest);
        }
        Integer byDefault = settings.defaultPage();
        return size == null && byDefault != null ? criteria.withPageSize(byDefault) : criteria;
    }
}
