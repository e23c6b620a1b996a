// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ShapeLawTest {

    @Test
    void everyPackageIsNullMarked() {
        holdsAndBites(ShapeLaw::everyPackageIsNullMarked, "Unmarked");
    }

    @Test
    void engineHasOnePublicType() {
        holdsAndBites(ShapeLaw::engineHasOnePublicType, "engine.SecondDoor");
    }

    @Test
    void namesMeanSomething() {
        holdsAndBites(
                ShapeLaw::namesMeanSomething,
                "names.ThingImpl",
                "names.ThingManager",
                "names.ThingUtil",
                "names.ThingUtils",
                "names.ThingHelper",
                "names.Outer$NestedHelper");
    }

    @Test
    void nothingHangsOnAThread() {
        holdsAndBites(ShapeLaw::nothingHangsOnAThread, "fields.HangsOnAThread");
    }

    @Test
    void noStaticFieldChanges() {
        holdsAndBites(ShapeLaw::noStaticFieldChanges, "fields.Changes.count");
    }

    @Test
    void loggersArePrivateConstants() {
        holdsAndBites(
                ShapeLaw::loggersArePrivateConstants,
                "fields.Loggers.shared",
                "fields.Loggers.ofTheObject",
                "fields.Loggers.WRONG_NAME");
    }

    @Test
    void leavesWellShapedTypesAlone() {
        Tree wellShaped = Tree.fixture("shapes.engine");

        assertThat(wellShaped.breachesOf(ShapeLaw::everyPackageIsNullMarked)).isEmpty();
        assertThat(wellShaped.breachesOf(ShapeLaw::loggersArePrivateConstants)).isEmpty();
        assertThat(wellShaped.breachesOf(ShapeLaw::noStaticFieldChanges)).isEmpty();
    }

    private static void holdsAndBites(Function<Tree, ArchRule> law, String... culprits) {
        Tree.PRODUCT.obeys(law);
        Tree.fixture("shapes").breaksWith(law, culprits);
    }
}
