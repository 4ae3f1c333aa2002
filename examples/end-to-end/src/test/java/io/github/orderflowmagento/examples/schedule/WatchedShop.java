package io.github.orderflowmagento.examples.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;

/** A sandbox shop that sees who is in it: each run logs in, calls, and ends its session. It can let a run wait in the middle. */
final class WatchedShop implements AutoCloseable {
    private static final Pattern SESSION_OF_LOGIN = Pattern.compile("<value>\\s*<string>([^<]+)</string>");
    private static final Pattern SESSION_OF_CALL = Pattern.compile("<value>(?:<string>)?([0-9a-f]{32})<");

    private final SandboxShop shop = SandboxShop.start();
    private final Set<String> present = new HashSet<>();
    private final List<String> visitors = new ArrayList<>();
    private int mostAtOnce;
    private Optional<Gate> gate = Optional.empty();

    WatchedShop() {
        shop.onAnswer(this::watch);
    }

    /** The point at which a run waits. */
    static final class Gate {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        void awaitRun() throws InterruptedException {
            reached.await();
        }

        void open() {
            opened.countDown();
        }
    }

    SandboxShop inside() {
        return shop;
    }

    /** The next run stops at its first list of orders, with the answer under way, until the gate is opened. */
    synchronized Gate closeGate() {
        Gate closed = new Gate();
        gate = Optional.of(closed);
        return closed;
    }

    /** The hosts under which the shop was called by each run, in the order in which they came. */
    synchronized List<String> visitors() {
        return List.copyOf(visitors);
    }

    /** How many runs were in the shop at once, at most. */
    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    private void watch(SandboxRequest request, SandboxAnswer answer) {
        String call = request.body();
        note(request, call, answer.body());
        if (call.contains("sales_order.list") || call.contains("order.list")) {
            Optional<Gate> closed = takeGate();
            closed.ifPresent(WatchedShop::waitAt);
        }
    }

    private synchronized void note(SandboxRequest request, String call, String answer) {
        if (call.contains("<methodName>login<")) {
            present.add(session(SESSION_OF_LOGIN, answer));
            visitors.add(request.header("Host").orElseThrow().replaceFirst(":.*", ""));
            mostAtOnce = Math.max(mostAtOnce, present.size());
        } else if (call.contains("<methodName>endSession<")) {
            present.remove(session(SESSION_OF_CALL, call));
        }
    }

    private synchronized Optional<Gate> takeGate() {
        Optional<Gate> taken = gate;
        gate = Optional.empty();
        return taken;
    }

    private static void waitAt(Gate gate) {
        gate.reached.countDown();
        try {
            gate.opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String session(Pattern place, String text) {
        Matcher found = place.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no session in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        shop.close();
    }
}
