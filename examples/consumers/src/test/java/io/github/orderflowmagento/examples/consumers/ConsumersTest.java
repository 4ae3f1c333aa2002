package io.github.orderflowmagento.examples.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.JarFile;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that were built outside this project, with what it publishes and nothing else, each in its own process: each sends
 * the orders of a sandbox shop to a sandbox warehouse. What they do is what the README shows.
 */
class ConsumersTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final SandboxShop shop = SandboxShop.start();
    private final SandboxWarehouse warehouse = SandboxWarehouse.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void theWarehouseHasNoOrder() {
        assertThat(warehouse.orders()).isEmpty();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "rest", "okhttp-4-bom", "spring-boot-3", "spring-boot-4", "module-path"})
    void aConsumerHasOneOkHttp(String consumer) throws IOException {
        assertThat(jarsWith("okhttp3/OkHttpClient.class", ClassPaths.of(consumer)))
                .hasSize(1);
    }

    @Test
    void aPlainApplicationSendsItsOrders() throws Exception {
        run(onClassPath("plain", ClassPaths.of("plain")));
    }

    @Test
    void anApplicationOnTheModulePathSendsItsOrders() throws Exception {
        run(List.of(
                "--module-path",
                joined("module-path", ClassPaths.of("module-path")),
                "--module",
                "com.example.orders/com.example.ExportOrders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-3", "spring-boot-4"})
    void aSpringBootApplicationSendsItsOrders(String consumer) throws Exception {
        run(List.of(
                "-jar",
                ClassPaths.CONSUMERS
                        .resolve(consumer)
                        .resolve("target/" + consumer + "-1.jar")
                        .toAbsolutePath()
                        .toString()));
    }

    @Test
    void whereAnotherLibraryBringsOkHttp4EitherMayComeFirst() throws Exception {
        List<Path> itsOkHttpFirst = ClassPaths.of("okhttp-4");
        List<Path> oursFirst = new ArrayList<>(itsOkHttpFirst);
        Collections.reverse(oursFirst);
        assertThat(jarsWith("okhttp3/OkHttpClient.class", itsOkHttpFirst))
                .extracting(Path::getFileName)
                .map(Path::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("okhttp-4."),
                        second -> assertThat(second).startsWith("okhttp-jvm-5."));

        run(onClassPath("okhttp-4", itsOkHttpFirst));
        assertThat(warehouse.orders()).hasSize(8);
        Files.delete(folder.resolve("orders.json"));
        assertThat(outputOf(onClassPath("okhttp-4", oursFirst))).contains("order export: 8 items, 8 already there");
    }

    @Test
    void anApplicationReachesRestOnTheClassPathAndOnTheModulePath() throws Exception {
        shop.stub(isSigned("products"), json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"}}"));
        shop.stub(isSigned("stockitems"), json("[{\"item_id\":1,\"product_id\":1,\"qty\":\"5\",\"is_in_stock\":1}]"));

        assertThat(outputOf(List.of("-classpath", joined("rest", ClassPaths.of("rest")), "com.example.ReadStock")))
                .contains("MUG-001: 5");
        assertThat(outputOf(List.of(
                        "--module-path",
                        joined("rest", ClassPaths.of("rest")),
                        "--module",
                        "com.example.stock/com.example.ReadStock")))
                .contains("MUG-001: 5");
    }

    private static Predicate<SandboxRequest> isSigned(String resource) {
        return request -> request.path().endsWith("/api/rest/" + resource)
                && request.header("Authorization")
                        .filter(signature -> signature.startsWith("OAuth "))
                        .isPresent();
    }

    private static SandboxAnswer json(String body) {
        return SandboxAnswer.of(body).withHeader("Content-Type", "application/json; charset=utf-8");
    }

    @Test
    void nothingOfThisLibraryNeedsMoreThanOkHttp4Has() throws IOException {
        List<Path> classPath = ClassPaths.of("okhttp-4");
        List<JarFile> jars = new ArrayList<>();
        for (Path jar : classPath) {
            if (jar.toString().contains("orderflowmagento")
                    || jar.getFileName().toString().startsWith("okhttp-4.")) {
                jars.add(new JarFile(jar.toFile()));
            }
        }
        assertThat(jars).hasSize(4);

        List<JavaAccess<?>> toOkHttp = new ClassFileImporter()
                .importJars(jars).stream()
                        .filter(type -> type.getPackageName().startsWith("io.github.orderflowmagento"))
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access ->
                                access.getTargetOwner().getPackageName().equals("okhttp3"))
                        .<JavaAccess<?>>map(access -> access)
                        .toList();

        assertThat(toOkHttp).hasSizeGreaterThan(50);
        assertThat(toOkHttp)
                .filteredOn(access -> access.getTarget().resolveMember().isEmpty())
                .isEmpty();
    }

    @Test
    void theSandboxRunsFromItsJarAlone() throws Exception {
        Path jar = Path.of(SandboxShop.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(outputOf(List.of("-jar", jar.toString(), "--help"))).startsWith("Usage: java -jar sandbox.jar");
    }

    @Test
    void consumersDoWhatTheReadmeShows() throws IOException {
        String source = Files.readString(Path.of("src/it/shared/com/example/ExportOrders.java"))
                .replace("package com.example;\n\n", "");

        assertThat(Files.readString(Path.of("../../README.md"))).contains("```java\n" + source + "```");
    }

    private void run(List<String> arguments) throws Exception {
        assertThat(outputOf(arguments)).contains("order export: 8 items, 8 done");
        assertThat(warehouse.orders()).hasSize(8);
    }

    private String outputOf(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(arguments);
        Path output = folder.resolve("output.txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment()
                .putAll(Map.of(
                        "MAGENTO_URL", shop.url(),
                        "MAGENTO_USER", shop.apiUser(),
                        "MAGENTO_API_KEY", shop.apiKey(),
                        "ORDERFLOW_URL", warehouse.url(),
                        "ORDERFLOW_USER", warehouse.user(),
                        "ORDERFLOW_PASSWORD", warehouse.password(),
                        "ORDERFLOW_ORGANISATION", warehouse.organisation(),
                        "ORDERFLOW_CHANNEL", warehouse.channel()));
        Process running = process.start();
        assertThat(running.waitFor(30, TimeUnit.MINUTES)).isTrue();
        int exitCode = running.exitValue();
        String said = Files.readString(output);
        assertThat(exitCode).as(said).isZero();
        return said;
    }

    private static List<String> onClassPath(String consumer, List<Path> libraries) {
        return List.of("-classpath", joined(consumer, libraries), "com.example.ExportOrders");
    }

    private static String joined(String consumer, List<Path> libraries) {
        List<String> all = new ArrayList<>();
        all.add(ClassPaths.CONSUMERS
                .resolve(consumer)
                .resolve("target/classes")
                .toAbsolutePath()
                .toString());
        libraries.forEach(library -> all.add(library.toString()));
        return String.join(File.pathSeparator, all);
    }

    private static List<Path> jarsWith(String type, List<Path> libraries) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path library : libraries) {
            try (JarFile jar = new JarFile(library.toFile())) {
                if (jar.getEntry(type) != null) {
                    found.add(library);
                }
            }
        }
        return found;
    }
}
