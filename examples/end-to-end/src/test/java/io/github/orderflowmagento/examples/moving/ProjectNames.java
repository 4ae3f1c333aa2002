package io.github.orderflowmagento.examples.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names in the project: public types, their public members, and tests. */
final class ProjectNames {
    private static final Path ROOT = Path.of("../..");

    /** The modules that users have, and the examples that they copy from. */
    private static final List<String> MODULES = List.of(
            "magento-client",
            "orderflow-client",
            "mapping-core",
            "mapping-core/testing",
            "examples/schedule",
            "examples/quickstart");

    private static final Map<String, String> TYPES = types();
    private static final Map<String, List<Path>> TESTS = tests();

    private ProjectNames() {}

    private static Map<String, String> types() {
        return MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(sources -> files(sources, "[A-Z]\\w*\\.java")
                        .map(file -> sources.relativize(file).toString()))
                .map(file -> file.replaceFirst("\\.java$", "").replaceAll("[/\\\\]", "."))
                .filter(type -> !type.contains(".internal."))
                .collect(
                        Collectors.toMap(type -> type.substring(type.lastIndexOf('.') + 1), type -> type, (a, b) -> a));
    }

    private static Map<String, List<Path>> tests() {
        return Stream.of("magento-client", "orderflow-client", "mapping-core", "examples")
                .flatMap(module -> files(ROOT.resolve(module), "\\w+Test\\.java"))
                .filter(file -> file.toString().matches(".*src[/\\\\]test[/\\\\].*"))
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString().replace(".java", "")));
    }

    private static Stream<Path> files(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the text is written as the name of a type, a member or a test is: {@code OrderExport.Builder.comment}. */
    static boolean isName(String code) {
        return code.matches("[A-Z][a-z]\\w*(\\.[A-Za-z]\\w*)+") || code.matches("[A-Z][a-z0-9]+[A-Z]\\w*");
    }

    /** Whether there is a type, member or test of that name. */
    static boolean has(String name) {
        return name.matches("\\w+Test(\\..*)?") ? hasTest(name) : hasMember(name);
    }

    private static boolean hasTest(String name) {
        List<String> parts = List.of(name.split("\\."));
        return TESTS.getOrDefault(parts.get(0), List.of()).stream()
                .anyMatch(file -> parts.size() == 1
                        || Pattern.compile("void " + parts.get(1) + "\\(")
                                .matcher(Page.textOf(file))
                                .find());
    }

    private static boolean hasMember(String name) {
        List<String> parts = List.of(name.split("\\."));
        Optional<Class<?>> type = Optional.ofNullable(TYPES.get(parts.get(0))).map(ProjectNames::load);
        for (String part : parts.subList(1, parts.size())) {
            if (type.isEmpty()) {
                return false;
            }
            Class<?> owner = type.get();
            type = Stream.of(owner.getDeclaredClasses())
                    .filter(nested -> nested.getSimpleName().equals(part))
                    .<Class<?>>map(nested -> nested)
                    .findFirst();
            if (type.isEmpty()) {
                return part.equals(parts.get(parts.size() - 1)) && hasMember(owner, part);
            }
        }
        return type.isPresent();
    }

    private static boolean hasMember(Class<?> owner, String name) {
        return Stream.<Member>concat(Stream.of(owner.getMethods()), Stream.of(owner.getFields()))
                .filter(member -> Modifier.isPublic(member.getModifiers()))
                .map(Member::getName)
                .anyMatch(name::equals);
    }

    private static Class<?> load(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
