// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;

/** Which package and which module may import which. */
final class ImportLaw {

    /** A room may import those above it; the last one, the empty name, is the root package, which composes them. */
    private static final List<String> ROOMS = List.of(
            "model",
            "time",
            "detect",
            "guard",
            "slo",
            "diagnose",
            "act",
            "verify",
            "decide",
            "record",
            "escalate",
            "target",
            "loop",
            "engine",
            "");

    private static final List<String> MODULES_ON_TOP = List.of("probes", "actuators", "spring", "testkit");

    static ArchRule roomsImportOnlyWhatStandsBeforeThem(Tree tree) {
        return classes().should(new ArchCondition<>("import only rooms that stand before their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> looksAhead(tree, dependency))
                        .forEach(dependency -> events.add(violated(dependency, dependency.getDescription())));
            }
        });
    }

    static ArchRule everyPackageIsAKnownRoom(Tree tree) {
        return classes().should(new ArchCondition<>("live in a room of the loop or in a module on top of it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = roomOf(tree, type);
                if (!ROOMS.contains(room) && !MODULES_ON_TOP.contains(room)) {
                    events.add(violated(type, type.getName() + " lives in the unknown room " + room));
                }
            }
        });
    }

    static ArchRule packagesHaveNoCycles(Tree tree) {
        return slices().matching(tree.root() + ".(**)").should().beFreeOfCycles();
    }

    /** In the order of the rooms {@code time} would see {@code model}. */
    static ArchRule timeIgnoresModel(Tree tree) {
        return noClasses()
                .that()
                .resideInAPackage(tree.room("time"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(tree.room("model"))
                .allowEmptyShould(tree.lacks("time"));
    }

    static ArchRule probesKnowNeitherActuatorsNorTheShell(Tree tree) {
        return neverImports(tree, "probes", "actuators", "spring", "testkit", "loop", "engine");
    }

    static ArchRule actuatorsKnowNeitherSpringNorTestkitNorTheShell(Tree tree) {
        return neverImports(tree, "actuators", "spring", "testkit", "loop", "engine");
    }

    static ArchRule springKnowsNeitherTestkitNorTheShell(Tree tree) {
        return neverImports(tree, "spring", "testkit", "loop", "engine");
    }

    static ArchRule testkitStandsOnCoreAlone(Tree tree) {
        return neverImports(tree, "testkit", "probes", "actuators", "spring");
    }

    private static ArchRule neverImports(Tree tree, String module, String... others) {
        String[] rooms = List.of(others).stream().map(tree::room).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(tree.room(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms)
                .allowEmptyShould(tree.lacks(module));
    }

    private static boolean looksAhead(Tree tree, Dependency dependency) {
        int from = ROOMS.indexOf(roomOf(tree, dependency.getOriginClass()));
        JavaClass target = dependency.getTargetClass();
        if (from < 0 || !target.getPackageName().startsWith(tree.root())) {
            return false;
        }
        int to = ROOMS.indexOf(roomOf(tree, target));
        return to < 0 || to > from;
    }

    /** The first part of the package below the root: {@code decide} for {@code decide.guardrails}. */
    private static String roomOf(Tree tree, JavaClass type) {
        String below = type.getPackageName().substring(tree.root().length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.", 2)[0];
    }
}
