// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

/** Who comes back once a second, and how they began. */
enum Way {

    /** Prunella, the targets supervised one after the other within the first second. */
    PRUNELLA("Prunella", true),

    /** Prunella, all targets at once, so that all of them are looked at together each second. */
    PRUNELLA_AT_ONCE("Prunella, all begun at once", false),

    /** The JDK. */
    JDK("`ScheduledThreadPoolExecutor(1)`", true),

    /** Netty. */
    WHEEL("`HashedWheelTimer`", true);

    private final String words;
    private final boolean spread;

    Way(String words, boolean spread) {
        this.words = words;
        this.spread = spread;
    }

    /** As the table shows it. */
    String words() {
        return words;
    }

    /** Whether it is Prunella. */
    boolean ours() {
        return this == PRUNELLA || this == PRUNELLA_AT_ONCE;
    }

    /** Something that has not begun. */
    Load load() {
        return switch (this) {
            case PRUNELLA, PRUNELLA_AT_ONCE -> new Supervision();
            case JDK -> new PlainTimer();
            case WHEEL -> new Wheel();
        };
    }

    /** Whether the things begin one after the other within a second. */
    boolean spread() {
        return spread;
    }
}
