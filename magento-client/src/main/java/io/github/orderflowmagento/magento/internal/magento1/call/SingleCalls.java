package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/** Makes many calls one by one, for a web service without a round trip for many. */
public final class SingleCalls {
    private SingleCalls() {}

    /**
     * Returns the reply to each call.
     *
     * @param caller makes one call
     * @throws MagentoException if a call failed for a reason that does not concern it alone
     */
    public static List<Reply> make(List<ApiCall> calls, Function<ApiCall, @Nullable Object> caller) {
        List<Reply> replies = new ArrayList<>();
        for (ApiCall call : calls) {
            replies.add(make(call, caller));
        }
        return replies;
    }

    /** The shop's answer to one call concerns that call; any other failure concerns the round trip. */
    private static Reply make(ApiCall call, Function<ApiCall, @Nullable Object> caller) {
        try {
            return Reply.of(caller.apply(call));
        } catch (MagentoException e) {
            if (!isAnswer(e)) {
                throw e;
            }
            return Reply.failed(e);
        }
    }

    /** Whether the shop has answered the call, even if it rejected it: this call, or any other like it. */
    public static boolean isAnswer(MagentoException failure) {
        return switch (failure.concerns()) {
            case ITEM -> true;
            case EVERYTHING ->
                failure instanceof MagentoException.NotPermitted || failure instanceof MagentoException.Unsupported;
            case UNDETERMINED -> false;
        };
    }
}
