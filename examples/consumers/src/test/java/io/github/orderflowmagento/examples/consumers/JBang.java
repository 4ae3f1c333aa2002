package io.github.orderflowmagento.examples.consumers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JBang, which runs the scripts of the catalogue with what this build publishes and without a network. */
final class JBang {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path CATALOGUE = Path.of("../cli/jbang-catalog.json").toAbsolutePath();
    private static final int COMMAND_PRINTED = 255;

    private final Path installation;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** What a script has written, and its exit code. */
    record Result(int code, String out) {}

    /**
     * @param installation JBang's own folder, with its caches
     * @param folder where the scripts run
     */
    JBang(Path installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    JBang with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Makes the catalogue known, as the README says. */
    void addCatalogue() throws IOException, InterruptedException {
        Result added = jbang("catalog", "add", "--force", "--name", "orderflow", CATALOGUE.toString());
        if (added.code() != 0) {
            throw new IllegalStateException(added.out());
        }
    }

    /** Runs a script by its name in the catalogue. JBang prints the command, which its launcher leaves to the shell. */
    Result run(String script, String... arguments) throws IOException, InterruptedException {
        String local = Path.of(System.getProperty("repository.local")).toUri().toString();
        List<String> run = new ArrayList<>(
                List.of("--offline", "run", "--repos", "mavencentral", "--repos", "this-machine=" + local));
        run.add(script + "@orderflow");
        run.addAll(List.of(arguments));
        Result printed = jbang(run.toArray(String[]::new));
        return printed.code() == COMMAND_PRINTED ? process(List.of("sh", "-c", printed.out())) : printed;
    }

    private Result jbang(String... arguments) throws IOException, InterruptedException {
        String classPath = String.join(
                File.pathSeparator,
                ClassPaths.of("jbang").stream().map(Path::toString).toList());
        return process(Stream.concat(
                        Stream.of(
                                JAVA.toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-classpath",
                                classPath,
                                "dev.jbang.Main",
                                "--quiet"),
                        Stream.of(arguments))
                .toList());
    }

    private Result process(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("JBANG_DIR", installation.toString());
        builder.environment()
                .put("JBANG_REPO", Path.of("target/repository").toAbsolutePath().toString());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Result(
                code,
                code == COMMAND_PRINTED
                        ? Files.readString(out)
                        : Files.readString(out) + Files.readString(folder.resolve("err.txt")));
    }
}
