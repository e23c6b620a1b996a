// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Severity;
import dev.prunella.spring.annotation.HealthProbe;
import dev.prunella.spring.annotation.Remediation;
import dev.prunella.spring.annotation.SelfHealing;

/** Classes of which only {@code Right}, {@code Named} and {@code Expired} can be supervised. */
final class Misuses {

    private Misuses() {}

    static class NoAnnotation {
        @HealthProbe
        boolean look() {
            return true;
        }
    }

    @SelfHealing
    static class PrivateMethod {
        @HealthProbe
        @SuppressWarnings("UnusedMethod")
        private boolean look() {
            return true;
        }
    }

    @SelfHealing
    static class StaticMethod {
        @HealthProbe
        static boolean look() {
            return true;
        }
    }

    @SelfHealing
    static class WrongParameter {
        @HealthProbe
        boolean look(String what) {
            return what.isEmpty();
        }
    }

    @SelfHealing
    static class WrongReturn {
        @HealthProbe
        String look() {
            return "well";
        }
    }

    @SelfHealing
    static class WrongCure extends Right {
        @Remediation
        int cure() {
            return 1;
        }
    }

    @SelfHealing
    static class TwoLooks extends Right {
        @HealthProbe
        boolean another() {
            return true;
        }
    }

    @SelfHealing
    static class BadTimeout {
        @HealthProbe(timeout = "soon")
        boolean look() {
            return true;
        }
    }

    @SelfHealing
    static class SameOrder extends Right {
        @Remediation
        void one() {}

        @Remediation
        void two() {}
    }

    @SelfHealing
    static class SameName extends Right {
        @Remediation(name = "cure", order = 1)
        void one() {}

        @Remediation(name = "cure", order = 2)
        void two() {}
    }

    @SelfHealing
    static class NoDate extends Right {
        @Remediation(ticket = "T-1")
        void cure() {}
    }

    @SelfHealing
    static class NoTicket extends Right {
        @Remediation(expires = "2030-01-01")
        void cure() {}
    }

    @SelfHealing
    static class BadDate extends Right {
        @Remediation(ticket = "T-1", expires = "31.12.2030")
        void cure() {}
    }

    @SelfHealing
    static class NeverCured extends Right {
        @Remediation(on = Diagnosis.Kind.DEPENDENCY_DOWN)
        void cure() {}
    }

    @SelfHealing
    static class NoKind extends Right {
        @Remediation(on = {})
        void cure() {}
    }

    @SelfHealing
    static class BadCause extends Right {
        @Remediation(causes = "Not A Code")
        void cure() {}
    }

    @SelfHealing
    static class TooOften extends Right {
        @Remediation(attempts = 101)
        void cure() {}
    }

    @SelfHealing(period = "often")
    static class BadPeriod extends Right {}

    @SelfHealing(severity = {Severity.ERROR, Severity.INFO})
    static class TwoSeverities extends Right {}

    @SelfHealing(name = "no name")
    static class BadName extends Right {}

    @SelfHealing
    static class NoLook {}

    @SelfHealing
    static class Right {
        @HealthProbe
        boolean look() {
            return true;
        }
    }

    @SelfHealing(dependsOn = "nobody-there")
    static class Dependent extends Right {}

    @SelfHealing(name = "same")
    static class Named extends Right {}

    @SelfHealing
    static class Expired extends Right {
        @Remediation(ticket = "T-7", expires = "2020-12-31")
        void cure() {}
    }
}
