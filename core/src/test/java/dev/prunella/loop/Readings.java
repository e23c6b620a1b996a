// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Reading;

/** Readings for scripts. */
final class Readings {

    private Readings() {}

    static Reading pass() {
        return Reading.pass();
    }

    static Reading fail() {
        return fail("threw");
    }

    static Reading fail(String code) {
        return Reading.fail(code, "saw " + code);
    }

    static Reading unknown() {
        return Reading.unknown("busy", "it is busy");
    }
}
