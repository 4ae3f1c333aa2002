package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;

/** The command line as its own process, in its own home. */
final class Cli {
    /** The jar, which there is once the module is packaged. */
    static final Path JAR = Path.of("target/orderflow-magento.jar").toAbsolutePath();

    private final Path home;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> options =
            new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    private List<String> program = List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName());

    /** The output of a process, and its exit code. */
    record Result(int code, String out, String err) {}

    Cli(Path home) {
        this.home = home;
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "UTC");
    }

    Cli with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Cli option(String option) {
        options.add(option);
        return this;
    }

    /** Runs the jar in place of the classes. */
    Cli fromJar() {
        program = List.of("-jar", JAR.toString());
        return this;
    }

    Cli on(SandboxShop shop) {
        return with("MAGENTO_URL", shop.url())
                .with("MAGENTO_USER", shop.apiUser())
                .with("MAGENTO_API_KEY", shop.apiKey());
    }

    Cli on(SandboxMagento2Shop shop) {
        return with("MAGENTO_URL", shop.url())
                .with("MAGENTO_CONSUMER_KEY", shop.consumerKey())
                .with("MAGENTO_CONSUMER_SECRET", shop.consumerSecret())
                .with("MAGENTO_TOKEN", shop.token())
                .with("MAGENTO_TOKEN_SECRET", shop.tokenSecret());
    }

    Cli on(SandboxWarehouse warehouse) {
        return with("ORDERFLOW_URL", warehouse.url())
                .with("ORDERFLOW_USER", warehouse.user())
                .with("ORDERFLOW_PASSWORD", warehouse.password())
                .with("ORDERFLOW_ORGANISATION", warehouse.organisation())
                .with("ORDERFLOW_CHANNEL", warehouse.channel());
    }

    /** The folder of its states. */
    Path states() {
        return home.resolve(".local/state/orderflow-magento/default");
    }

    Path home() {
        return home;
    }

    /** Writes its configuration, which only its owner can read. */
    Cli configured(String toml) {
        try {
            Path file = home.resolve(".config/orderflow-magento/config.toml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, toml);
            if (!file.toFile().setReadable(false, false) || !file.toFile().setReadable(true, true)) {
                throw new IllegalStateException("permissions of " + file);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command as typed into a shell. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.addAll(List.of(arguments));
        return command;
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Runs it to its end. */
    Result run(String... arguments) {
        return await(start(arguments));
    }

    /** Runs a line of the shell in which {@code $CLI} is the command, quoted. */
    Result shell(String line) {
        try {
            Files.writeString(home.resolve("cli"), "#!/bin/sh\nexec '" + String.join("' '", command()) + "' \"$@\"\n");
            if (!home.resolve("cli").toFile().setExecutable(true)) {
                throw new IllegalStateException("permissions of cli");
            }
            return await(start(List.of("bash", "-c", line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; its output is in files. */
    Process start(String... arguments) {
        return start(command(arguments));
    }

    private Process start(List<String> command) {
        try {
            return builder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(home.resolve("out").toFile())
                    .redirectError(home.resolve("err").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the final output of a started process. */
    Result await(Process process) {
        try {
            int code = process.waitFor();
            return new Result(code, Files.readString(home.resolve("out")), Files.readString(home.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
