// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.bean;

/** Which classes are worth a look for annotations: most beans of an application are not its own. */
public final class Candidates {

    private Candidates() {}

    /** Whether somebody who knows of our annotations may have written it. */
    public static boolean mayHaveAnnotations(Class<?> type) {
        String name = type.getName();
        return !name.startsWith("java.")
                && !name.startsWith("jakarta.")
                && !name.startsWith("org.springframework.")
                && !name.startsWith("com.zaxxer.");
    }
}
