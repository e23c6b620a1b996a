// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

/** Codes of what {@link ComponentRecipes} says of components; each is a cause that runbooks can name. */
public final class ComponentReadings {

    /** It does not run although it should. */
    public static final String NOT_RUNNING = "not-running";

    /** It was started on a component that was restarted since. */
    public static final String DEPENDENCY_RESTARTED = "dependency-restarted";

    /** What its symptoms are called when it tells of its own death. */
    static final String DIED = "died";

    private ComponentReadings() {}
}
