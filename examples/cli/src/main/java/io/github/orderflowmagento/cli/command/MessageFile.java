package io.github.orderflowmagento.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.orderflow.message.SoapMessage;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Message;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/** A message of OrderFlow in a file, as it was posted. */
final class MessageFile {
    private static final int LARGEST = 16 * 1024 * 1024;

    /** The namespace of envelopes to a Magento 1; those to a Magento 2 are of SOAP 1.2. */
    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

    private MessageFile() {}

    /**
     * Returns the content: a notification, or the name of another message.
     *
     * @param file its path; {@code -} for standard input
     * @throws ConfigurationException if it cannot be read
     */
    static Object read(String file) {
        try (InputStream content = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = content.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ConfigurationException(file + ": larger than 16 MB");
            }
            return notification(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ConfigurationException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (InvalidMessageException | IllegalArgumentException e) {
            throw new ConfigurationException(file + ": " + e.getMessage());
        }
    }

    private static Object notification(String text) {
        if (!text.contains(SOAP_1_1)) {
            return Magento2Message.parse(text).notification();
        }
        SoapMessage message = SoapMessage.parse(text);
        return message instanceof SoapMessage.Notification<?> notification
                ? notification.notification()
                : message.getClass().getSimpleName();
    }
}
