package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A shop that accepts the credentials and loses each session before its first call is unwell, and no item is to blame. */
class SessionsThatEndAtOnceTest {
    private static final int MORE_THAN_ATTEMPTS = 6;

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();

    private Magento unwell() {
        return SandboxClients.to(sandbox.insideShop())
                .configureHttp(http -> http.addInterceptor(chain -> {
                    if (!isLogin(chain.request())) {
                        sandbox.insideShop().expireSessions();
                    }
                    return chain.proceed(chain.request());
                }))
                .build();
    }

    private static boolean isLogin(Request request) throws IOException {
        Buffer body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        return body.readUtf8().contains("<methodName>login<");
    }

    @Test
    void anExportThatEndsEarlySaysWhatToCheckAndTheNextSendsAll() {
        try (Magento shop = unwell()) {
            Run run = checkpoint.run(
                    OrderExport.between(shop, sandbox.warehouse()).build()::run);

            assertThat(run.endedEarly().orElse("")).contains("its sessions end at once", "Check the session timeout");
            assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
        }

        Run next = checkpoint.run(
                OrderExport.between(sandbox.shop(), sandbox.warehouse()).build()::run);
        assertThat(next.items(Outcome.DONE)).hasSize(8);
    }

    @Test
    void aDespatchIsTriedUntilTheShopIsWell() {
        var despatches = List.of(despatch("100000009", 6001, Map.of("MUG-001", 2, "SALE-001", 1)));
        try (Magento shop = unwell()) {
            for (int day = 0; day < MORE_THAN_ATTEMPTS; day++) {
                Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(day));
                Run run = checkpoint.run(state -> ShipmentNotification.to(shop)
                        .clock(clock)
                        .build()
                        .of(despatches)
                        .run(state));

                assertThat(run.items(Outcome.WILL_RETRY))
                        .singleElement()
                        .asString()
                        .contains("its sessions end at once");
            }
        }

        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(MORE_THAN_ATTEMPTS));
        Run next = checkpoint.run(state -> ShipmentNotification.to(sandbox.shop())
                .clock(later)
                .build()
                .of(despatches)
                .run(state));
        assertThat(next.items(Outcome.DONE)).hasSize(1);
        assertThat(sandbox.insideShop().shipmentsOf("100000009")).hasSize(1);
    }
}
