package io.github.orderflowmagento;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.immutables.value.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The rule of CONTRIBUTING.md for values, in all modules. */
class ValuesTest {
    private static final String ROOT = "io.github.orderflowmagento.";
    private static final int MOST_PARTS_OF_A_RECORD = 4;

    enum Module {
        ORDERFLOW_CLIENT("orderflow"),
        MAGENTO_CLIENT("magento"),
        MAPPING_CORE("mapping", "operation");

        private final String style;

        @SuppressWarnings("ImmutableEnumChecker") // it is never changed
        private final JavaClasses classes;

        Module(String... packages) {
            this.style = ROOT + packages[0] + ".internal.ValueStyle";
            this.classes = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(Stream.of(packages).map(name -> ROOT + name).toArray(String[]::new));
        }

        List<JavaClass> generated() {
            return classes.stream()
                    .filter(type -> type.isAnnotatedWith(Value.Immutable.class))
                    .toList();
        }

        List<JavaClass> exported() {
            return classes.stream()
                    .filter(type -> !type.getPackageName().contains(".internal"))
                    .filter(ValuesTest::isPublic)
                    .toList();
        }

        List<JavaClass> records() {
            return exported().stream().filter(JavaClass::isRecord).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aModuleHasOneStyle(Module module) {
        assertThat(module.classes.stream()
                        .filter(type -> type.isAnnotatedWith(Value.Style.class))
                        .map(JavaClass::getName))
                .containsExactly(module.style);
    }

    /** Without a style they would be public. */
    @ParameterizedTest
    @EnumSource
    void generatedTypesAreHidden(Module module) {
        assertThat(module.generated())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getAllSubclasses())
                        .as(type.getName())
                        .filteredOn(made -> made.getSimpleName().startsWith("Immutable"))
                        .hasSize(1)
                        .allSatisfy(made -> assertThat(made.getModifiers())
                                .contains(JavaModifier.FINAL)
                                .doesNotContain(JavaModifier.PUBLIC)));
    }

    /** A value without a builder is made by its module only. */
    @ParameterizedTest
    @EnumSource
    void theBuilderOfAPublicValueIsTheWayIn(Module module) {
        assertThat(module.generated())
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(isPublic(type)).as(type.getName()).isTrue());
        assertThat(module.generated())
                .filteredOn(type -> module.classes.contain(type.getName() + "$Builder"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getMethods().stream()
                                .filter(method -> method.getModifiers()
                                        .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC)))
                                .filter(method -> method.getRawParameterTypes().isEmpty())
                                .filter(method -> method.getName().equals("builder"))
                                .map(method -> method.getRawReturnType().getName()))
                        .as(type.getName())
                        .containsExactly(type.getName() + "$Builder"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAGENTO_CLIENT") // it has no public record
    void aPublicRecordIsAClosedTupleOfFewParts(Module module) {
        assertThat(module.records()).isNotEmpty().allSatisfy(type -> {
            assertThat(parts(type)).as(type.getName()).hasSizeLessThanOrEqualTo(MOST_PARTS_OF_A_RECORD);
            assertThat(type.getConstructors()).as(type.getName()).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAGENTO_CLIENT") // it has no public record
    void aPublicRecordCopiesTheCollectionsItIsGiven(Module module) {
        assertThat(module.records())
                .filteredOn(type -> parts(type).stream().anyMatch(ValuesTest::isCollection))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getConstructors().stream()
                                .flatMap(made -> made.getMethodCallsFromSelf().stream())
                                .map(call -> call.getTarget().getName()))
                        .as(type.getName())
                        .containsAnyOf("copyOf", "unmodifiableList", "unmodifiableMap", "unmodifiableSet"));
    }

    @ParameterizedTest
    @EnumSource
    void aPublicTypeShowsNoFieldThatChanges(Module module) {
        assertThat(module.exported())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                        .as(type.getName())
                        .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void aPublicTypeThatIsNoBuilderHasNoSetter(Module module) {
        assertThat(module.exported())
                .filteredOn(type -> !type.getSimpleName().equals("Builder"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getMethods().stream()
                                .filter(method -> method.getName().matches("set\\p{Upper}.*"))
                                .filter(method -> !method.getRawParameterTypes().isEmpty()))
                        .as(type.getName())
                        .isEmpty());
    }

    /** Transient is what Immutables needs while it builds. */
    @ParameterizedTest
    @EnumSource
    void typesWithValueEqualityAreImmutable(Module module) {
        assertThat(module.classes.stream()
                        .filter(type -> !type.isInterface())
                        .filter(type ->
                                type.tryGetMethod("equals", Object.class).isPresent()))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(parts(type))
                        .as(type.getName())
                        .filteredOn(field -> !field.getModifiers().contains(JavaModifier.TRANSIENT))
                        .allSatisfy(field -> assertThat(field.getModifiers()).contains(JavaModifier.FINAL)));
    }

    private static Set<JavaField> parts(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .collect(Collectors.toSet());
    }

    private static boolean isCollection(JavaField field) {
        return field.getRawType().isAssignableTo(Collection.class)
                || field.getRawType().isAssignableTo(Map.class);
    }

    /** With all that it stands in. */
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ValuesTest::isPublic).orElse(true);
    }
}
