package io.github.orderflowmagento.orderflow.message.magento2;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.orderflow.internal.text.OneLine;
import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Passes messages to their consumers and returns the answer. Logs every problem, and answers those that concern OrderFlow. */
final class MessageProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(Magento2Endpoint.class);
    private static final int LONGEST_REASON = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final @Nullable Consumer<Magento2Message.Despatch> onDespatch;
    private final @Nullable Consumer<Magento2Message.Inventory> onInventory;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    MessageProcessor(
            @Nullable Consumer<Magento2Message.Despatch> onDespatch,
            @Nullable Consumer<Magento2Message.Inventory> onInventory,
            InstantSource clock) {
        this.onDespatch = onDespatch;
        this.onInventory = onInventory;
        this.clock = clock;
    }

    Acknowledgement take(Service service, XmlElement message, MessageResponses replies) {
        Optional<String> missing = service.required().stream()
                .filter(field -> message.child(field).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            LOG.warn("{} was rejected: '{}' is missing", service.operation(), missing.get());
            return replies.missing(missing.get());
        }
        try {
            return switch (service) {
                case INVENTORY -> take(Magento2Message.Inventory.of(message), replies);
                case SHIPMENT -> keep(Magento2Message.Despatch.of(message), onDespatch, replies);
                case ORDER_EXPORT, PRODUCT_EXPORT -> exported(new Fields(service.operation(), message), replies);
            };
        } catch (InvalidMessageException e) {
            return rejected(service.operation(), String.valueOf(e.getMessage()), replies);
        }
    }

    private Acknowledgement take(Magento2Message.Inventory stock, MessageResponses replies) {
        Acknowledgement answer = keep(stock, onInventory, replies);
        if (!stock.lacksSequence() || answer.status() != 200) {
            return answer;
        }
        String report = report();
        LOG.warn(
                "{} has quantities without a sequence number, which are not applied ({}): {}",
                stock.name(),
                report,
                oneLine(stock.notification().rejected().toString()));
        return replies.failed(report);
    }

    private <M extends Magento2Message<?>> Acknowledgement keep(
            M message, @Nullable Consumer<? super M> consumer, MessageResponses replies) {
        if (consumer == null) {
            return replies.notKept(rejectedAsUnknown(oneLine(message.name())));
        }
        try {
            consumer.accept(message);
        } catch (SoapEndpoint.MessageRejectedException e) {
            return rejected(oneLine(message.name()), String.valueOf(e.getMessage()), replies);
        } catch (Throwable e) { // OrderFlow needs an answer even after an Error, or a checked exception of another JVM
            // language
            String report = report();
            LOG.error("{} could not be stored; OrderFlow was answered so ({})", oneLine(message.name()), report, e);
            return replies.failed(report);
        }
        return replies.text("Success - Message " + message.number() + " Received");
    }

    /** As in the extension, the message has no effect: the application knows what it has exported. */
    private Acknowledgement exported(Fields message, MessageResponses replies) {
        message.required(Service.REFERENCE);
        return replies.text(
                TIME.format(clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    }

    static Acknowledgement rejected(String message, String why, MessageResponses replies) {
        String reason = oneLine(why);
        LOG.warn("{} was rejected: {}", message, reason);
        return replies.rejected(400, reason);
    }

    Acknowledgement noSuch(String what, MessageResponses replies) {
        return replies.unknown(rejectedAsUnknown(what));
    }

    private String rejectedAsUnknown(String what) {
        String report = report();
        LOG.warn("{} was rejected: this endpoint has no consumer for it ({})", what, report);
        return report;
    }

    /** Returns a report id, as long as Magento's, that identifies an answer without a reason in the log. */
    String report() {
        byte[] bytes = new byte[7];
        random.nextBytes(bytes);
        return "webapi-" + HexFormat.of().formatHex(bytes).substring(1);
    }

    static String oneLine(String text) {
        String line = OneLine.of(text);
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }
}
