package io.github.orderflowmagento.magento;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls of the module. */
class ArchitectureTest {
    private static final String ROOT = "io.github.orderflowmagento.magento";

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theModelKnowsNoServiceAndNoHttp() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".internal..", "okhttp3..", "retrofit2..", "java.net..")
                .check(MODULE);
    }

    @Test
    void theShopsInterfacesKnowNoHttp() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .haveNameNotMatching(".*MagentoClient.*")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".model",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.io",
                        "org.immutables.value..",
                        "com.google.errorprone.annotations", // of generated builders
                        "org.jspecify..")
                .check(MODULE);
    }

    @Test
    void theVocabularyKnowsNoTransport() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".internal.http",
                        ROOT + ".internal.rpc",
                        ROOT + ".internal.soap",
                        ROOT + ".internal.xmlrpc",
                        "okhttp3..",
                        "retrofit2..")
                .check(MODULE);
    }

    @Test
    void whatTheProtocolsShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".internal.http", ROOT + ".internal.rpc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.soap", ROOT + ".internal.xmlrpc")
                .check(MODULE);
    }

    @Test
    void nothingOfOrderFlowIsKnownHere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.orderflowmagento.orderflow..",
                        "io.github.orderflowmagento.mapping..",
                        "io.github.orderflowmagento.operation..")
                .check(MODULE);
    }

    @Test
    void theHttpLibraryShowsInOnePublicMethodOnly() {
        assertThat(MODULE.stream()
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .map(JavaClass::reflect)
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> method.toGenericString().contains("okhttp3")
                                || method.toGenericString().contains("retrofit2"))
                        .map(Method::getName))
                .containsExactly("configureHttp");
    }

    /** Javadoc shows a setter that is inherited from a class that is not public; of one that is, it names it only. */
    @Test
    void thePagesOfBuildersShowTheirSetters() {
        classes()
                .that()
                .haveNameMatching(".*\\.Immutable\\w+\\$Builder")
                .should()
                .bePackagePrivate()
                .check(MODULE);
    }
}
