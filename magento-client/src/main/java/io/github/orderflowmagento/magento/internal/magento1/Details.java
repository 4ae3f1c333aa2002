package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.model.Fields;

/** Reads complete entities by their numbers. */
final class Details {
    private Details() {}

    /** Returns one answer per number, in order, from a path whose only argument is the number. */
    static <T> List<Answer<T>> of(
            Batches<ApiCall, Reply> batches, String path, List<String> incrementIds, Function<Fields, T> reading) {
        return of(batches::call, path, incrementIds, reading);
    }

    /** As {@link #of(Batches, String, List, Function)}, with a function that makes the calls. */
    static <T> List<Answer<T>> of(
            Function<List<ApiCall>, List<Reply>> calling,
            String path,
            List<String> incrementIds,
            Function<Fields, T> reading) {
        List<ApiCall> calls = incrementIds.stream()
                .map(incrementId -> ApiCall.about(incrementId, path, incrementId))
                .toList();
        List<Reply> replies = calling.apply(calls);
        List<Answer<T>> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            ApiCall call = calls.get(i);
            answers.add(replies.get(i).answer(incrementIds.get(i), tree -> ResponseTrees.entity(call, tree, reading)));
        }
        return answers;
    }
}
