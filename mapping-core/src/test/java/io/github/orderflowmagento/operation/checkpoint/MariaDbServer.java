package io.github.orderflowmagento.operation.checkpoint;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.mariadb.jdbc.MariaDbDataSource;

/** A real MariaDB with its own folder, if installed on this machine. */
public final class MariaDbServer implements AutoCloseable {
    private static final String USER = "root";

    private final Path folder;
    private final int port;
    private Process process;

    private MariaDbServer(Path folder) throws IOException {
        this.folder = folder;
        this.port = freePort();
        this.process = start();
    }

    /** Returns whether {@code mariadbd} is installed on this machine. */
    public static boolean isInstalled() {
        return program("mariadbd").isPresent() && program("mariadb-install-db").isPresent();
    }

    private static Optional<Path> program(String name) {
        Stream<String> path =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(System.getProperty("path.separator")));
        return Stream.concat(path, Stream.of("/usr/sbin", "/usr/bin"))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts a server on an empty folder. */
    public static MariaDbServer start(Path folder) throws IOException, InterruptedException {
        List<String> command = command("mariadb-install-db");
        command.add("--datadir=" + folder);
        command.add("--auth-root-authentication-method=normal");
        command.add("--skip-test-db");
        int exitCode = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("install.log").toFile())
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("install.log")));
        }
        return new MariaDbServer(folder);
    }

    private static List<String> command(String program) {
        List<String> command = new ArrayList<>();
        command.add(program(program).orElseThrow().toString());
        command.add("--no-defaults");
        if (USER.equals(System.getProperty("user.name"))) {
            command.add("--user=root"); // which it is asked to be, or refuses
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start() throws IOException {
        List<String> command = command("mariadbd");
        command.add("--datadir=" + folder);
        command.add("--socket=" + folder.resolve("socket"));
        command.add("--pid-file=" + folder.resolve("pid"));
        command.add("--bind-address=127.0.0.1");
        command.add("--port=" + port);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(this::answers);
        return started;
    }

    private boolean answers() {
        try (Connection connection = database("").getConnection()) {
            return connection.isValid(0);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Crashes and restarts the server. */
    void crashAndStart() throws IOException {
        close();
        process = start();
    }

    /**
     * Creates a database of the server.
     *
     * @param parameters parameters of the driver, for the URL
     */
    public MariaDbDataSource database(String parameters) {
        try {
            return new MariaDbDataSource(url(parameters));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the URL of the database of the server.
     *
     * @param parameters parameters of the driver
     */
    public String url(String parameters) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/mysql?user=" + USER + parameters;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
