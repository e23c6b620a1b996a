// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

/**
 * The core with one guard or rule removed.
 *
 * @param name what is missing
 * @param type the class, below {@code dev.prunella}
 * @param method that is rewritten; where there are several of the name, with the beginning of the arguments' descriptor
 * @param rewrite how
 * @param law how the name of the law begins by which it must be found; empty for any
 */
record Mutant(String name, String type, String method, Rewrite rewrite, String law) {

    static Mutant of(String name, String type, String method, Rewrite rewrite) {
        return new Mutant(name, type, method, rewrite, "");
    }

    /** Only what this law says counts as found. */
    Mutant by(String other) {
        return new Mutant(name, type, method, rewrite, other);
    }

    /** Whether what a run has shown is what this mutant must be found by. */
    boolean isFoundBy(String breach) {
        return breach.startsWith(law);
    }

    /** Whether it is this method that is rewritten; a parenthesis and what follows tells which of several by its arguments. */
    boolean means(String methodName, String descriptor) {
        return method.indexOf('(') < 0 ? methodName.equals(method) : (methodName + descriptor).startsWith(method);
    }

    String className() {
        return "dev.prunella." + type;
    }

    @Override
    public String toString() {
        return name;
    }
}
