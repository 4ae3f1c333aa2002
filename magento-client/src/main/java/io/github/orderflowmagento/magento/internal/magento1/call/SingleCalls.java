package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/** Makes many calls one by one, for a web service that has no round trip for many. */
public final class SingleCalls {
    private SingleCalls() {}

    /**
     * The reply to each call.
     *
     * @param caller makes one call
     * @throws MagentoException if a call failed for what is no affair of its own
     */
    public static List<Reply> make(List<ApiCall> calls, Function<ApiCall, @Nullable Object> caller) {
        List<Reply> replies = new ArrayList<>();
        for (ApiCall call : calls) {
            replies.add(make(call, caller));
        }
        return replies;
    }

    /** What the shop says to one call is that call's affair; anything else is the round trip's. */
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

    /** Whether the shop has answered the call, if only with a no: one to this call, or one that any other like it would get, too. */
    public static boolean isAnswer(MagentoException failure) {
        return switch (failure.concerns()) {
            case ITEM -> true;
            case EVERYTHING ->
                failure instanceof MagentoException.NotPermitted || failure instanceof MagentoException.Unsupported;
            case UNDETERMINED -> false;
        };
    }
}
