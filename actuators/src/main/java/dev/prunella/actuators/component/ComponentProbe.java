// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;

/** Looks whether a component runs, then whether what it was started on is still there, and then in the way that its owner knows. */
final class ComponentProbe implements Probe {

    private final Component component;
    private final Probe further;

    ComponentProbe(Component component, Probe further) {
        this.component = component;
        this.further = further;
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        if (!component.isRunning()) {
            return Reading.fail(ComponentReadings.NOT_RUNNING, component.lastWords());
        }
        Component replaced = component.replacedDependency();
        if (replaced != null) {
            return Reading.fail(
                    ComponentReadings.DEPENDENCY_RESTARTED,
                    "%s was restarted since this was".formatted(replaced.name()));
        }
        return further.look(context);
    }
}
