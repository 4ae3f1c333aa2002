package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls of the module. */
class ArchitectureTest {
    private static final String ROOT = "io.github.orderflowmagento.magento";
    private static final String MAGENTO_1 = ROOT + ".internal.magento1";

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
    void theModelKnowsEachFieldByOneName() {
        assertThat(MODULE.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + ".model"))
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> member.isAnnotatedWith(JsonAlias.class))
                        .map(JavaMember::getFullName))
                .isEmpty();
        assertThat(MODULE.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + ".model"))
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> member.isAnnotatedWith(JsonProperty.class)))
                .as("members whose annotations are seen")
                .isNotEmpty();
    }

    @Test
    void theShopsInterfacesKnowNoHttp() {
        classes()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".detect")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".model",
                        ROOT + ".detect",
                        "java.lang..",
                        "java.math",
                        "java.util..",
                        "java.time..",
                        "java.io",
                        "org.immutables.value..",
                        "org.jspecify..")
                .check(MODULE);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        // each package is a slice
        slices().matching("io.github.orderflowmagento.(**)")
                .should()
                .beFreeOfCycles()
                .check(MODULE);
    }

    @Test
    void sharedPackagesDependOnNoGeneration() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT, ROOT + ".model", ROOT + ".detect", ROOT + ".internal", ROOT + ".internal.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.magento1..", ROOT + ".internal.magento2..")
                .check(MODULE);
    }

    @Test
    void noGenerationKnowsAnother() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.magento1..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".internal.magento2..")
                .check(MODULE);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.magento2..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".internal.magento1..")
                .allowEmptyShould(true)
                .check(MODULE);
    }

    /** Telling the generations apart needs what looks for each; these know nothing of the other's. */
    @Test
    void detectionOfAGenerationDependsOnNoOther() {
        noClasses()
                .that()
                .haveNameMatching(".*\\.internal\\.detect\\.Magento2.*")
                .should()
                .dependOnClassesThat(
                        resideInAPackage(MAGENTO_1 + "..").or(nameMatching(".*\\.internal\\.detect\\.Magento1.*")))
                .check(MODULE);
        noClasses()
                .that()
                .haveNameMatching(".*\\.internal\\.detect\\.Magento1.*")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".internal.magento2..")
                        .or(nameMatching(".*\\.internal\\.detect\\.Magento2.*")))
                .check(MODULE);
    }

    @Test
    void commonPackagesDoNotDependOnHttp() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.http..", "okhttp3..", "retrofit2..")
                .check(MODULE);
    }

    @Test
    void theCallsOfMagento1KnowNoTransport() {
        noClasses()
                .that()
                .resideInAnyPackage(MAGENTO_1, MAGENTO_1 + ".call")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        MAGENTO_1 + ".rpc",
                        MAGENTO_1 + ".soap",
                        MAGENTO_1 + ".xmlrpc",
                        MAGENTO_1 + ".rest",
                        MAGENTO_1 + ".connection",
                        ROOT + ".internal.http..",
                        "okhttp3..",
                        "retrofit2..")
                .check(MODULE);
    }

    @Test
    void sharedTransportCodeDependsOnNoTransport() {
        noClasses()
                .that()
                .resideInAPackage(MAGENTO_1 + ".rpc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAGENTO_1 + ".soap", MAGENTO_1 + ".xmlrpc", MAGENTO_1 + ".rest")
                .check(MODULE);
    }

    @Test
    void theModuleExportsWhatIsNotInternal() throws IOException {
        String descriptor = Files.readString(Path.of("src/main/jpms/module-info.java"));

        assertThat(Pattern.compile("exports ([\\w.]+);").matcher(descriptor).results())
                .extracting(found -> found.group(1))
                .containsExactlyInAnyOrderElementsOf(MODULE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.contains(".internal"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void internalTypesAreInNoPublicSignature() {
        assertThat(MODULE.stream()
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .map(JavaClass::reflect)
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .flatMap(ArchitectureTest::shown)
                        .filter(signature -> signature.contains(ROOT + ".internal")))
                .isEmpty();
    }

    private static Stream<String> shown(Class<?> type) {
        Stream<Member> members = Stream.of(
                        type.getDeclaredMethods(), type.getDeclaredConstructors(), type.getDeclaredFields())
                .flatMap(Arrays::stream);
        Stream<Type> supertypes = Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()));
        return Stream.concat(
                members.filter(member ->
                                Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()))
                        .map(ArchitectureTest::signature),
                supertypes.map(Type::getTypeName));
    }

    private static String signature(Member member) {
        return member instanceof Field field ? field.toGenericString() : ((Executable) member).toGenericString();
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
