package io.github.orderflowmagento.magento.internal.magento1.rpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Deadline;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;

/**
 * The session that all threads share. It is started on first use and renewed once when the shop reports that it has expired, by one thread
 * while the others wait: Magento 1.6 gives two logins in the same second the same id, and a login per thread would be wasteful anyway.
 */
public final class Session implements AutoCloseable {
    /** Fault 5 is raised before anything is executed, so repeating the call is always safe. */
    private static final int EXPIRED = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final RpcEndpoint endpoint;
    private final String user;
    private final String apiKey;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable String id;
    private volatile boolean closed;

    /**
     * @param user name of the API user
     * @param apiKey its key
     */
    public Session(RpcEndpoint endpoint, String user, String apiKey) {
        this.endpoint = endpoint;
        this.user = user;
        this.apiKey = apiKey;
    }

    /** Makes a call with the session's id, and repeats it with a new one if the first had expired. */
    public <T extends @Nullable Object> T with(Function<String, T> call) {
        if (closed) {
            throw new IllegalStateException("The client of the shop is closed");
        }
        String current = id;
        if (current == null) {
            current = renewed(null);
        }
        try {
            return call.apply(current);
        } catch (RpcFault fault) {
            if (fault.code() != EXPIRED) {
                throw fault;
            }
            return call.apply(renewed(current));
        }
    }

    private String renewed(@Nullable String expired) {
        waitForLock();
        try {
            String current = id;
            if (current == null || current.equals(expired)) {
                current = login();
                id = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void waitForLock() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MagentoException.NotReached(
                    MagentoException.Details.of("login", "not sent, since the thread was interrupted")
                            .causedBy(e));
        }
    }

    /** Returns a new id from the shop. */
    String login() {
        try {
            Object answer = endpoint.call(
                    "login", List.of(new Parameter("username", user), new Parameter("apiKey", apiKey)), "login", true);
            if (answer instanceof String text && !text.isBlank()) {
                endpoint.redaction().hideSession(text);
                return text;
            }
            throw new MagentoException.NotUnderstood("login", "the shop answers without a session id");
        } catch (RpcFault fault) {
            throw fault.failureOfLogin();
        }
    }

    /** Ends the session, if there is one, and closes connections. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        String current = id;
        if (current != null) {
            try {
                // do not wait for a shop that sends Retry-After
                Deadline.in(Duration.ZERO, System::nanoTime)
                        .<@Nullable Object>during(() -> endpoint.call(
                                "endSession", List.of(new Parameter("sessionId", current)), "endSession", false));
            } catch (MagentoException | RpcFault e) {
                LOG.debug("The session could not be ended; it will expire: {}", e.getMessage());
            }
        }
        endpoint.close();
    }
}
