package io.github.orderflowmagento.orderflow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.immutables.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.EventMessage;
import io.github.orderflowmagento.orderflow.message.InventoryNotification;
import io.github.orderflowmagento.orderflow.message.MessageParser;
import io.github.orderflowmagento.orderflow.message.OrderStateNotification;
import io.github.orderflowmagento.orderflow.message.PaymentRequest;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Missing fields of a message are unknown: no value is invented. */
class MissingFieldsTest {
    /** The number distinguishes a message from a repeat of another: a message without one is rejected by name, see {@link #messages}. */
    private static final List<String> REJECTED_WHEN_MISSING = List.of(
            "DespatchNotification.messageId",
            "EventMessage.messageId",
            "InventoryNotification.messageId",
            "OrderStateNotification.messageId",
            "PaymentRequest.messageId");

    /** Types that are not parsed messages: our answers and conclusions, documentation, and the document itself, whose reader counts the lines. */
    private static final List<String> NOT_PARSED =
            List.of("Acknowledgement", "DetectedOrderFlow", "ImportProperty", "XmlElement");

    private static final List<JavaClass> VALUES = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(MissingFieldsTest.class.getPackageName())
                    .stream()
                    .filter(type -> type.isAnnotatedWith(Value.Immutable.class))
                    .filter(type -> !NOT_PARSED.contains(type.getSimpleName()))
                    .toList();

    @Test
    void everyFieldIsEitherOptionalOrMandatory() {
        assertThat(VALUES.stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getMethods())
                                .filter(method -> method.getParameterCount() == 0)
                                .filter(method ->
                                        method.getReturnType().isPrimitive() && method.getReturnType() != void.class)
                                .map(method -> type.getSimpleName() + "." + method.getName())))
                .containsExactlyInAnyOrderElementsOf(REJECTED_WHEN_MISSING);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(
                        "DespatchNotification",
                        DespatchNotification.parser(),
                        "<despatch messageId='8' orderReference='100000001'><lines/></despatch>"),
                arguments(
                        "EventMessage", EventMessage.parser(), "<event messageId='8' eventType='x'><detail/></event>"),
                arguments("InventoryNotification", InventoryNotification.parser(), "<inventory messageId='8'/>"),
                arguments(
                        "OrderStateNotification",
                        OrderStateNotification.parser(),
                        "<order messageId='8' externalReference='100000001' state='picked'/>"),
                arguments(
                        "PaymentRequest",
                        PaymentRequest.parser(),
                        "<payment messageId='8' externalReference='100000001'/>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aMessageWithoutItsNumberIsRejectedByName(String type, MessageParser<?> parser, String message) {
        assertThat(parser.parse(message)).isNotNull();
        assertThat(REJECTED_WHEN_MISSING).contains(type + ".messageId");

        for (String missing : List.of("", "messageId=''")) {
            assertThatExceptionOfType(InvalidMessageException.class)
                    .isThrownBy(() -> parser.parse(message.replace("messageId='8'", missing)))
                    .withMessageContaining("messageId")
                    .withMessageContaining("is missing or empty");
        }
    }

    @Test
    void everyNumberIsTried() {
        assertThat(messages()).hasSameSizeAs(REJECTED_WHEN_MISSING);
    }
}
