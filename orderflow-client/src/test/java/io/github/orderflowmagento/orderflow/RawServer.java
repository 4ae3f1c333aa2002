package io.github.orderflowmagento.orderflow;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import okio.ByteString;

/** A server that answers with whatever bytes a test wants, one connection after the other. */
final class RawServer implements AutoCloseable {

    /** A request as it came in. */
    record Request(String head, ByteString body) {

        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        static Request read(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("The client hung up");
                }
                head.write(next);
            }
            Request request = new Request(head.toString(StandardCharsets.ISO_8859_1), ByteString.EMPTY);
            String length = request.header("Content-Length");
            return new Request(
                    request.head(), ByteString.of(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length))));
        }
    }

    /** Says what to answer; the connection is closed afterwards. */
    interface Answering {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Thread thread;

    RawServer(Answering answering) throws IOException {
        thread = new Thread(() -> serve(answering), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    static RawServer answering(String answer) throws IOException {
        return new RawServer((request, out) -> out.write(answer.getBytes(StandardCharsets.UTF_8)));
    }

    /** An answer of status 200 whose length shows by its end. */
    static void begin(OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    }

    OrderFlowClient.Builder client() {
        return OrderFlowClient.builder()
                .baseUrl("http://127.0.0.1:" + server.getLocalPort())
                .credentials("canary-user", "canary-password")
                .organisation("demo-org")
                .channel("demo-channel");
    }

    List<Request> requests() {
        return requests;
    }

    private void serve(Answering answering) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                Request request = Request.read(new BufferedInputStream(socket.getInputStream()));
                requests.add(request);
                answering.answer(request, socket.getOutputStream());
            } catch (IOException | InterruptedException e) {
                // the client hung up, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
