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

/** What a message did not say is unknown: nothing that OrderFlow sends is read into a value that had to be invented. */
class MissingFieldsTest {
    /** By its number a message is told from a repeat of it: one without is refused by name, as {@link #messages} shows. */
    private static final List<String> REFUSED_WHEN_UNTOLD = List.of(
            "DespatchNotification.messageId",
            "EventMessage.messageId",
            "InventoryNotification.messageId",
            "OrderStateNotification.messageId",
            "PaymentRequest.messageId");

    /** What we answer or conclude, what is documented, and the document itself, whose reader counts the lines. */
    private static final List<String> NOT_TOLD =
            List.of("Acknowledgement", "DetectedOrderFlow", "ImportProperty", "XmlElement");

    private static final List<JavaClass> VALUES = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(MissingFieldsTest.class.getPackageName())
                    .stream()
                    .filter(type -> type.isAnnotatedWith(Value.Immutable.class))
                    .filter(type -> !NOT_TOLD.contains(type.getSimpleName()))
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
                .containsExactlyInAnyOrderElementsOf(REFUSED_WHEN_UNTOLD);
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
        assertThat(REFUSED_WHEN_UNTOLD).contains(type + ".messageId");

        for (String untold : List.of("", "messageId=''")) {
            assertThatExceptionOfType(InvalidMessageException.class)
                    .isThrownBy(() -> parser.parse(message.replace("messageId='8'", untold)))
                    .withMessageContaining("messageId")
                    .withMessageContaining("is missing or empty");
        }
    }

    @Test
    void everyNumberIsTried() {
        assertThat(messages()).hasSameSizeAs(REFUSED_WHEN_UNTOLD);
    }
}
