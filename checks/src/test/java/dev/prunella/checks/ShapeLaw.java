// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PRIVATE;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** How types look: their packages, names and fields. */
final class ShapeLaw {

    private static final Set<JavaModifier> PRIVATE_CONSTANT = Set.of(PRIVATE, STATIC, FINAL);

    static ArchRule everyPackageIsNullMarked(Tree tree) {
        return classes().should(new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(violated(type, "no @NullMarked package-info for " + type.getName()));
                }
            }
        });
    }

    static ArchRule engineHasOnePublicType(Tree tree) {
        return classes()
                .that()
                .resideInAPackage(tree.room("engine"))
                .and()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should()
                .haveFullyQualifiedName(tree.root() + ".engine.Engine")
                .allowEmptyShould(tree.lacks("engine"));
    }

    static ArchRule namesMeanSomething(Tree tree) {
        return noClasses().should().haveNameMatching(".*(Impl|Manager|Utils?|Helper)");
    }

    static ArchRule nothingHangsOnAThread(Tree tree) {
        return noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);
    }

    static ArchRule noStaticFieldChanges(Tree tree) {
        return noField("is static and not final", field -> has(field, STATIC) && !has(field, FINAL));
    }

    static ArchRule loggersArePrivateConstants(Tree tree) {
        return noField("is a logger but not private static final LOG", ShapeLaw::isAnOddLogger);
    }

    private static boolean isAnOddLogger(JavaField field) {
        return field.getRawType().isAssignableTo("org.slf4j.Logger")
                && !(field.getName().equals("LOG") && field.getModifiers().containsAll(PRIVATE_CONSTANT));
    }

    private static boolean has(JavaField field, JavaModifier modifier) {
        return field.getModifiers().contains(modifier);
    }

    /** Asked of classes, so that a tree without such fields still counts as looked at. */
    private static ArchRule noField(String fault, Predicate<JavaField> faulty) {
        return classes().should(new ArchCondition<>("have no field that " + fault) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(faulty)
                        .forEach(field -> events.add(violated(field, field.getFullName() + " " + fault)));
            }
        });
    }
}
