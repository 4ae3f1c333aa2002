package io.github.orderflowmagento.magento.internal.xmlrpc;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The session id that all threads share. It is fetched at first use and renewed once when the shop says it has expired, by one
 * thread while the others wait: Magento 1.6 gives two logins in one second the same id, and a login for each thread would be
 * waste anyway.
 */
final class Session {
    /** A fault 5 is raised before anything is executed, so repeating the call is safe whatever it does. */
    static final int EXPIRED = 5;

    private final Supplier<String> login;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable String id;

    Session(Supplier<String> login) {
        this.login = login;
    }

    /** Makes a call with the session, a second time with a new one if the first had expired. */
    <T extends @Nullable Object> T with(Function<String, T> call) {
        String current = id;
        if (current == null) {
            current = renewed(null);
        }
        try {
            return call.apply(current);
        } catch (XmlRpcFault fault) {
            if (fault.code() != EXPIRED) {
                throw fault;
            }
            return call.apply(renewed(current));
        }
    }

    /** The id, if there was a login. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    private String renewed(@Nullable String expired) {
        lock.lock();
        try {
            String current = id;
            if (current == null || current.equals(expired)) {
                current = login.get();
                id = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }
}
