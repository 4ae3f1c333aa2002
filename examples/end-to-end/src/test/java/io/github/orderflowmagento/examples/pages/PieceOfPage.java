package io.github.orderflowmagento.examples.pages;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.NullUnmarked;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;

/** Declarations used by the Java snippets in the documentation. They are compiled, not run. */
@NullUnmarked
@SuppressWarnings("unused")
abstract class PieceOfPage {
    static Magento shop;
    static OrderFlow warehouse;
    static OAuthCredentials credentials;
    static OAuthCredentials integration;
    static String user;
    static String password;
    static String key;
    static String token;
    static String apiKey;
    static String magentoKey;
    static String consumerKey;
    static String consumerSecret;
    static String accessToken;
    static String accessTokenSecret;
    static Watermark watermark;
    static Order order;
    static List<Order> orders;
    static Optional<Instant> lastOrderExported;
    static OrderMapping mapping;
    static ImportItem before;
    static ImportItem after;
    static Mappings mappings;
    static Path path;
    static InputStream document;
    static Checkpoint checkpoint;
    static RunState state;
    static RunListener listener;
    static OrderExport export;
    static PrintStream out;
    static List<InventoryLine> lines;
    static List<DespatchNotification> despatches;
    static Queue queue;
    static Magento2Endpoint endpoint;
    static Request request;
    static Response response;
    static HttpExchange exchange;

    static Optional<Instant> exportedAt(Order order) {
        return Optional.empty();
    }

    abstract Object run() throws Exception;

    interface Queue {
        List<DespatchNotification> waiting();

        void add(Object message);

        void remove(List<DespatchNotification> settled);
    }

    interface Request {
        InputStream getInputStream();
    }

    interface Response {
        void setStatus(int status);

        void setContentType(String type);

        PrintWriter getWriter();
    }
}
