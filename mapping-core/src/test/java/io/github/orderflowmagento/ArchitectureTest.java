package io.github.orderflowmagento;

import java.io.IOException;
import java.io.Serial;
import java.time.Clock;
import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArchitectureTest {
    private static final String ROOT = "io.github.orderflowmagento";
    private static final String MAPPING = ROOT + ".mapping..";
    private static final String OPERATION = ROOT + ".operation..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT + ".mapping", ROOT + ".operation");

    @Test
    void mappingKnowsValuesOnly() {
        classes()
                .that()
                .resideInAPackage(MAPPING)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                MAPPING,
                                ROOT + ".magento.model",
                                ROOT + ".orderflow.imports",
                                ROOT + ".orderflow.message",
                                ROOT + ".orderflow.model",
                                "com.fasterxml.jackson..",
                                "org.immutables..",
                                "org.jspecify..",
                                "java.lang..",
                                "java.math",
                                "java.text",
                                "java.time..",
                                "java.util..")
                        .or(belongToAnyOf(Serial.class, IOException.class)))
                .check(CLASSES);
    }

    @Test
    void mappingHasNoClockAndNoThread() {
        noClasses()
                .that()
                .resideInAPackage(MAPPING)
                .should()
                .dependOnClassesThat(
                        belongToAnyOf(Clock.class, Thread.class).or(resideInAPackage("java.util.concurrent..")))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void nothingKnowsHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "retrofit2..", "java.net..", "javax.net..")
                .check(CLASSES);
    }

    @Test
    void operationsKnowTheClientsByTheirInterfacesOnly() {
        noClasses()
                .that()
                .resideInAPackage(OPERATION)
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + ".magento.internal..", ROOT + ".orderflow.internal..")
                        .or(simpleNameEndingWith("Client")))
                .check(CLASSES);
    }

    /** Code shared by two operations is in a package below them. */
    @Test
    void noOperationNeedsAnother() {
        slices().matching(ROOT + ".operation.(order|product|inventory|shipment)")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    /** Each package is a slice. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /** Fault codes are one generation's, and of some of its web services: a failure says itself whom it concerns. */
    @Test
    void nothingDecidesByFaultCodes() {
        noClasses()
                .should()
                // a call, or a reference to the method
                .accessTargetWhere(
                        target(owner(assignableTo(MagentoException.class))).and(target(name("faultCode"))))
                .check(CLASSES);
    }

    @Test
    void exceptionsHaveASubject() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .map(call -> call.getTarget().getName()))
                .contains("concerns");
    }

    @Test
    void eachOperationKnowsTheShop() {
        classes()
                .that(type(ProductExport.class)
                        .or(type(OrderExport.class))
                        .or(type(OrderCancellation.class))
                        .or(type(InventoryUpdate.class))
                        .or(type(ShipmentNotification.class)))
                .should()
                .dependOnClassesThat(type(Magento.class))
                .check(CLASSES);
    }

    @Test
    void theClassesOfBothKindsAreLookedAt() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName()))
                .contains(ROOT + ".mapping", ROOT + ".mapping.order", ROOT + ".operation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"okhttp3.OkHttpClient", "okio.Okio", "retrofit2.Retrofit"})
    void theHttpStackIsNotOnTheClassPath(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }

    /** Javadoc shows a setter that is inherited from a class that is not public; of one that is, it names it only. */
    @Test
    void thePagesOfBuildersShowTheirSetters() {
        classes()
                .that()
                .haveNameMatching(".*\\.Immutable\\w+\\$Builder")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }
}
