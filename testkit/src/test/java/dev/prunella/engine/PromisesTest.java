// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library promises not to do: proven on every class of it, as what is never named is never called. */
class PromisesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addShutdownHook",
                "java/net/ServerSocket",
                "java/net/Socket",
                "java/nio/channels/ServerSocketChannel",
                "java/nio/channels/SocketChannel",
                "java/net/http",
                "javax/management",
                "setAccessible",
                "sun/misc/Unsafe",
                "loadLibrary",
                "java/lang/foreign",
                "java/lang/ThreadLocal"
            })
    void noClassNames(String word) throws Exception {
        assertThat(classesThatName(word)).isEmpty();
    }

    @Test
    void theSearchFindsWhatIsThere() throws Exception {
        assertThat(classesThatName("java/util/concurrent/ThreadPoolExecutor")).isNotEmpty();
    }

    @Test
    void noMBeanIsRegistered() {
        int before = ManagementFactory.getPlatformMBeanServer().getMBeanCount();
        try (Lab lab = Lab.create()) {
            lab.start(new Patient("patient").target());
            assertThat(ManagementFactory.getPlatformMBeanServer().getMBeanCount())
                    .isEqualTo(before);
        }
    }

    private static List<String> classesThatName(String word) throws IOException, URISyntaxException {
        Path code = Path.of(HealingSupervisor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(code)) {
            return search(code, word);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + code.toUri()), Map.of())) {
            return search(jar.getPath("/"), word);
        }
    }

    private static List<String> search(Path root, String word) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    found.add(file.toString());
                }
            }
        }
        return found;
    }
}
