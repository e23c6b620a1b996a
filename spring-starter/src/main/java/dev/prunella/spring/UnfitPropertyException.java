// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

/** A property of a target that cannot be set on its component, as the component has not what it takes. */
final class UnfitPropertyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String property;

    /** @param why what the component says to it, with what would fit */
    UnfitPropertyException(String target, String property, Object value, String why) {
        super("prunella.targets.%s.%s does not fit its component, got %s: %s".formatted(target, property, value, why));
        this.property = "prunella.targets.%s.%s".formatted(target, property);
    }

    /** The whole name of the property. */
    String property() {
        return property;
    }
}
