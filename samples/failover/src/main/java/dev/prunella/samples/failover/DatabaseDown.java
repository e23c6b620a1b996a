// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.time.Duration;
import java.util.List;

/**
 * The database's processes are killed and start again later. Nothing of the service's own is broken meanwhile, so nothing may be
 * done; afterwards the pool may linger in its own back-off, and one swap is right.
 *
 * @param lasts how long until the database is started again
 */
record DatabaseDown(Duration lasts, Duration watched) implements Act {

    @Override
    public String name() {
        return "database-down";
    }

    @Override
    public String fault() {
        return "the database is killed (SIGKILL)";
    }

    @Override
    public void strike(Scene scene) {
        scene.cluster().primary().kill();
    }

    @Override
    public String ending() {
        return "the database is started again";
    }

    @Override
    public void end(Scene scene) {
        scene.cluster().primary().restart();
    }

    @Override
    public List<String> broken(Played played) {
        List<String> actions = played.healing().actions();
        return Promises.common(played)
                .that(
                        played.healing().actionsBefore(played.span().endsNanos()) == 0,
                        "acted while the database was down")
                .that(actions.isEmpty() || actions.equals(List.of("hikari:swap")), "did more than one swap")
                .that(actions.isEmpty() || played.healing().healed(), Promises.NOT_VERIFIED)
                .broken();
    }
}
