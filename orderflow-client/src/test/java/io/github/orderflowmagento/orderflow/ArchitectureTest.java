package io.github.orderflowmagento.orderflow;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest {

    private static final String ROOT = "io.github.orderflowmagento.orderflow";
    private static final String[] HTTP = {"okhttp3..", "okio..", "retrofit2..", "java.net.."};

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theModelKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP)
                .check(CLASSES);
    }

    @Test
    void theModelKnowsNothingOfTheClient() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
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
