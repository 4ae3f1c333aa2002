package io.github.orderflowmagento.examples.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/** The XML-RPC methods around the resource calls: sessions, {@code call} and {@code multiCall}. */
final class XmlRpcEndpoint {

    private final Sessions sessions;
    private final ShopApi api;
    private final Map<String, Integer> calls = new TreeMap<>();

    XmlRpcEndpoint(Sessions sessions, ShopApi api) {
        this.sessions = sessions;
        this.api = api;
    }

    /** Returns the answer to a request body. Faults are normal answers. */
    String answer(byte[] body) {
        try {
            return XmlRpc.answer(dispatch(read(body)));
        } catch (ShopFault fault) {
            return XmlRpc.fault(fault.code(), fault.message());
        }
    }

    /** Returns the number of calls of each resource path, alone or in a {@code multiCall}, by its full name. */
    Map<String, Integer> calls() {
        return Collections.unmodifiableMap(new TreeMap<>(calls));
    }

    void resetCounter() {
        calls.clear();
    }

    private static XmlRpcReader.Call read(byte[] body) {
        if (body.length == 0) {
            throw new ShopFault(630, "Unable to read request");
        }
        try {
            return XmlRpcReader.call(body);
        } catch (XMLStreamException | NumberFormatException malformed) {
            throw new ShopFault(632, "Invalid request, no method passed; request must contain a 'methodName' tag");
        }
    }

    private @Nullable Object dispatch(XmlRpcReader.Call call) {
        List<@Nullable Object> params = call.params();
        return switch (call.method()) {
            case "login" -> sessions.login(text(params, 0), text(params, 1));
            case "startSession" -> sessions.start();
            case "endSession" -> {
                sessions.end(text(params, 0));
                yield true;
            }
            case "call" -> {
                String session = text(params, 0);
                String path = text(params, 1);
                List<@Nullable Object> args = params.size() < 3 ? List.of() : list(params, 2);
                sessions.require(session);
                yield counted(path, args);
            }
            case "multiCall" -> {
                String session = text(params, 0);
                List<@Nullable Object> entries = list(params, 1);
                if (params.size() > 2) {
                    list(params, 2);
                }
                sessions.require(session);
                yield multiCall(entries);
            }
            default -> throw new ShopFault(620, "Method \"" + call.method() + "\" does not exist");
        };
    }

    private List<@Nullable Object> multiCall(List<@Nullable Object> entries) {
        List<@Nullable Object> answers = new ArrayList<>();
        for (Object entry : entries) {
            Arguments call = new Arguments(Arguments.listOf(entry));
            try {
                answers.add(counted(call.text(0), call.list(1)));
            } catch (ShopFault fault) {
                answers.add(new Struct()
                        .put("isFault", true)
                        .put("faultCode", String.valueOf(fault.code()))
                        .put("faultMessage", fault.messageInMultiCall()));
            }
        }
        return answers;
    }

    private @Nullable Object counted(String path, List<@Nullable Object> args) {
        calls.merge(ShopApi.canonical(path), 1, Integer::sum);
        return api.call(path, args);
    }

    private static String text(List<@Nullable Object> params, int position) {
        if (position < params.size() && params.get(position) instanceof String text) {
            return text;
        }
        throw wrongTypes();
    }

    private static List<@Nullable Object> list(List<@Nullable Object> params, int position) {
        if (position < params.size() && params.get(position) instanceof List<?> list) {
            return Arguments.listOf(list);
        }
        throw wrongTypes();
    }

    /** The shop checks the types of the parameters, but not of what is inside the arguments. */
    private static ShopFault wrongTypes() {
        return new ShopFault(623, "Calling parameters do not match signature");
    }
}
