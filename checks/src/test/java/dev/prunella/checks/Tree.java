// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** Compiled classes below one root package: the product, or a fixture that is built like it and breaks one law. */
record Tree(String root, JavaClasses classes) {

    /** Main code of all modules, imported once. */
    static final Tree PRODUCT = new Tree(
            "dev.prunella",
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.prunella"));

    static Tree fixture(String name) {
        String root = "dev.prunella.checks.fixtures." + name;
        return new Tree(root, new ClassFileImporter().importPackages(root));
    }

    void obeys(Function<Tree, ArchRule> law) {
        law.apply(this).check(classes);
    }

    /** What the law finds wrong, a line each. */
    List<String> breachesOf(Function<Tree, ArchRule> law) {
        return law.apply(this).evaluate(classes).getFailureReport().getDetails();
    }

    /** Asserts that the law names each of the culprits, written as they stand below the root. */
    void breaksWith(Function<Tree, ArchRule> law, String... culprits) {
        List<String> breaches = breachesOf(law);
        assertThat(culprits)
                .allSatisfy(culprit -> assertThat(breaches).anyMatch(breach -> breach.contains(root + "." + culprit)));
    }

    /** Asserts that the law refuses every method of {@code fixture}. */
    void breaksWithEveryMethodOf(Class<?> fixture, Function<Tree, ArchRule> law) {
        List<String> breaches = breachesOf(law);
        assertThat(classes.get(fixture).getMethods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(breaches)
                        .as(method.getName())
                        .anyMatch(breach -> breach.contains(method.getFullName())));
    }

    /** A package pattern: the room with all that lies below it. */
    String room(String name) {
        return root + "." + name + "..";
    }

    /** Whether the room has no type yet; a {@code package-info} alone does not count. */
    boolean lacks(String room) {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .noneMatch(type -> isBelow(type, root + "." + room));
    }

    /** What runs inside an application: all but the testkit. */
    DescribedPredicate<JavaClass> shipped() {
        return describe("are shipped", type -> !isBelow(type, root + ".testkit"));
    }

    private static boolean isBelow(JavaClass type, String packageName) {
        return (type.getPackageName() + ".").startsWith(packageName + ".");
    }
}
