// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

/** One more question that the endpoint {@code healing} answers. A bean of this type adds it. */
public interface HealingQuestion {

    /** The word in the path by which it is asked. */
    String question();

    /** The answer as it is now, of plain records, maps and lists; nothing is changed by asking. */
    Object answer();
}
