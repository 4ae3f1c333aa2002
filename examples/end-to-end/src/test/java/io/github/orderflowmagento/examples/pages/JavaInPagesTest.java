package io.github.orderflowmagento.examples.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every piece of Java in the documentation compiles. Those of the pages that are left out here stand in tests that run. */
class JavaInPagesTest {
    private static final Set<String> IN_TESTS_THAT_RUN =
            Set.of("moving-to-magento2.md", "from-the-extensions.md", "on-demand.md", "run-history.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?class (\\w+)");
    private static final String IMPORTS = imports();

    private static String imports() {
        try (Stream<Path> files = Files.walk(ProjectPages.ROOT)) {
            Set<String> packages = files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> !file.contains("/examples/"))
                    .filter(file -> file.contains("/src/main/java/") && file.endsWith("/package-info.java"))
                    .map(file -> file.replaceFirst(".*/src/main/java/", "")
                            .replace("/package-info.java", "")
                            .replace('/', '.'))
                    .filter(name -> !name.contains("internal"))
                    .collect(Collectors.toCollection(TreeSet::new));
            packages.addAll(List.of("java.math", "java.net", "java.time", "java.util", "java.nio.charset"));
            return packages.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining())
                    + "import java.nio.file.Files;\nimport java.nio.file.Path;\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source that is nowhere but here. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    private static List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Path page : ProjectPages.all()) {
            if (IN_TESTS_THAT_RUN.contains(String.valueOf(page.getFileName()))) {
                continue;
            }
            for (String piece : ProjectPages.blocks(page, "java")) {
                sources.add(source(page, sources.size(), piece));
            }
        }
        return sources;
    }

    private static Source source(Path page, int number, String piece) {
        Matcher type = TYPE.matcher(piece);
        if (type.find()) {
            return new Source(type.group(1), piece);
        }
        String name = "Piece" + number + "Of"
                + String.valueOf(ProjectPages.ROOT.relativize(page)).replaceAll("\\W", "_");
        boolean returns = Pattern.compile("(?m)^return ").matcher(piece).find();
        return new Source(
                name,
                "package " + JavaInPagesTest.class.getPackageName() + ";\n" + IMPORTS + "class " + name
                        + " extends PieceOfPage {\nObject run() throws Exception {\n" + piece.replace("{ … }", "{ }")
                        + (returns ? "" : "return null;\n") + "}\n}\n");
    }

    @Test
    void everyPieceCompiles(@TempDir Path classes) throws IOException {
        List<Source> sources = sources();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

        boolean compiles = compiler.getTask(
                        null,
                        null,
                        problems,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        sources)
                .call();

        assertThat(sources).hasSizeGreaterThan(30);
        assertThat(problems.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        assertThat(compiles).isTrue();
    }
}
