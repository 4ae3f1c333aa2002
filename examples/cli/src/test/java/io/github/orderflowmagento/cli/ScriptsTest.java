package io.github.orderflowmagento.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue of scripts for JBang. The tests of {@code examples/consumers} run the scripts by JBang. */
class ScriptsTest {
    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("jbang"))) {
            return files.filter(file -> !file.endsWith("Scripts.java")).toList();
        }
    }

    @Test
    void theCatalogueNamesAllScripts() throws IOException {
        JsonNode aliases = new JsonMapper()
                .readTree(Path.of("jbang-catalog.json").toFile())
                .path("aliases");
        List<String> named = new ArrayList<>();
        aliases.forEach(alias -> named.add(alias.path("script-ref").asText()));

        assertThat(named)
                .isNotEmpty()
                .containsAll(scripts().stream().map(Path::toString).toList());
    }

    @Test
    void scriptsDependOnTheVersionOfThisBuild() throws IOException {
        String version = new Version().getVersion()[0].replace("orderflow-magento ", "");

        assertThat(scripts())
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Files.readString(script))
                        .contains("//DEPS io.github.orderflowmagento:mapping-core:" + version + "\n"));
    }
}
