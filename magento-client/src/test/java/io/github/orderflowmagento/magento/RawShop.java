package io.github.orderflowmagento.magento;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** A server that answers each request with whatever bytes a test wants, as slowly as it wants, on connections of their own. */
final class RawShop implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private static final Duration BETWEEN_DRIPS = Duration.ofMillis(20);

    /** Says what to answer; the connection is closed afterwards. */
    interface Answering {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger requests = new AtomicInteger();

    RawShop(Answering answering) throws IOException {
        inBackground(() -> {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                inBackground(() -> {
                    try (socket) {
                        readRequest(new BufferedInputStream(socket.getInputStream()));
                        requests.incrementAndGet();
                        answering.answer(socket.getOutputStream());
                    }
                });
            }
        });
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // the client hung up, or the test is over
                    }
                },
                "raw-shop");
        thread.setDaemon(true);
        thread.start();
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client hung up");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
    }

    /** Writes one byte after the other, without end. */
    static void drip(OutputStream out, String begin) throws IOException {
        out.write(begin.getBytes(StandardCharsets.US_ASCII));
        while (true) {
            out.write(' ');
            out.flush();
            LockSupport.parkNanos(BETWEEN_DRIPS.toNanos());
        }
    }

    Magento1Builder connect() {
        return MagentoClient.magento1()
                .baseUrl("http://127.0.0.1:" + server.getLocalPort() + "/")
                .credentials(RecordedShop.USER, RecordedShop.API_KEY);
    }

    Magento2Builder connectToMagento2() {
        return MagentoClient.magento2()
                .baseUrl("http://127.0.0.1:" + server.getLocalPort() + "/")
                .oauth(Magento2Shop.CREDENTIALS);
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
