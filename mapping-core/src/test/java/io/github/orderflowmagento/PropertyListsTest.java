package io.github.orderflowmagento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.orderflow.imports.ImportProperty;
import io.github.orderflowmagento.orderflow.imports.ImportSchema;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OrderFlow's property names are listed once, in {@link ImportSchema}. Elsewhere a name may stand where a rule or a field is for it, but no
 * three in a row, in texts beside each other or in one.
 */
class PropertyListsTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../orderflow-client/src/main/java"));

    private static final Set<String> NAMES = Arrays.stream(ImportSchema.values())
            .flatMap(part -> part.properties().stream())
            .map(ImportProperty::name)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern TEXTS = Pattern.compile("\"[^\"\\n]*\"(?:\\s*[,+]\\s*\"[^\"\\n]*\")*");

    @Test
    void noSourceListsNamesOfPropertiesBesideTheSchema() {
        Map<String, String> lists = new TreeMap<>();
        List<Path> files =
                SOURCES.stream().flatMap(PropertyListsTest::javaFiles).toList();
        files.forEach(file -> lists(text(file)).forEach(list -> lists.put(file.toString(), list)));

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("ImportSchema.java", "Section.java");
        assertThat(lists).isEmpty();
    }

    @Test
    void aListIsSeenHoweverItIsWritten() {
        assertThat(lists("Set.of(\"length\",\n  \"width\", \"height\")")).hasSize(1);
        assertThat(lists("Pattern.compile(\"(courier|site)\" + \"|priority\")")).hasSize(1);
        assertThat(lists("// first\n\"weight weightUnits \" + \"category\"")).hasSize(1);
        assertThat(lists("\"Sku externalReference Name description TypeId type\""))
                .isEmpty();
        assertThat(lists("text(\"length\"), text(\"width\"), text(\"height\")\n// \"area\", \"volume\", \"tax\"\n"))
                .isEmpty();
        assertThat(lists("field(\"state\", \"@state|state/text\", \"state\")")).isEmpty();
    }

    private static List<String> lists(String source) {
        return TEXTS.matcher(COMMENT.matcher(source).replaceAll(""))
                .results()
                .map(found -> found.group())
                .filter(PropertyListsTest::isList)
                .toList();
    }

    private static boolean isList(String texts) {
        int inARow = 0;
        for (String word : texts.split("[\"\\s,+|()]+", -1)) {
            inARow = word.isEmpty() ? inARow : NAMES.contains(word) ? inARow + 1 : 0;
            if (inARow == 3) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
