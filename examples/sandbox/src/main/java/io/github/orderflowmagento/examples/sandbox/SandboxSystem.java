package io.github.orderflowmagento.examples.sandbox;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the sandbox's shops and warehouse have in common: HTTP on a port of the loopback interface, a count of requests,
 * and answers of one's own in place of theirs. Thread-safe. It lives until it is closed, or the process ends.
 */
public abstract sealed class SandboxSystem implements AutoCloseable
        permits SandboxShop, SandboxMagento2Shop, SandboxWarehouse {

    private final SandboxServer server;

    SandboxSystem(SandboxServer server) {
        this.server = server;
    }

    /** The base URL, with a slash at its end. */
    public abstract String url();

    /** The HTTP requests received, stubbed ones included. */
    public int requests() {
        return server.requests();
    }

    /** Counts requests from zero again. */
    public void resetCounters() {
        server.resetCounter();
    }

    /**
     * From now on requests get this answer, and are not executed. Of several stubs for a request the last one made
     * answers.
     *
     * @param which the requests, for example {@code request -> request.contains("sales_order.list")}; asked by many
     *     threads
     * @return what takes it back
     */
    public SandboxStub stub(Predicate<SandboxRequest> which, SandboxAnswer answer) {
        return stub(which, request -> answer);
    }

    /**
     * From now on requests are answered by this, and are not executed. Of several stubs for a request the last one made answers.
     *
     * @param which the requests; asked by many threads
     * @param answer makes the answer to each; called by many threads
     * @return what takes it back
     */
    public SandboxStub stub(Predicate<SandboxRequest> which, Function<SandboxRequest, SandboxAnswer> answer) {
        return server.stub(which, answer, Integer.MAX_VALUE);
    }

    /**
     * The next requests get this answer, and are not executed.
     *
     * @param count how many
     * @return what takes it back
     */
    public SandboxStub stubNext(int count, SandboxAnswer answer) {
        return server.stub(request -> true, request -> answer, count);
    }

    /** The next request is executed, and then the connection breaks before the answer is sent. */
    public void failNextAfterExecuting() {
        server.loseNextAnswer();
    }

    /**
     * From now on each answer is shown to the observer, with its request, before it is sent. Requests are counted by then.
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

    /** The root of the server, such as {@code http://127.0.0.1:41234/}. */
    String root() {
        return server.url();
    }

    final void serve() {
        server.start(this::answer);
    }

    abstract SandboxAnswer answer(SandboxRequest request);
}
