package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.http.Redaction;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;

/**
 * The shop's answer to an update of many stock items (HTTP 207): which were changed, and which were not, and why.
 *
 * @param changed numbers of stock items
 * @param refused why, by number of the stock item
 */
record UpdateAnswer(Set<String> changed, Map<String, RestFault> refused) {
    /** The answer to an update that was not sent. */
    static final UpdateAnswer NONE = new UpdateAnswer(Set.of(), Map.of());

    private static final int BAD_REQUEST = 400;

    static UpdateAnswer read(ApiCall call, Object tree) {
        Map<String, @Nullable Object> answer = RestCollection.entity(call, tree);
        Set<String> changed = new TreeSet<>();
        messages(call, answer.get("success")).forEach(message -> changed.add(String.valueOf(message.get("item_id"))));
        Map<String, RestFault> refused = new HashMap<>();
        for (Map<String, @Nullable Object> message : messages(call, answer.get("error"))) {
            refused.put(
                    String.valueOf(message.get("item_id")),
                    new RestFault(code(message.get("code")), String.valueOf(message.get("message"))));
        }
        return new UpdateAnswer(changed, refused);
    }

    private static List<Map<String, @Nullable Object>> messages(ApiCall call, @Nullable Object list) {
        return list == null ? List.of() : RestCollection.entities(call, list);
    }

    private static int code(@Nullable Object code) {
        String text = String.valueOf(code);
        return text.matches("\\d{3}") ? Integer.parseInt(text) : BAD_REQUEST;
    }

    /** Returns the result for one item. */
    Reply replyTo(ApiCall call, long item, Redaction redaction) {
        String number = String.valueOf(item);
        RestFault fault = refused.get(number);
        if (fault != null) {
            return Reply.failed(fault.failureOf(call, redaction, fault.code()));
        }
        return changed.contains(number)
                ? Reply.of(true)
                : Reply.failed(new MagentoException.NotUnderstood(
                        call.description(), "the shop's answer does not contain stock item " + number));
    }
}
