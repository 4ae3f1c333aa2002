package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/** Help, mistakes, configuration and the doctor. */
class UsageTest {
    @TempDir
    Path home;

    private Cli cli = new Cli(Path.of("/"));

    @BeforeEach
    void begin() {
        cli = new Cli(home);
    }

    @Test
    void helpIsAResult() {
        Cli.Result help = cli.run("--help");
        Cli.Result version = cli.run("--version");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Exit codes:", "7     already running", "130   interrupted");
        assertThat(version.out()).matches("(?s)orderflow-magento \\d+\\.\\d+.*");
    }

    @Test
    void withoutACommandTheCommandsAreListed() {
        Cli.Result result = cli.run();

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("doctor", "orders", "stock", "Examples:");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aMistypedVerbGetsASuggestion() {
        Cli.Result result = cli.run("orders", "exprt");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("exprt", "orders export");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aMistypedKeyGetsASuggestionAndNothingIsDone() {
        cli.configured("[default]\nmagento.urll = \"https://shop.example/\"\n");

        Cli.Result check = cli.run("config", "check");
        Cli.Result export = cli.run("orders", "export");

        assertThat(check.code()).isEqualTo(ExitCode.USAGE);
        assertThat(check.err()).contains("[default]: magento.urll is unknown; did you mean magento.url?");
        assertThat(export.code()).isEqualTo(ExitCode.USAGE);
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void aProfileWithoutCredentialsNamesWhatToSet() {
        cli.configured("[profile.acme]\nmagento.url = \"https://shop.example/\"\nmagento.user = \"u\"\n");

        Cli.Result result = cli.run("orders", "export", "--profile", "acme");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("profile acme has no magento.api_key", "magento.api_key_command", "MAGENTO_API_KEY");
    }

    @Test
    void credentialsOfBothGenerationsAreNamedByTheirKeys() {
        Cli.Result result = cli.with("MAGENTO_URL", "https://shop.example/")
                .with("MAGENTO_USER", "u")
                .with("MAGENTO_API_KEY", "k")
                .with("MAGENTO_CONSUMER_KEY", "c")
                .with("MAGENTO_CONSUMER_SECRET", "s")
                .with("MAGENTO_TOKEN", "t")
                .with("MAGENTO_TOKEN_SECRET", "u")
                .run("products", "show", "MUG-001");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("magento.api_key", "magento.token_secret")
                .doesNotContain("apiKey", "tokenSecret");
    }

    @Test
    void aSecretIsNotTakenFromTheCommandLine() {
        Cli.Result result = cli.run("config", "show", "--set", "magento.api_key=secret-1");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("a secret must not be on the command line")
                .doesNotContain("secret-1");
    }

    @Test
    void optionsGoBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        Files.writeString(home.resolve("key"), "from-a-file-1\n");
        cli.configured("""
                        [default]
                        orderflow.url = "https://of.example/"
                        orderflow.channel = "default-channel"
                        orderflow.organisation = "acme"
                        [profile.uk]
                        magento.url = "https://uk.example/"
                        magento.user = "of"
                        magento.api_key_file = "../../key"
                        orderflow.channel = "uk-channel"
                        """).with("ORDERFLOW_ORGANISATION", "acme-2").with("ORDERFLOW_USER", "from-environment");

        Cli.Result show = cli.run("config", "show", "-p", "uk", "--set", "orderflow.user=from-option", "-o", "csv");

        assertThat(show.out())
                .contains("\"orderflow.user\",\"from-option\",\"option --set\"")
                .contains("\"orderflow.organisation\",\"acme-2\",\"ORDERFLOW_ORGANISATION\"")
                .contains("\"orderflow.channel\",\"uk-channel\",\"[profile.uk]\"")
                .contains("\"orderflow.url\",\"https://of.example/\",\"[default]\"")
                .contains("\"magento.api_key\",\"(of the file ../../key)\"")
                .doesNotContain("from-a-file-1");
    }

    @Test
    void aWrongValueIsNamedByItsKey() {
        cli.configured("""
                [default]
                magento.url = "https://shop.example/"
                magento.user = "u"
                magento.api_key = "k"
                orderflow.url = "https://of.example/"
                orderflow.user = "u"
                orderflow.password = "p"
                orderflow.organisation = "acme"
                orderflow.channel = "acme"
                """);

        Cli.Result limit = cli.run("config", "check", "--set", "stock.zero_limit=half");
        Cli.Result since = cli.run("config", "check", "--set", "orders.placed_since=yesterday");
        Cli.Result service = cli.run("config", "check", "--set", "magento.web_service=nope");

        assertThat(cli.run("config", "check").code()).isZero();
        assertThat(limit.code()).isEqualTo(ExitCode.USAGE);
        assertThat(limit.err()).contains("stock.zero_limit: 'half' is not a share");
        assertThat(since.err()).contains("orders.placed_since: 'yesterday' is not a time");
        assertThat(service.code()).isEqualTo(ExitCode.USAGE);
        assertThat(service.err()).contains("'nope'");
    }

    @Test
    void allProfilesAreCheckedAndDefaultsNeedNotBeComplete() {
        String complete = """
                [default]
                orderflow.url = "https://of.example/"
                orderflow.user = "u"
                orderflow.password = "p"
                orderflow.organisation = "acme"
                [profile.uk]
                magento.url = "https://uk.example/"
                magento.user = "u"
                magento.api_key = "k"
                orderflow.channel = "uk"
                """;

        Cli.Result good = cli.configured(complete).run("config", "check");
        Cli.Result wrong = cli.configured(complete + """
                        [profile.de]
                        magento.url = "https://de.example/"
                        """).run("config", "check");

        assertThat(good.code()).as(good.err()).isZero();
        assertThat(good.err()).contains("profile uk: nothing is wrong");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("profile de has no credentials").doesNotContain("profile uk");
    }

    @Test
    void aWrongKeyIsNamedOnce() {
        cli.configured("[default]\nmagento.ulr = \"https://shop.example/\"\n");

        assertThat(cli.run("config", "check").err().lines())
                .containsOnlyOnce(home.resolve(".config/orderflow-magento/config.toml")
                        + ", [default]: magento.ulr is unknown; did you mean magento.url?");
    }

    @Test
    void aFileThatOthersCanReadIsWarnedOfWhereItHoldsASecret() {
        cli.configured("[default]\nmagento.api_key = \"secret-1\"\n");
        assertThat(home.resolve(".config/orderflow-magento/config.toml")
                        .toFile()
                        .setReadable(true, false))
                .isTrue();

        Cli.Result result = cli.run("config", "show");

        assertThat(result.err()).contains("others can read it").doesNotContain("secret-1");
        assertThat(result.out()).contains("(secret)").doesNotContain("secret-1");
    }

    @Test
    void aMistakeOfTomlIsNamedByItsLineWithoutItsText() {
        cli.configured("[default]\nmagento.api_key = \"secret-1\n");

        Cli.Result result = cli.run("config", "check");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("not TOML in line 2").doesNotContain("secret-1");
    }

    @Test
    void aMappingFileWithAMistakeIsNamedAndNothingIsDone() throws IOException {
        Files.writeString(home.resolve("shop.properties"), "product.barcod = ean\n");
        try (SandboxShop shop = SandboxShop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            cli.on(shop)
                    .on(warehouse)
                    .with(
                            "ORDERFLOW_MAGENTO_MAPPING_FILE",
                            home.resolve("shop.properties").toString());

            Cli.Result export = cli.run("products", "export");

            assertThat(export.code()).isEqualTo(ExitCode.USAGE);
            assertThat(export.err()).contains("shop.properties", "barcod", "barcode");
            assertThat(warehouse.products()).isEmpty();
        }
    }

    @Test
    void aStateOfALaterVersionIsRejected() throws IOException {
        try (SandboxShop shop = SandboxShop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            cli.on(shop).on(warehouse);
            Files.createDirectories(cli.states());
            Files.writeString(
                    cli.states().resolve("order-export.json"), "{\"format\": 999, \"version\": 1, \"state\": {}}");

            Cli.Result export = cli.run("orders", "export");

            assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.USAGE);
            assertThat(warehouse.orders()).isEmpty();
        }
    }

    @Test
    void theDoctorLooksAtBothSides() {
        try (SandboxShop shop = SandboxShop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            Cli.Result well = cli.on(shop).on(warehouse).run("doctor");
            Cli.Result wrong = cli.with("ORDERFLOW_PASSWORD", "wrong-1").run("doctor");

            assertThat(well.code()).as(well.out()).isZero();
            assertThat(well.out()).contains("shop credentials", "warehouse login");
            assertThat(well.err()).isEqualTo("Nothing is wrong.\n");
            assertThat(wrong.code()).isEqualTo(ExitCode.ACCESS_DENIED);
            assertThat(wrong.out()).contains("NOT OK").doesNotContain("wrong-1");
        }
    }

    /** An unset variable of a script must not widen a command to everything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders export ''",
                "orders export --number=",
                "orders export --number ,",
                "orders export --status ''",
                "orders export --store=",
                "orders cancel ''",
                "products export ''",
                "stock update --line MUG-001=1 --source ''"
            })
    void anEmptyArgumentIsRefused(String command) {
        try (SandboxShop shop = SandboxShop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            Cli.Result result = cli.on(shop).on(warehouse).shell("./cli " + command);

            assertThat(result.code()).as(result.out()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).contains("empty");
            assertThat(warehouse.orders()).isEmpty();
            assertThat(warehouse.products()).isEmpty();
        }
    }

    @Test
    void aSandboxThatCannotStartSaysWhy() throws IOException {
        Cli.Result generation = cli.run("sandbox", "start", "--generation", "3");

        assertThat(generation.code()).isEqualTo(ExitCode.USAGE);
        assertThat(generation.err()).contains("generation 1 or 2, not 3").doesNotContain("java -jar");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Result port = cli.run("sandbox", "start", "--shop-port", String.valueOf(taken.getLocalPort()));

            assertThat(port.code()).isEqualTo(ExitCode.USAGE);
            assertThat(port.err()).contains("is in use");
        }
    }

    @Test
    void linksAreMadeWithoutConnecting() {
        Cli.Result result = cli.with("ORDERFLOW_URL", "https://of.example/")
                .with("ORDERFLOW_CHANNEL", "uk")
                .run("link", "order", "100000009");

        assertThat(result.out())
                .isEqualTo(
                        "https://of.example/despatch/order/referenceDetail.htm?externalReference=100000009&channel=uk\n");
    }
}
