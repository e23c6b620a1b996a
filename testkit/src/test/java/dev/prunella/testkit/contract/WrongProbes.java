// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Probes that each break one clause of their contract, but for the first. */
final class WrongProbes {

    private WrongProbes() {}

    static class Right extends ProbeContract {

        final Thing thing = new Thing();
        private final Probe probe = make();

        Probe make() {
            return context -> thing.works.get() ? Reading.pass() : broken();
        }

        Reading broken() {
            return Reading.fail("broken", "it does not work");
        }

        @Override
        protected Probe probe() {
            return probe;
        }

        @Override
        protected void breakIt() {
            thing.works.set(false);
        }

        @Override
        protected void mendIt() {
            thing.works.set(true);
        }

        @Override
        protected Object observe() {
            return thing.state();
        }

        @Override
        protected Duration deadline() {
            return Duration.ofMillis(100);
        }

        @Override
        protected Duration recovery() {
            return Duration.ofMillis(200);
        }
    }

    static class SeesNoFault extends Right {
        @Override
        Reading broken() {
            return Reading.pass();
        }
    }

    static class SeesFaultsOnly extends Right {
        @Override
        Probe make() {
            return context -> broken();
        }
    }

    static class ReturnsNull extends Right {
        @Override
        Reading broken() {
            return null;
        }
    }

    static class ThrowsErrors extends Right {
        @Override
        Reading broken() {
            throw new StackOverflowError("too deep");
        }
    }

    static class Babbles extends Right {
        @Override
        Reading broken() {
            return Reading.fail("broken", "x".repeat(10_000));
        }
    }

    static class HangsForEver extends Right {
        @Override
        Reading broken() {
            Thing.hangForEver();
            return Reading.pass();
        }
    }

    static class Meddles extends Right {
        @Override
        Probe make() {
            return context -> {
                thing.touched.incrementAndGet();
                return thing.works.get() ? Reading.pass() : broken();
            };
        }
    }

    static class Sulks extends Right {
        private final AtomicBoolean hurt = new AtomicBoolean();

        @Override
        Probe make() {
            return context -> thing.works.get() && !hurt.get() ? Reading.pass() : broken();
        }

        @Override
        Reading broken() {
            hurt.set(true);
            return super.broken();
        }
    }

    static class ThinksLongAboutLateness extends Right {
        @Override
        Probe make() {
            return new Probe() {
                @Override
                public Reading look(ProbeContext context) {
                    return thing.works.get() ? Reading.pass() : broken();
                }

                @Override
                public Reading late(ProbeContext context) {
                    Thing.hangForEver();
                    return Reading.pass();
                }
            };
        }
    }
}
