package io.github.orderflowmagento.examples.sandbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox as its own process, with no library on its class path. */
class SandboxMainTest {

    private static final int LINES = 8;

    @TempDir
    private Path folder;

    private Process start(String... arguments) throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // it does not live long
        command.add("-classpath");
        command.add(Path.of(SandboxMain.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        command.add(SandboxMain.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors()).start();
    }

    private File errors() {
        return folder.resolve("errors.txt").toFile();
    }

    private String saidOnError() throws IOException {
        return Files.readString(errors().toPath());
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /** The settings that it prints when it is ready. */
    private Map<String, String> settings(Process process) throws IOException {
        BufferedReader out = reader(process);
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < LINES; i++) {
            String line = out.readLine();
            assertThat(line).as(saidOnError()).contains("=");
            settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        return settings;
    }

    @Test
    void itSaysWhereBothAreAndRunsUntilItIsEnded() throws Exception {
        Process process = start();
        try {
            Map<String, String> settings = settings(process);

            String login = ShopCaller.request(
                    "login", ShopCaller.list(settings.get("MAGENTO_USER"), settings.get("MAGENTO_API_KEY")));
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(settings.get("MAGENTO_URL") + "api/xmlrpc"))
                                            .POST(HttpRequest.BodyPublishers.ofString(login))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .containsPattern("<string>[0-9a-f]{32}</string>");
            assertThat(settings)
                    .containsEntry("ORDERFLOW_ORGANISATION", "demo-org")
                    .containsEntry("ORDERFLOW_CHANNEL", "demo-channel");
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroy();
        }
        process.waitFor();
    }

    @Test
    void aMagento2IsStartedOnRequest() throws Exception {
        Process process = start("--generation", "2");
        try {
            Map<String, String> settings = settings(process);

            assertThat(settings)
                    .containsKeys(
                            "MAGENTO_CONSUMER_KEY", "MAGENTO_CONSUMER_SECRET", "MAGENTO_TOKEN", "MAGENTO_TOKEN_SECRET")
                    .doesNotContainKey("MAGENTO_USER");
            assertThat(HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(settings.get("MAGENTO_URL") + "magento_version"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("Magento/2.4 (Community)");
        } finally {
            process.destroy();
        }
        process.waitFor();
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws Exception {
        Process process = start();
        StringBuilder printed = new StringBuilder();
        try {
            settings(process)
                    .forEach((name, value) -> printed.append(name)
                            .append('=')
                            .append(value.replaceFirst(
                                    "127.0.0.1:\\d+", "127.0.0.1:" + (name.startsWith("MAGENTO") ? 8081 : 8082)))
                            .append('\n'));
        } finally {
            process.destroy();
        }

        assertThat(Files.readString(Path.of("README.md")))
                .contains("sandbox-0.1.0-SNAPSHOT.jar --shop-port 8081 --warehouse-port 8082\n")
                .contains("```text\n" + printed + "```");
    }

    @Test
    void aWrongArgumentEndsItWithTwoAndSaysHowItIsUsed() throws Exception {
        Process process = start("--shop-port", "eighty");

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(saidOnError())
                .startsWith("--shop-port takes a number, not eighty")
                .contains("Usage: java -jar sandbox.jar [OPTION]...");
        assertThat(reader(process).readLine()).isNull();
    }

    @Test
    void thereAreTwoGenerations() throws Exception {
        assertThat(start("--generation", "3").waitFor()).isEqualTo(2);
        assertThat(saidOnError()).startsWith("a Magento is of generation 1 or 2, not 3");
    }

    @Test
    void anOptionThatItDoesNotKnowIsNamed() throws Exception {
        assertThat(start("--ship-port", "8081").waitFor()).isEqualTo(2);
        assertThat(saidOnError()).startsWith("unknown option --ship-port");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() throws Exception {
        assertThat(start("--copies", "3", "--channel").waitFor()).isEqualTo(2);
        assertThat(saidOnError()).startsWith("--channel takes a value");
    }

    @Test
    void aPortInUseEndsItWithOneAndIsNamed() throws Exception {
        try (SandboxShop shop = SandboxShop.start()) {
            String port = String.valueOf(URI.create(shop.url()).getPort());

            assertThat(start("--warehouse-port", port).waitFor()).isEqualTo(1);
            assertThat(saidOnError()).startsWith("port " + port + " is in use");
        }
    }

    @Test
    void theWarehouseHasTheChannelsThatAreNamed() throws Exception {
        Process process = start("--channel", "uk", "--channel", "de");
        try {
            assertThat(settings(process)).containsEntry("ORDERFLOW_CHANNEL", "uk");
            assertThat(reader(process).readLine()).isEqualTo("# further channels: de");
        } finally {
            process.destroy();
        }
    }

    @Test
    void helpIsPrintedOnDemand() throws Exception {
        Process process = start("--help");

        assertThat(process.waitFor()).isZero();
        assertThat(reader(process).readLine()).startsWith("Usage: ");
    }
}
