// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.trace;

import dev.prunella.decide.Policy;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.scenario.Command;
import java.util.Locale;

/** One fact of a run. Times are nanoseconds since the run began, and never go back. */
public sealed interface Happening {

    /** When. */
    long atNanos();

    /** Whom it concerns; empty for all. */
    String target();

    /** A sentence without the target's name. */
    String tell();

    /** The truth about a target changed. */
    record Truth(long atNanos, String target, boolean well, String tell) implements Happening {}

    /** Something around the targets began or ceased to misbehave. */
    record Trouble(long atNanos, String target, String tell) implements Happening {}

    /** A look began. */
    record LookBegan(long atNanos, String target, Side side) implements Happening {
        @Override
        public String tell() {
            return "is looked at from the " + side.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A look ended, or the probe said what its lateness means.
     *
     * @param beganNanos when this look began
     * @param code of a reading that did not pass
     * @param late whether it is the answer for a look that missed its deadline
     */
    record Looked(
            long atNanos, String target, Side side, long beganNanos, Reading.Status status, String code, boolean late)
            implements Happening {
        @Override
        public String tell() {
            return "the %s look %s %s%s"
                    .formatted(
                            side.name().toLowerCase(Locale.ROOT),
                            late ? "is late:" : "says",
                            status,
                            code.isEmpty() ? "" : " " + code);
        }
    }

    /** The generation of the thing behind a target: it was replaced, or the supervisor asked for it. */
    record Generation(long atNanos, String target, long number, boolean asked) implements Happening {
        @Override
        public String tell() {
            return asked ? "is known as generation " + number : "is replaced: generation " + number;
        }
    }

    /** A person did something; {@code untilNanos} is the end of a hold. */
    record Asked(long atNanos, String target, Command command, long untilNanos) implements Happening {
        @Override
        public String tell() {
            String until = command == Command.HOLD ? " until " + untilNanos / 1_000_000 + " ms" : "";
            return "a person asks: " + command + until;
        }
    }

    /**
     * A remediation really began.
     *
     * @param key of the attempt
     * @param step of the attempt
     * @param generation that it was planned for
     */
    record Started(long atNanos, String target, String key, int step, String remediation, long generation)
            implements Happening {
        @Override
        public String tell() {
            return "%s BEGINS (%s, generation %d)".formatted(remediation, key, generation);
        }
    }

    /**
     * What takes an attempt back really began.
     *
     * @param key of this attempt
     * @param undoes key of the attempt that is taken back
     * @param generation that it was planned for
     */
    record UndoBegan(long atNanos, String target, String key, String undoes, String compensation, long generation)
            implements Happening {

        @Override
        public String tell() {
            return "%s BEGINS (%s, takes back %s)".formatted(compensation, key, undoes);
        }
    }

    /** A remediation or what takes it back really ended. */
    record Finished(long atNanos, String target, String key, String how) implements Happening {
        @Override
        public String tell() {
            return "the remediation " + how + " (" + key + ")";
        }
    }

    /** A person said yes to a remediation. */
    record Approved(long atNanos, String target, String remediation) implements Happening {

        @Override
        public String tell() {
            return "a person says yes to " + remediation;
        }
    }

    /** A person asked for another policy; {@code taken} is whether it was accepted, {@code sound} whether it had to be. */
    record Reloaded(long atNanos, Policy policy, boolean sound, boolean taken) implements Happening {

        @Override
        public String target() {
            return "";
        }

        @Override
        public String tell() {
            return taken ? "another policy is put in force" : "another policy is refused";
        }
    }

    /**
     * A record became durable.
     *
     * @param attempt key of the attempt, of an intent and its terminal record
     * @param command of a person's command; empty for other records
     * @param value of a person's command
     */
    record Recorded(
            long atNanos,
            String target,
            String kind,
            long sequence,
            String previous,
            String hash,
            String attempt,
            String command,
            String value)
            implements Happening {
        @Override
        public String tell() {
            return "record %d is durable: %s %s%s %s".formatted(sequence, kind, attempt, command, value);
        }
    }

    /** The supervisor told its listeners. */
    record Said(long atNanos, HealingEvent event) implements Happening {
        @Override
        public String target() {
            return event.target();
        }

        @Override
        public String tell() {
            return event.what();
        }
    }

    /** A person was reached. */
    record Paged(long atNanos, String target, String incident) implements Happening {
        @Override
        public String tell() {
            return "a person is told of " + incident;
        }
    }

    /** A process began to supervise. */
    record ProcessBegan(long atNanos, int number) implements Happening {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String tell() {
            return "process " + number + " supervises";
        }
    }

    /**
     * A process ended; {@code tookNanos} is what its farewell took, 0 if there was none; {@code trailComplete} if it said so and its store
     * had never refused a record.
     */
    record ProcessEnded(long atNanos, boolean crashed, long tookNanos, boolean trailComplete) implements Happening {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String tell() {
            return crashed ? "the process dies" : "the process is closed";
        }
    }

    /** The process stood still. */
    record StoodStill(long atNanos, long forNanos) implements Happening {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String tell() {
            return "the process has stood still for " + forNanos / 1_000_000 + " ms";
        }
    }

    /** The wall clock jumped. */
    record WallJumped(long atNanos, long byMillis) implements Happening {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String tell() {
            return "the time of day jumps by " + byMillis + " ms";
        }
    }

    /** All that was broken is mended from here on, and nobody interferes any more. */
    record Mended(long atNanos) implements Happening {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String tell() {
            return "all that was broken is mended";
        }
    }

    /** How the supervisor sees a target when all has come to rest. */
    record Rested(long atNanos, String target, Health health, String phase, boolean open) implements Happening {
        @Override
        public String tell() {
            return "comes to rest as " + health + ", " + phase;
        }
    }
}
