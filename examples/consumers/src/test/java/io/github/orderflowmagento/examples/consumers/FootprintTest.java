package io.github.orderflowmagento.examples.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jars that an application gets, this project's own aside, which is built outside this project and names one artifact of it. One more of
 * them, or half a megabyte more, is a decision that its page documents.
 */
class FootprintTest {
    private static final List<String> ARTIFACTS =
            List.of("orderflow-client", "magento-client", "mapping-core", "orderflow-magento-testing", "sandbox");

    private static final String HEADER = "| artifact | brings | MB at most |";
    private static final String OWN = "io/github/orderflowmagento/";
    private static final double STEP = 500_000;

    /** The place of a jar in a repository: the group, of which at most three parts name the family, artifact and version. */
    private static final Pattern PLACE = Pattern.compile(
            "(?<family>[^/]+(/[^/]+){0,2})(/[^/]+)*/(?<artifact>[^/]+)/(?<version>\\d+\\.\\d+)[^/]*/[^/]+\\.jar");

    @Test
    void anArtifactBringsTheJarsThatTheReadmeLists() throws IOException {
        String listed = Files.readString(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.equals(HEADER))
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));

        String measured = Stream.concat(
                        Stream.of(HEADER, "| --- | --- | --- |"),
                        ARTIFACTS.stream().map(FootprintTest::row))
                .collect(Collectors.joining("\n"));

        assertThat(listed).isEqualTo(measured);
    }

    /** Libraries of one family are tested together in one version. */
    @ParameterizedTest
    @FieldSource("ARTIFACTS")
    void librariesOfOneFamilyHaveOneVersion(String artifact) {
        TreeMap<String, TreeSet<String>> versions = new TreeMap<>();
        for (Path jar : jars(artifact)) {
            Matcher place = place(jar);
            versions.computeIfAbsent(place.group("family"), family -> new TreeSet<>())
                    .add(place.group("version"));
        }

        assertThat(versions).isNotEmpty();
        assertThat(versions)
                .allSatisfy((family, found) -> assertThat(found).as(family).hasSize(1));
    }

    private static String row(String artifact) {
        List<Path> jars = jars(artifact);
        String names =
                jars.stream().map(jar -> place(jar).group("artifact")).sorted().collect(Collectors.joining(", "));
        double bytes = jars.stream().mapToLong(jar -> jar.toFile().length()).sum();
        return String.format(
                Locale.ROOT, "| `%s` | %s | %.1f |", artifact, names, Math.ceil(bytes / STEP) * STEP / 1_000_000);
    }

    /** The jars of others. */
    private static List<Path> jars(String artifact) {
        try {
            return ClassPaths.of("footprint/" + artifact).stream()
                    .filter(jar -> !inRepository(jar).startsWith(OWN))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Matcher place(Path jar) {
        Matcher place = PLACE.matcher(inRepository(jar));
        assertThat(place.matches()).as(jar.toString()).isTrue();
        return place;
    }

    private static String inRepository(Path jar) {
        return Path.of("target", "repository")
                .toAbsolutePath()
                .relativize(jar)
                .toString()
                .replace('\\', '/');
    }
}
