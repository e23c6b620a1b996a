// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What an editor shows of each property while somebody types it. */
class MetadataTest {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    @Test
    void describesEachProperty() throws Exception {
        Path classes = Path.of(PrunellaProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String metadata = Files.readString(classes.resolve(FILE));

        assertThat(properties(metadata))
                .extracting(property -> property.get("name"))
                .contains("prunella.mode", "prunella.trail.folder", "prunella.doctor.ignore", "prunella.targets")
                .contains("prunella.resilience4j.enabled", "prunella.resilience4j.breakers");
        assertThat(undescribed(metadata)).isEmpty();
    }

    @Test
    void findsAPropertyThatIsNotDescribed() {
        String metadata = """
                {"properties": [
                  {"name": "prunella.well", "description": "Says what it is."},
                  {"name": "prunella.bare"},
                  {"name": "prunella.blank", "description": " "},
                  {"name": "prunella.broken", "description": "It goes on {@link somewhere}."}
                ]}""";

        assertThat(undescribed(metadata)).containsExactly("prunella.bare", "prunella.blank", "prunella.broken");
    }

    /** A description that holds markup is as good as none: editors show it as it is. */
    private static List<Object> undescribed(String metadata) {
        return properties(metadata).stream()
                .filter(property -> {
                    Object text = property.get("description");
                    return text == null
                            || text.toString().isBlank()
                            || text.toString().contains("{@");
                })
                .map(property -> property.get("name"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> properties(String metadata) {
        return (List<Map<String, Object>>)
                JsonParserFactory.getJsonParser().parseMap(metadata).get("properties");
    }
}
