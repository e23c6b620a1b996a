// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.contract;

import dev.prunella.diagnose.Diagnostician;
import dev.prunella.diagnose.InsideOutside;

class InsideOutsideContractTest extends DiagnosticianContract {

    private final Diagnostician diagnostician = new InsideOutside();

    @Override
    protected Diagnostician diagnostician() {
        return diagnostician;
    }
}
