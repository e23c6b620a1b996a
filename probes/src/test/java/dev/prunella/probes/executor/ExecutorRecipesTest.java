// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.HealingSupervisor;
import dev.prunella.SupervisorBuilder;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.record.Incident;
import dev.prunella.target.Probing;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutorRecipesTest {

    private Pool pool = new Pool(Pool.fixed(1, new LinkedBlockingQueue<>()));
    private final HealingSupervisor supervisor = on(pool).build();

    @AfterEach
    void end() {
        supervisor.close();
        pool.close();
    }

    // REQ L2d
    @Test
    void stuckWorkersAreAnIncidentUntilTheyGetOn() throws Exception {
        supervise(supervisor, pool);
        pool.occupy(1);
        pool.queue(1);

        pool.time.advance(Duration.ofSeconds(50));
        assertThat(incident(supervisor).diagnosis().kind()).isEqualTo(Diagnosis.Kind.STALLED);

        pool.letGo();
        pool.time.advance(Duration.ofSeconds(5));
        assertThat(supervisor.target("jobs").status().incident()).isNull();
        assertThat(supervisor.target("jobs").status().health()).isEqualTo(Health.HEALTHY);
    }

    // REQ L2d
    @Test
    void tooMuchWorkIsAnOverload() throws Exception {
        try (Pool direct = new Pool(Pool.fixed(1, new SynchronousQueue<>()));
                HealingSupervisor other = on(direct).build()) {
            supervise(other, direct);
            direct.complete(1);
            direct.occupy(1);

            direct.time.advance(Duration.ofSeconds(50));
            assertThat(incident(other).diagnosis())
                    .extracting(Diagnosis::kind, Diagnosis::cause)
                    .containsExactly(Diagnosis.Kind.OVERLOAD, new Cause(ExecutorReadings.SATURATED));
        }
    }

    @Test
    void countsRejectedTasksOnTheirWayToTheApplicationsOwnHandler() {
        RejectedExecutionHandler own = pool.executor.getRejectedExecutionHandler();
        SupervisedExecutor supervised = new SupervisedExecutor(pool.executor);
        supervised.claim(this);
        pool.executor.shutdown();

        assertThat(thrownBy(() -> pool.executor.execute(() -> {}))).isInstanceOf(RejectedExecutionException.class);
        assertThat(supervised.rejected()).isEqualTo(1);

        supervised.release(this);
        assertThat(pool.executor.getRejectedExecutionHandler()).isSameAs(own);
    }

    @Test
    void countsNoCanaryAmongTheRejected() {
        SupervisedExecutor supervised = new SupervisedExecutor(pool.executor);
        supervised.claim(this);
        pool.executor.shutdown();

        pool.executor.execute(new Canary.Task(ExecutorSeen.of(pool.executor), pool.time));

        assertThat(supervised.rejected()).isZero();
    }

    @Test
    void keepsAHandlerThatWasSetMeanwhile() {
        SupervisedExecutor supervised = new SupervisedExecutor(pool.executor);
        supervised.claim(this);
        RejectedExecutionHandler newer = new ThreadPoolExecutor.CallerRunsPolicy();
        pool.executor.setRejectedExecutionHandler(newer);

        supervised.release(this);

        assertThat(pool.executor.getRejectedExecutionHandler()).isSameAs(newer);
    }

    @Test
    void refusesASecondSupervisorUntilTheFirstLetsGo() {
        supervise(supervisor, pool);
        try (HealingSupervisor second = on(pool).build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> supervise(second, pool))
                    .withMessageContaining("jobs");
            supervisor.target("jobs").unsupervise();
            supervise(second, pool);
            assertThat(second.status().targets()).hasSize(1);
        }
    }

    @Test
    void onlyWhoHasItGivesItBack() {
        SupervisedExecutor supervised = new SupervisedExecutor(pool.executor);
        supervised.claim(this);

        supervised.release("somebody else");

        assertThat(new SupervisedExecutor(pool.executor).claim("somebody else")).isFalse();
    }

    @Test
    void refusesAPatienceOfNothing() {
        ExecutorWatch watch = ExecutorWatch.ofDefaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.patience(Duration.ZERO))
                .withMessageContaining("patience")
                .withMessageContaining("PT0S");
    }

    private static SupervisorBuilder on(Pool pool) {
        return HealingSupervisor.builder().clock(pool.time).scheduler(pool.time).randomness(pool.time.randomness());
    }

    private static void supervise(HealingSupervisor supervisor, Pool pool) {
        supervisor.supervise(ExecutorRecipes.executor("jobs", pool.executor)
                .ownedBy("team")
                .probing(Probing.ofDefaults())
                .build());
        supervisor.start();
    }

    private static Incident incident(HealingSupervisor supervisor) {
        Incident incident = supervisor.target("jobs").status().incident();
        assertThat(incident).isNotNull();
        return incident;
    }

    private static Throwable thrownBy(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }
}
