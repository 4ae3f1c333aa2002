package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

class SandboxExtensionTest {

    /** The parameters of the tests below. */
    private static final List<SandboxSystem> GIVEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    @AfterEach
    void forget() {
        GIVEN.clear();
    }

    @ExtendWith(SandboxExtension.class)
    static class TwoTests {
        @BeforeEach
        void prepare(SandboxWarehouse warehouse) {
            warehouse.setStock("MUG-001", 3);
        }

        @Test
        void one(SandboxShop shop, SandboxWarehouse warehouse) {
            remember(shop, warehouse);
        }

        @Test
        void another(SandboxWarehouse warehouse, SandboxShop shop) {
            remember(shop, warehouse);
        }

        private static void remember(SandboxShop shop, SandboxWarehouse warehouse) {
            assertThat(warehouse.stock()).containsOnlyKeys("MUG-001");
            warehouse.setStock("MUG-002", 3);
            GIVEN.add(shop);
            GIVEN.add(warehouse);
        }

        @AfterEach
        void lookAgain(SandboxShop shop) throws IOException, InterruptedException {
            assertThat(GIVEN).contains(shop);
            assertThat(new ShopCaller(shop).post("").statusCode()).isEqualTo(200);
        }
    }

    static class OfOnesOwn {
        @RegisterExtension
        final SandboxExtension sandbox = new SandboxExtension(
                () -> SandboxShop.builder().copies(1).start(),
                () -> SandboxWarehouse.builder().channels("uk", "de").start());

        @Test
        void one(SandboxShop shop, SandboxWarehouse warehouse) {
            assertThat(shop.orderStatus("101000009")).isEqualTo("processing");
            assertThat(warehouse.channels()).containsOnlyKeys("uk", "de");
            GIVEN.add(shop);
        }
    }

    @ExtendWith(SandboxExtension.class)
    static class OnAMagento2 {
        @Test
        void one(SandboxMagento2Shop shop) {
            assertThat(shop.orderStatus("100000009")).isEqualTo("processing");
            GIVEN.add(shop);
        }
    }

    static class OnAMagento2OfOnesOwn {
        @RegisterExtension
        final SandboxExtension sandbox = new SandboxExtension(
                SandboxShop::start,
                () -> SandboxMagento2Shop.builder().copies(1).start(),
                SandboxWarehouse::start);

        @Test
        void one(SandboxMagento2Shop shop) {
            assertThat(shop.orderStatus("101000009")).isEqualTo("processing");
            GIVEN.add(shop);
        }
    }

    @ExtendWith(SandboxExtension.class)
    static class TooEarly {
        TooEarly(SandboxShop shop) {
            GIVEN.add(shop);
        }

        @Test
        void one() {}
    }

    private static TestExecutionSummary run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    @Test
    void eachTestGetsAShopAndAWarehouseOfItsOwnWhichAreClosedAfterIt() {
        TestExecutionSummary summary = run(TwoTests.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
        assertThat(GIVEN).hasSize(4).doesNotHaveDuplicates().allSatisfy(SandboxExtensionTest::assertClosed);
    }

    private static void assertClosed(SandboxSystem system) {
        URI url = URI.create(system.url());
        assertThatIOException().isThrownBy(() -> url.toURL().openStream());
    }

    @Test
    void aTestMayHaveThemMadeItsWay() {
        TestExecutionSummary summary = run(OfOnesOwn.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(GIVEN).singleElement().satisfies(SandboxExtensionTest::assertClosed);
    }

    @ParameterizedTest
    @ValueSource(classes = {OnAMagento2.class, OnAMagento2OfOnesOwn.class})
    void aTestMayTakeAMagento2(Class<?> tests) {
        TestExecutionSummary summary = run(tests);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(GIVEN).singleElement().satisfies(SandboxExtensionTest::assertClosed);
    }

    @Test
    void aConstructorIsRejectedWithTheWayToGetOne() {
        TestExecutionSummary summary = run(TooEarly.class);

        assertThat(summary.getFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .hasMessage("a sandbox exists for one test: declare SandboxShop as a parameter of the test,"
                                + " or of a method @BeforeEach"));
        assertThat(GIVEN).isEmpty();
    }
}
