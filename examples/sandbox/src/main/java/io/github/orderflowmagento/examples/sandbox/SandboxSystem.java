package io.github.orderflowmagento.examples.sandbox;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Base class of the sandbox's shops and warehouse: HTTP on a port of the loopback interface, counts of requests, and stubs. It runs until
 * it is closed or the process ends. Thread-safe.
 */
public abstract sealed class SandboxSystem implements AutoCloseable
        permits SandboxShop, SandboxMagento2Shop, SandboxWarehouse {

    private final SandboxServer server;

    SandboxSystem(SandboxServer server) {
        this.server = server;
    }

    /** Returns the base URL, which ends in a slash. */
    public abstract String url();

    /** Returns the number of HTTP requests received, including stubbed ones. */
    public int requests() {
        return server.requests();
    }

    /** Resets the count of requests. */
    public void resetCounters() {
        server.resetCounter();
    }

    /**
     * Answers matching requests with a fixed answer, without executing them. The newest matching stub answers.
     *
     * @param which matches requests, for example {@code request -> request.contains("sales_order.list")}; called by many threads
     * @return the stub, to remove it
     */
    public SandboxStub stub(Predicate<SandboxRequest> which, SandboxAnswer answer) {
        return stub(which, request -> answer);
    }

    /**
     * Answers matching requests with a function, without executing them. The newest matching stub answers.
     *
     * @param which matches requests; called by many threads
     * @param answer returns the answer to a request; called by many threads
     * @return the stub, to remove it
     */
    public SandboxStub stub(Predicate<SandboxRequest> which, Function<SandboxRequest, SandboxAnswer> answer) {
        return server.stub(which, answer, Integer.MAX_VALUE);
    }

    /**
     * Answers the next requests with a fixed answer, without executing them.
     *
     * @param count the number of requests
     * @return the stub, to remove it
     */
    public SandboxStub stubNext(int count, SandboxAnswer answer) {
        return server.stub(request -> true, request -> answer, count);
    }

    /** Executes the next request and then breaks the connection before the answer is sent. */
    public void failNextAfterExecuting() {
        server.loseNextAnswer();
    }

    /**
     * Passes each request and its answer to an observer before the answer is sent. At that time the request is already counted.
     *
     * @param observer called by many threads; the answer waits until it returns
     */
    public void onAnswer(BiConsumer<SandboxRequest, SandboxAnswer> observer) {
        server.onAnswer(observer);
    }

    @Override
    public void close() {
        server.close();
    }

    /** Returns the root of the server, for example {@code http://127.0.0.1:41234/}. */
    String root() {
        return server.url();
    }

    final void serve() {
        server.start(this::answer);
    }

    abstract SandboxAnswer answer(SandboxRequest request);
}
