package io.github.orderflowmagento.orderflow.message.magento2;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.orderflow.internal.xml.SafeXml;
import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * Receives OrderFlow's messages in place of a Magento 2 shop with the OrderFlow extension, over REST and over SOAP. The extension accepts
 * them from anybody; this endpoint accepts only requests that its {@link AccessRule} admits. The HTTP server is the application's:
 *
 * <pre>{@code
 * Magento2Endpoint endpoint = Magento2Endpoint.builder()
 *         .address("https://shop.example.com/")                       // as configured in OrderFlow
 *         .access(AccessRule.bearer(token))
 *         .onDespatch(despatch -> queue.add(despatch.notification())) // store it: it is not sent again
 *         .onInventory(stock -> queue.add(stock.notification()))
 *         .build();
 *
 * Acknowledgement answer = endpoint.answer(                           // for each request, of any method and path
 *         MessageRequest.builder()
 *                 .method(request.getMethod())
 *                 .target(requestLine)                                // path and query, encoded
 *                 .headers(headers)
 *                 .remoteAddress(request.getRemoteAddr())
 *                 .build(),
 *         request.getInputStream());
 * }</pre>
 *
 * <p>A consumer is called before the message is acknowledged, on the thread that called {@link #answer}. When it returns, the message must
 * be safely stored: OrderFlow does not send an acknowledged message again. If it throws, the answer is that the shop failed; the reason is
 * logged and not sent. If it throws a {@link SoapEndpoint.MessageRejectedException}, the reason is sent to OrderFlow.
 *
 * <p>A message may arrive twice, for example if the answer to it was lost. The consumer then receives it twice, and the operations apply it
 * once. Reject a message that has the number and order of another one but different content with a {@link
 * SoapEndpoint.MessageRejectedException}.
 *
 * <p>Where a shop's answer was recorded, the endpoint gives the same:
 *
 * <ul>
 *   <li>to a message that is stored: {@code "Success - Message 9005 Received"}
 *   <li>to an inventory message in which a quantity lacks a sequence number: HTTP status 500; the consumer is called with the lines that
 *       have one
 *   <li>to a request that the access rule rejects: over REST HTTP status 401, over SOAP a fault with status 200. The body is not read
 *   <li>to a message without number, order or lists: HTTP status 400 and the name of the field
 *   <li>to a message that cannot be parsed: HTTP status 400 and the reason. An invalid stock line does not affect the others
 *   <li>to a message without a consumer: that there is no such service
 *   <li>to {@code export/order} and {@code export/product}: the time, in UTC. As in the extension, these messages have no effect
 *   <li>to {@code ?wsdl&services=…} and {@code ?wsdl_list=1}: the description of the extension's services, and their list
 * </ul>
 *
 * <p>Requests for orders and products, which OrderFlow reads from the shop over SOAP, are not answered here: pass them to the shop.
 *
 * <p>Terminate TLS in front of the endpoint. The HTTP server limits how long a request may take and how many run at once.
 *
 * <p>Safe for use by several threads if the consumers are. {@code toString} shows neither secrets nor the address.
 */
public final class Magento2Endpoint {

    private static final Logger LOG = LoggerFactory.getLogger(Magento2Endpoint.class);
    private static final String POST = "POST";

    private final String address;
    private final String origin;
    private final AccessRule access;
    private final MessageProcessor processor;
    private final int maxMessageBytes;

    private Magento2Endpoint(Builder builder, String address, AccessRule access) {
        this.address = address;
        this.origin = address.substring(0, address.indexOf('/', address.indexOf("://") + 3));
        this.access = access;
        this.processor = new MessageProcessor(builder.onDespatch, builder.onInventory, builder.clock);
        this.maxMessageBytes = builder.maxMessageBytes;
    }

    /** Returns a builder of endpoints. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Processes a request and returns the answer to send, with its {@link Acknowledgement#headers}. A problem with the request or a
     * consumer results in an answer, not in an exception.
     *
     * @param request the request without its body
     * @param body the request's body; read to its end or to the maximum size if the request is admitted, and not closed
     * @throws IOException if the body cannot be read because the connection is broken
     */
    public Acknowledgement answer(MessageRequest request, InputStream body) throws IOException {
        Route route = Route.of(request.target());
        if (!isOpen(request)) {
            return route.isSoap()
                    ? SoapResponses.notAuthorised(origin + route.path(), route.services())
                    : JsonResponses.notAuthorised(access.challenge());
        }
        if (route.isSoap()) {
            return request.method().equals(POST) ? soap(body) : description(route);
        }
        JsonResponses replies = new JsonResponses();
        if (route.service().isEmpty() || !request.method().equals(POST)) {
            return replies.unknown("");
        }
        Optional<String> unfit = unfit(request.header("Content-Type").orElse(""));
        return unfit.isPresent()
                ? replies.rejected(400, unfit.get())
                : rest(route.service().get(), replies, body.readNBytes(maxMessageBytes + 1));
    }

    /** A rule that throws rejects the request. */
    private boolean isOpen(MessageRequest request) {
        try {
            if (access.opens(request)) {
                return true;
            }
            LOG.warn("A call was rejected by {}", access);
        } catch (RuntimeException e) {
            LOG.error("A call was rejected: {} failed", access, e);
        }
        return false;
    }

    /** Returns what is wrong with a content type, in Magento's words; empty if it is JSON in UTF-8. */
    private static Optional<String> unfit(String contentType) {
        String[] parts =
                contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "").split(";", -1);
        if (parts[0].isEmpty()) {
            return Optional.of("Content-Type header is empty.");
        }
        if (!parts[0].equals("application/json")) {
            return Optional.of("Server cannot understand Content-Type HTTP header media type "
                    + MessageProcessor.oneLine(parts[0]));
        }
        boolean isOtherCharset =
                Arrays.stream(parts).anyMatch(part -> part.startsWith("charset=") && !part.equals("charset=utf-8"));
        return isOtherCharset ? Optional.of("UTF-8 is the only supported charset.") : Optional.empty();
    }

    private Acknowledgement rest(Service service, MessageResponses replies, byte[] body) {
        if (body.length > maxMessageBytes) {
            return tooLarge(replies);
        }
        try {
            return processor.take(service, JsonTree.read(body, service.request()), replies);
        } catch (JsonTree.NotJsonException e) {
            return MessageProcessor.rejected("a message", "Decoding error.", replies);
        } catch (InvalidMessageException e) {
            return MessageProcessor.rejected("a message", String.valueOf(e.getMessage()), replies);
        }
    }

    private Acknowledgement soap(InputStream body) throws IOException {
        byte[] message = body.readNBytes(maxMessageBytes + 1);
        if (message.length > maxMessageBytes) {
            return tooLarge(SoapResponses.TO_NO_CALL);
        }
        SoapRequest call;
        try {
            call = SoapRequest.in(message);
        } catch (InvalidMessageException e) {
            String report = processor.report();
            LOG.warn(
                    "A request was rejected: it is not a SOAP call ({}): {}",
                    report,
                    MessageProcessor.oneLine(String.valueOf(e.getMessage())));
            return SoapResponses.TO_NO_CALL.unknown(report);
        }
        return call.service().isPresent()
                ? processor.take(call.service().get(), call.message(), call.replies())
                : processor.noSuch(MessageProcessor.oneLine(call.message().name()), call.replies());
    }

    private Acknowledgement description(Route route) {
        String soap = address + route.soapPath();
        if (route.asks("wsdl_list")) {
            return JsonResponses.services(
                    List.of(Service.PRODUCT_EXPORT, Service.ORDER_EXPORT, Service.INVENTORY, Service.SHIPMENT), soap);
        }
        List<Optional<Service>> services = Arrays.stream(route.services().split(",", -1))
                .map(Service::named)
                .toList();
        if (!route.asks("wsdl") || services.stream().anyMatch(Optional::isEmpty)) {
            return processor.noSuch("a description of services", SoapResponses.TO_NO_CALL);
        }
        return Acknowledgement.builder()
                .status(200)
                .contentType("text/xml; charset=UTF-8")
                .body(ServiceDescription.of(
                        services.stream().flatMap(Optional::stream).distinct().toList(), soap))
                .build();
    }

    private Acknowledgement tooLarge(MessageResponses replies) {
        String reason = "The message has more than " + maxMessageBytes + " bytes";
        LOG.warn("A message was rejected: {}", reason);
        return replies.rejected(413, reason);
    }

    @Override
    public String toString() {
        return "Magento2Endpoint";
    }

    /** Builds endpoints. Address, access rule and at least one consumer are mandatory; everything else has a default. Not thread-safe. */
    public static final class Builder {

        private static final int MEBIBYTE = 1 << 20;

        private @Nullable String address;
        private @Nullable AccessRule access;
        private @Nullable Consumer<Magento2Message.Despatch> onDespatch;
        private @Nullable Consumer<Magento2Message.Inventory> onInventory;
        private int maxMessageBytes = 8 * MEBIBYTE;
        private InstantSource clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Sets the address under which OrderFlow reaches this endpoint, as configured there in place of the shop's: {@code rest/…} and
         * {@code soap/…} follow it. With {@link AccessRule#pathSegment} it includes the secret. It appears in the WSDL, which only admitted
         * callers receive. Mandatory.
         *
         * @param address begins with {@code http://} or {@code https://}, ends in {@code /}
         * @throws IllegalArgumentException if the address is invalid
         */
        public Builder address(String address) {
            if (!address.matches("https?://[^/\\s?#]+/([^\\s?#]*/)?")) {
                throw new IllegalArgumentException(
                        "address must begin with http:// or https://, end in / and have no query");
            }
            this.address = address;
            return this;
        }

        /** Sets who may post messages. Mandatory: an endpoint is never open to everybody. */
        public Builder access(AccessRule access) {
            this.access = Objects.requireNonNull(access);
            return this;
        }

        /** Sets the consumer that stores despatches. Default: none; the answer is that there is no such service. */
        public Builder onDespatch(Consumer<Magento2Message.Despatch> consumer) {
            this.onDespatch = Objects.requireNonNull(consumer);
            return this;
        }

        /** Sets the consumer that stores inventory messages. Default: none; the answer is that there is no such service. */
        public Builder onInventory(Consumer<Magento2Message.Inventory> consumer) {
            this.onInventory = Objects.requireNonNull(consumer);
            return this;
        }

        /**
         * Sets the size of the largest message, in bytes; a larger one is not read further and is rejected. Default: 8 MiB, which holds
         * an inventory of about 50,000 SKUs.
         *
         * @throws IllegalArgumentException if it is not from 1 byte to 64 MiB
         */
        public Builder maxMessageBytes(int bytes) {
            if (bytes < 1 || bytes > SafeXml.MAX_MESSAGE_BYTES) {
                throw new IllegalArgumentException(
                        "maxMessageBytes must be from 1 to " + SafeXml.MAX_MESSAGE_BYTES + ", was " + bytes);
            }
            this.maxMessageBytes = bytes;
            return this;
        }

        /** Sets the clock for the times in answers. Default: this machine's clock. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /**
         * Returns the endpoint.
         *
         * @throws IllegalStateException if something mandatory is missing; names it
         */
        public Magento2Endpoint build() {
            if (address == null) {
                throw new IllegalStateException("Magento2Endpoint needs address(...)");
            }
            if (access == null) {
                throw new IllegalStateException(
                        "Magento2Endpoint needs access(...), which decides who may post messages");
            }
            if (onDespatch == null && onInventory == null) {
                throw new IllegalStateException("Magento2Endpoint needs onDespatch(...) or onInventory(...)");
            }
            return new Magento2Endpoint(this, address, access);
        }
    }
}
