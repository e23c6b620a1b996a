// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/**
 * Who did it or asked for it.
 *
 * @param kind a person, or the loop itself
 * @param name as the trail shall show it, 1 to 200 characters; kept in its safe form
 */
public record Actor(Kind kind, String name) {

    /** What sort of actor it is. */
    public enum Kind {
        /** The loop, by its own decision. */
        AUTOMATION,
        /** A person, through a command. */
        PERSON
    }

    private static final Actor LOOP = new Actor(Kind.AUTOMATION, "prunella");
    private static final int MAX_NAME = 200;

    /** Checks the name and makes it safe to show. */
    public Actor {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("actor name must have 1 to 200 characters, got " + name.length());
        }
        name = SafeText.of(name, MAX_NAME);
        if (name.isBlank()) {
            throw new IllegalArgumentException("actor name must have a visible character");
        }
    }

    /** The loop itself. */
    public static Actor automation() {
        return LOOP;
    }

    /** A person, by the name that the trail shall show. */
    public static Actor person(String name) {
        return new Actor(Kind.PERSON, name);
    }

    @Override
    public String toString() {
        return kind == Kind.PERSON ? name : "automation";
    }
}
