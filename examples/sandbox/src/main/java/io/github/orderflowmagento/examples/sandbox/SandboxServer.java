package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/**
 * HTTP on a free port of the loopback interface. One stub of low priority catches every request and has its answer
 * computed, so that any other stub put into {@link #http()} comes before it.
 */
final class SandboxServer implements AutoCloseable {

    private static final int BEHIND_ALL_OTHERS = 100;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean loseNextReply = new AtomicBoolean();
    private final WireMockServer http;

    private SandboxServer(Function<Request, Reply> application, Clock clock) {
        Computed computed = new Computed(application, clock);
        this.http = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .gzipDisabled(true)
                .notifier(new Silence())
                .extensions(new Counted(), computed));
        http.stubFor(any(anyUrl())
                .atPriority(BEHIND_ALL_OTHERS)
                .willReturn(aResponse().withTransformers(computed.getName())));
    }

    /** A server whose answers bear the date that the clock shows. */
    static SandboxServer start(Function<Request, Reply> application, Clock clock) {
        SandboxServer server = new SandboxServer(application, clock);
        server.http.start();
        return server;
    }

    WireMockServer http() {
        return http;
    }

    String url() {
        return "http://127.0.0.1:" + http.port() + "/";
    }

    int requests() {
        return requests.get();
    }

    void resetCounter() {
        requests.set(0);
    }

    void loseNextReply() {
        loseNextReply.set(true);
    }

    @Override
    public void close() {
        http.stop();
    }

    private final class Computed implements ResponseDefinitionTransformerV2 {

        private final Function<Request, Reply> application;
        private final Clock clock;

        Computed(Function<Request, Reply> application, Clock clock) {
            this.application = application;
            this.clock = clock;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Reply reply = application.apply(event.getRequest());
            if (loseNextReply.getAndSet(false) || reply.isLost()) {
                return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
            }
            return aResponse()
                    .withStatus(reply.status())
                    .withHeader("Content-Type", reply.contentType())
                    .withHeader("Date", HTTP_DATE.format(clock.instant()))
                    .withBody(reply.body())
                    .build();
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return "sandbox";
        }
    }

    /** Counts before the answer goes out, so that whoever has the answer also finds it counted. */
    private final class Counted implements StubRequestFilterV2 {

        @Override
        public RequestFilterAction filter(Request request, ServeEvent event) {
            requests.incrementAndGet();
            return RequestFilterAction.continueWith(request);
        }

        @Override
        public String getName() {
            return "sandbox-counter";
        }
    }

    private static final class Silence implements Notifier {

        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable cause) {}
    }
}
