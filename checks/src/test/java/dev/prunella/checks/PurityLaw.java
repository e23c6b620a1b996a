// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.JavaModifier.VOLATILE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Deciding is pure: {@code loop} computes, and only computes. */
final class PurityLaw {

    private static final Pattern LOCKED_BLOCK = Pattern.compile("\\bsynchronized\\s*\\(");

    static ArchRule loopDoesNoInputOrOutputAndKnowsNoThreads(Tree tree) {
        return noClasses()
                .that()
                .resideInAPackage(tree.room("loop"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio..",
                        "java.net..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "org.slf4j..",
                        tree.room("engine"))
                .allowEmptyShould(tree.lacks("loop"));
    }

    static ArchRule loopSharesNoMethods(Tree tree) {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(tree.room("loop"))
                .should()
                .haveModifier(SYNCHRONIZED)
                .allowEmptyShould(tree.lacks("loop"));
    }

    static ArchRule loopSharesNoFields(Tree tree) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(tree.room("loop"))
                .should()
                .haveModifier(VOLATILE)
                .allowEmptyShould(tree.lacks("loop"));
    }

    /** Class files as ArchUnit shows them do not tell of locked blocks, so the sources are read. */
    static List<Path> sourcesWithLockedBlocks(Path sources) throws IOException {
        if (Files.notExists(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile).filter(PurityLaw::locks).toList();
        }
    }

    private static boolean locks(Path source) {
        try {
            return LOCKED_BLOCK.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
