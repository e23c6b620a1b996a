// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A property whose value cannot be: of a target, as its component has not what it takes, of an objective, or of the trail. */
final class UnfitPropertyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String property;

    /** @param why what the component says to it, with what would fit */
    UnfitPropertyException(String target, String property, Object value, String why) {
        super("prunella.targets.%s.%s does not fit its component, got %s: %s".formatted(target, property, value, why));
        this.property = "prunella.targets.%s.%s".formatted(target, property);
    }

    private UnfitPropertyException(String property, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.property = property;
    }

    /** A folder in which no trail can be kept. */
    static UnfitPropertyException trailFolder(Path folder, IOException cause) {
        String property = "prunella.trail.folder";
        return new UnfitPropertyException(
                property, "%s cannot be %s: %s".formatted(property, folder, cause.getMessage()), cause);
    }

    /** An objective that cannot be as a whole; the cause names what is wrong with it. */
    static UnfitPropertyException slo(String name, IllegalArgumentException cause) {
        String whole = "prunella.slos." + name;
        return new UnfitPropertyException(whole, "%s does not fit: %s".formatted(whole, cause.getMessage()), cause);
    }

    /** A property of an objective that cannot be. */
    static UnfitPropertyException slo(String name, String property, @Nullable Object value, String why) {
        String whole = "prunella.slos.%s.%s".formatted(name, property);
        String got = value == null ? "nothing" : value.toString();
        return new UnfitPropertyException(whole, "%s does not fit, got %s: %s".formatted(whole, got, why), null);
    }

    /** The whole name of the property. */
    String property() {
        return property;
    }
}
