package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.util.List;
import java.util.Objects;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.http.HttpAnswer;
import io.github.orderflowmagento.magento.internal.http.Redaction;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.http.UnreadableAnswerException;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;

/** A shop's remote procedure service: posts calls and converts any answer into a value or a typed failure. */
public final class RpcEndpoint {
    private static final MediaType XML = MediaType.get("text/xml; charset=utf-8");
    private static final String LOGIN = "login";

    private final ShopHttp http;
    private final Dialect dialect;
    private final HttpUrl url;

    /** Creates the service of the shop in a dialect. */
    public RpcEndpoint(ShopHttp http, Dialect dialect) {
        this.http = http;
        this.dialect = dialect;
        this.url = Objects.requireNonNull(http.baseUrl().resolve(dialect.path()));
    }

    /** Returns what removes secrets from messages. */
    public Redaction redaction() {
        return http.redaction();
    }

    /**
     * Makes a call.
     *
     * @param onlyReads whether it may be repeated if the first got no answer
     * @throws RpcFault if the server answers with a fault
     * @throws MagentoException if it does not answer, or not in the dialect
     */
    public @Nullable Object call(String method, List<Parameter> parameters, String operation, boolean onlyReads) {
        Request request = request(method, parameters, operation);
        HttpAnswer answer = onlyReads ? http.ask(request, operation) : http.send(request, operation);
        try {
            Object value = dialect.answer(answer.body(), answer.headers().get("Content-Type"));
            if (answer.isSuccessful()) {
                return value;
            }
        } catch (RpcFault fault) {
            // whatever the status: only the shop itself sends faults
            throw fault.with(redaction().fault(fault.text()), answer.status());
        } catch (UnreadableAnswerException e) {
            if (answer.isSuccessful()) {
                // not as the cause: it would repeat what the shop sent
                throw new MagentoException.NotUnderstood(Details.of(
                                operation, http.notUnderstood(String.valueOf(e.getMessage()), answer, mayShow(method)))
                        .httpStatus(answer.status()));
            }
        }
        throw http.refused(operation, answer, http.shown(answer, mayShow(method)), dialect.name());
    }

    private Request request(String method, List<Parameter> parameters, String operation) {
        byte[] document;
        try {
            document = dialect.request(method, parameters);
        } catch (IllegalArgumentException e) {
            // one of several calls in the document causes it
            throw new MagentoException.Rejected(
                    Details.of(operation, "nothing was sent: " + e.getMessage()).concerning(Concern.UNDETERMINED));
        }
        Request.Builder request =
                new Request.Builder().url(url).header("Accept", "text/xml").post(RequestBody.create(document, XML));
        String action = dialect.action();
        return (action == null ? request : request.header("SOAPAction", '"' + action + '"')).build();
    }

    /** Whether a message may quote how an answer begins: the answer to a login may repeat the key in any encoding. */
    private static boolean mayShow(String method) {
        return !method.equals(LOGIN);
    }

    void close() {
        http.close();
    }
}
