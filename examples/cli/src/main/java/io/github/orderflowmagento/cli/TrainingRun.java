package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/**
 * Runs typical commands against a sandbox in this process, to create an archive of their classes from which Java starts faster: {@code java
 * -XX:ArchiveClassesAtExit=FILE -cp orderflow-magento.jar io.github.orderflowmagento.cli.TrainingRun}. The launcher does so.
 */
public final class TrainingRun {
    private TrainingRun() {}

    /** Runs some commands. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("orderflow-magento");
        try (SandboxShop shop = SandboxShop.start();
                SandboxWarehouse warehouse = SandboxWarehouse.start()) {
            Path config = Files.writeString(folder.resolve("config.toml"), """
                    [default]
                    magento.url = "%s"
                    magento.user = "%s"
                    magento.api_key = "%s"
                    orderflow.url = "%s"
                    orderflow.user = "%s"
                    orderflow.password = "%s"
                    orderflow.organisation = "%s"
                    orderflow.channel = "%s"
                    state.location = "state"
                    """.formatted(
                            shop.url(),
                            shop.apiUser(),
                            shop.apiKey(),
                            warehouse.url(),
                            warehouse.user(),
                            warehouse.password(),
                            warehouse.organisation(),
                            warehouse.channel()));
            for (List<String> command : List.of(
                    List.of("--help"),
                    List.of("orders", "export", "--help"),
                    List.of("doctor"),
                    List.of("orders", "export", "-o", "json"),
                    List.of("products", "export", "MUG-001"),
                    List.of("stock", "update", "--line", "MUG-001=42"),
                    List.of("failed", "list"),
                    List.of("runs", "list"))) {
                boolean needsConfiguration = !command.contains("--help");
                String[] line = needsConfiguration
                        ? Stream.concat(command.stream(), Stream.of("--config", config.toString()))
                                .toArray(String[]::new)
                        : command.toArray(String[]::new);
                Main.execute(line);
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
