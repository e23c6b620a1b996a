// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents say only what is so: code in them compiles, links lead somewhere, promises name tests that exist. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final String README = "README.md";

    @ParameterizedTest
    @MethodSource("documentsWithCode")
    void showsOnlyCodeThatCompiles(String document, List<String> examples) throws IOException {
        List<String> shown = found("(?s)```java\n(.*?)```", read(ROOT.resolve(document)));
        assertThat(shown.stream().map(ReadmeTest::squeezed))
                .isNotEmpty()
                .containsExactlyElementsOf(examples.stream()
                        .flatMap(ReadmeTest::regions)
                        .map(ReadmeTest::squeezed)
                        .toList());
    }

    static List<Arguments> documentsWithCode() {
        return List.of(
                Arguments.of(README, List.of("ReadmeExample")),
                Arguments.of("docs/guards.md", List.of("GuardsExample")),
                Arguments.of("docs/components.md", List.of("ComponentsExample")),
                Arguments.of("docs/detection.md", List.of("DetectionExample")),
                Arguments.of("docs/probes.md", List.of("ProbesExample")),
                Arguments.of("docs/replay.md", List.of("ReplayExample")),
                Arguments.of("docs/slo.md", List.of("SloExample")),
                Arguments.of("docs/spring.md", List.of("SpringExample", "ConsoleSecurity")),
                Arguments.of("docs/testing.md", List.of("StalledFeedTest", "BrokenLineTest", "FeedProbeTest")));
    }

    @ParameterizedTest
    @CsvSource({"README.md, 150", "docs/testing.md, 120"})
    void isShort(String document, int lines) throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(document))).hasSizeLessThanOrEqualTo(lines);
    }

    @Test
    void eachPromiseNamesTestsThatExist() throws IOException {
        String promises =
                found("(?s)## Promises(.*?)## ", read(ROOT.resolve(README))).get(0);
        Set<String> named = Set.copyOf(found("`([A-Z]\\w+Test)`", promises));
        assertThat(named).isNotEmpty();
        assertThat(testClasses()).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "docs/campaigns.md",
                "docs/components.md",
                "docs/escalation.md",
                "docs/how-the-loop-works.md",
                "docs/leaks.md",
                "docs/meters.md",
                "docs/pools.md",
                "docs/probes.md",
                "docs/project-structure.md",
                "docs/refusals.md",
                "docs/resilience4j.md",
                "docs/simulation.md",
                "docs/slo.md",
                "docs/spring.md",
                "docs/testing.md"
            })
    void linksLeadSomewhere(String document) throws IOException {
        Path file = ROOT.resolve(document);
        List<String> links = found("\\]\\((?!https?:)([^)#]+)[^)]*\\)", read(file));
        assertThat(links)
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    @Test
    void eachPackageHasItsLineInTheProjectsStructure() throws IOException {
        String structure = read(ROOT.resolve("docs/project-structure.md"));
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(structure)
                        .contains(
                                "`" + (name.equals("dev.prunella") ? name : name.replace("dev.prunella", "…")) + "`"));
    }

    private static Stream<String> regions(String example) {
        Path file = Path.of("src/test/java/dev/prunella/checks/docs", example + ".java");
        return found("(?s)// region\n(.*?)// endregion", readUnchecked(file)).stream();
    }

    private static List<String> packages() throws IOException {
        return sources("src/main/java", "package-info.java")
                .filter(path -> Stream.of("core", "probes", "actuators", "spring-starter", "testkit")
                        .anyMatch(module -> path.startsWith(ROOT.resolve(module))))
                .map(path -> found("package ([\\w.]+);", readUnchecked(path)).get(0))
                .toList();
    }

    private static Set<String> testClasses() throws IOException {
        return sources("src/test/java", "Test.java")
                .map(path -> path.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> sources(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(path ->
                            path.toString().contains(folder) && path.toString().endsWith(ending))
                    .toList()
                    .stream();
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(ReadmeTest::inner)
                .toList();
    }

    private static String inner(MatchResult match) {
        return match.group(1);
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static String readUnchecked(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
