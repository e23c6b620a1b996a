// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.util.ArrayList;
import java.util.List;

/** What was promised of an act and not kept. */
final class Promises {

    /** Said where the service is well and no verdict says so. */
    static final String NOT_VERIFIED = "not verified as healed";

    private final List<String> broken = new ArrayList<>();

    private Promises() {}

    /** What holds for each act, measured by the service's own requests. */
    static Promises common(Played played) {
        return new Promises()
                .that(played.supervised().report().recovery() != null, "the supervised service did not recover")
                .that(played.supervised().orders().holds(), "confirmed orders are lost or there twice");
    }

    /** One promise, and what is said if it was not kept. */
    Promises that(boolean kept, String otherwise) {
        if (!kept) {
            broken.add(otherwise);
        }
        return this;
    }

    List<String> broken() {
        return List.copyOf(broken);
    }
}
