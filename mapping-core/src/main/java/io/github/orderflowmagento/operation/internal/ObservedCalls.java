package io.github.orderflowmagento.operation.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * Announces each call made to a client with its time, and rejects writes without the run's lease. The parts of a client ({@code orders()},
 * …) are observed in the same way.
 */
final class ObservedCalls implements InvocationHandler {
    private static final Set<String> PACKAGES =
            Set.of(Magento.class.getPackageName(), OrderFlow.class.getPackageName());

    /** The methods of the clients that change nothing in the shop or the warehouse. All others write. */
    private static final Set<String> READS = Set.of(
            "additional",
            "address",
            "areNumberedByStore",
            "carriers",
            "channel",
            "changes",
            "close",
            "detail",
            "details",
            "detailsOf",
            "find",
            "freshOptions",
            "enabledSources",
            "keeping",
            "lines",
            "list",
            "ofOrder",
            "ofOrders",
            "options",
            "read",
            "retrieve",
            "views");

    /** Methods that return local values without a request. */
    private static final Set<String> SETTINGS = Set.of("createdTogether", "updatedTogether");

    private final Object target;
    private final String name;
    private final Announcer announcer;

    private ObservedCalls(Object target, String name, Announcer announcer) {
        this.target = target;
        this.name = name;
        this.announcer = announcer;
    }

    /**
     * Returns the observed client.
     *
     * @param name the client's name in announcements
     */
    static <T> T of(Class<T> type, T client, String name, Announcer announcer) {
        ObservedCalls handler = new ObservedCalls(client, name, announcer);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (isWrite(method)) {
            LeaseGuard.beforeWrite();
        }
        long begin = System.nanoTime();
        String call = name + "." + method.getName();
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof Stream<?> rows) {
                return new Walk<>(rows, call, announcer).stream();
            }
            if (isPart(method.getReturnType())) {
                return part(method.getReturnType(), Objects.requireNonNull(result), call, announcer);
            }
            if (isCall(method)) {
                announcer.called(call, System.nanoTime() - begin, Optional.empty());
            }
            return result;
        } catch (InvocationTargetException e) {
            Throwable failure = Objects.requireNonNull(e.getCause());
            announcer.called(call, System.nanoTime() - begin, Optional.of(kind(failure)));
            throw failure;
        }
    }

    private static boolean isPart(Class<?> type) {
        return type.isInterface() && PACKAGES.contains(type.getPackageName());
    }

    /** For changes, only the walk sends requests. */
    private static boolean isCall(Method method) {
        return method.getDeclaringClass() != Object.class
                && method.getDeclaringClass() != Changes.class
                && !SETTINGS.contains(method.getName());
    }

    /** Returns whether a call of the method may change something in the shop or the warehouse. */
    static boolean isWrite(Method method) {
        return isCall(method) && !isPart(method.getReturnType()) && !READS.contains(method.getName());
    }

    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    private static <T> T part(Class<T> type, Object part, String name, Announcer announcer) {
        return of(type, type.cast(part), name, announcer);
    }

    /** A walk over a list that is read lazily. */
    private static final class Walk<T> implements Iterator<T> {
        private final Stream<T> rows;
        private final Iterator<T> iterator;
        private final String call;
        private final Announcer announcer;
        private long nanos;
        private boolean announced;

        Walk(Stream<T> rows, String call, Announcer announcer) {
            this.rows = rows;
            this.iterator = rows.iterator();
            this.call = call;
            this.announcer = announcer;
        }

        Stream<T> stream() {
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                    .onClose(rows::close);
        }

        @Override
        public boolean hasNext() {
            boolean more = timed(iterator::hasNext);
            if (!more) {
                announce(Optional.empty());
            }
            return more;
        }

        @Override
        public T next() {
            return timed(iterator::next);
        }

        private <R> R timed(Supplier<R> step) {
            long begin = System.nanoTime();
            try {
                return step.get();
            } catch (RuntimeException e) {
                announce(Optional.of(kind(e)));
                throw e;
            } finally {
                nanos += System.nanoTime() - begin;
            }
        }

        private void announce(Optional<String> failure) {
            if (!announced) {
                announced = true;
                announcer.called(call, nanos, failure);
            }
        }
    }
}
