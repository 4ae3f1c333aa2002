package io.github.orderflowmagento.orderflow;

import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

class ArchitectureTest {

    private static final String ROOT = "io.github.orderflowmagento.orderflow";
    private static final String INTERNAL = ROOT + ".internal..";
    private static final String[] HTTP = {"okhttp3..", "okio..", "retrofit2..", "java.net.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theClassesOfAllPackagesAreLookedAt() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + ".detect",
                        ROOT + ".imports",
                        ROOT + ".message",
                        ROOT + ".message.magento2",
                        ROOT + ".model",
                        ROOT + ".internal",
                        ROOT + ".internal.text",
                        ROOT + ".internal.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "imports", "message", "model", "internal"})
    void onlyTheClientUsesHttp(String name) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "imports", "message", "model", "internal"})
    void onlyTheRootPackageUsesTheClient(String name) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void importsAndMessagesAreIndependent() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".imports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".message..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".message..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".imports..")
                .check(CLASSES);
    }

    /** Each package is a slice, the client's own included. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.github.orderflowmagento.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingPublicShowsWhatIsInternal() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage(INTERNAL)
                .should(showNothingInternal())
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> showNothingInternal() {
        return new ArchCondition<>("show nothing internal") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                report(type, type.getFullName(), supertypes(type), events);
                type.getMembers().stream()
                        .filter(member -> isVisible(member.getModifiers()))
                        .forEach(member -> report(type, member.getFullName(), signature(member), events));
            }
        };
    }

    private static void report(JavaClass type, String what, Stream<JavaClass> shown, ConditionEvents events) {
        shown.filter(resideInAPackage(INTERNAL))
                .forEach(internal ->
                        events.add(SimpleConditionEvent.violated(type, what + " shows " + internal.getFullName())));
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> supertypes(JavaClass type) {
        Stream<JavaType> supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        return involved(Stream.concat(supertypes, type.getTypeParameters().stream()));
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit code = (JavaCodeUnit) member;
        Stream<JavaType> types = Stream.concat(code.getParameterTypes().stream(), Stream.of(code.getReturnType()));
        return Stream.concat(
                involved(Stream.concat(types, code.getTypeParameters().stream())), code.getExceptionTypes().stream());
    }

    private static Stream<JavaClass> involved(Stream<? extends JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    @Test
    void theInterfacesAndExceptionsKnowNoHttp() {
        noClasses()
                .that()
                .haveNameMatching(ROOT.replace(".", "\\.")
                        + "\\.(OrderFlow|Products|Orders|Inventory|ImportBatch"
                        + "|Exchange|RequestCompression|OrderFlowException.*)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .check(CLASSES);
    }

    @Test
    void theLinksNeedNoHttpLibrary() {
        noClasses()
                .that()
                .haveFullyQualifiedName(ROOT + ".Links")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..", "retrofit2..")
                .check(CLASSES);
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
