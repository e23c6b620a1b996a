// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import dev.prunella.time.Randomness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Virtual time for tests: the clock, the scheduler and the chance of a supervisor, in which a day passes in a moment and the
 * same test always takes the same course.
 *
 * <p>Nothing happens until the test calls {@link #advance(Duration)} or {@link #runUntilIdle(Duration)}; then everything that
 * is due happens in the order of its time, and within a moment in the order in which it was scheduled. Timers' tasks run on
 * the calling thread. Work of {@link #run} and of lanes runs on threads of its own, but strictly one at a time while the
 * caller waits, and so it can take virtual time: by {@link #pause(Duration)} and {@link #hang()}, and by nothing else. Work
 * that waits for anything else than virtual time fails the test after 30 s.
 *
 * <p>Monotonic time begins at 1 s, wall time at 2026-01-01T00:00:00Z. At most 1,000,000 timers, 100,000 waiting runs and, by
 * default, 1,024 tasks a lane are held. Other threads may read the clock and schedule, but then the course is theirs too.
 */
public final class FakeTime implements HealingClock, HealingScheduler, AutoCloseable {

    /** How many runs are under way at a time, unless told otherwise: as many as the library's own scheduler allows. */
    public static final int DEFAULT_WORKERS = 8;

    private static final int LANE_CAPACITY = 1_024;
    private static final int MOST_IN_A_MOMENT = 1_000_000;

    private final VirtualClock clock = new VirtualClock();
    private final Agenda agenda = new Agenda();
    private final Fibers fibers;
    private final List<FakeLane> lanes = new CopyOnWriteArrayList<>();
    private final FakeWorkers workers;
    private final SplittableRandom random;
    private boolean advancing;
    private volatile boolean closed;

    private FakeTime(long seed, int places, Predicate<String> pauses) {
        this.random = new SplittableRandom(seed);
        this.fibers = new Fibers(clock, agenda, pauses);
        this.workers = new FakeWorkers(places, clock, agenda, fibers);
    }

    /** Time with seed 0 and 8 workers. */
    public static FakeTime create() {
        return create(0, DEFAULT_WORKERS);
    }

    /**
     * Time whose chance follows from {@code seed}.
     *
     * @param workers how many runs are under way at a time; further ones wait
     * @throws IllegalArgumentException if there is no worker
     */
    public static FakeTime create(long seed, int workers) {
        return create(seed, workers, name -> true);
    }

    /**
     * The same, where most work takes no time: what cannot pause runs on the thread that drives this time, which is ten times
     * as fast as a thread of its own.
     *
     * @param pauses told the name of a run or lane, in the moment in which its work begins; says whether it may pause or hang
     * @throws IllegalArgumentException if there is no worker
     */
    public static FakeTime create(long seed, int workers, Predicate<String> pauses) {
        if (workers < 1) {
            throw new IllegalArgumentException("virtual time: workers must be at least 1, not " + workers);
        }
        return new FakeTime(seed, workers, pauses);
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public Instant wallTime() {
        return clock.wallTime();
    }

    /** Random bits that follow from the seed alone. */
    public Randomness randomness() {
        return this::nextLong;
    }

    /** Lets the wall clock jump, ahead or back, while monotonic time stands still. */
    public void jumpWallClock(Duration by) {
        clock.jumpWall(by);
    }

    /**
     * Lets time pass, and everything happen that is due by its end; zero runs what is due now.
     *
     * @throws IllegalStateException if called by work under this time, which has to pause instead
     * @throws RuntimeException what a timer's task throws; what work throws is swallowed, see {@link #swallowed()}
     */
    public void advance(Duration time) {
        long limit = clock.in(time);
        drive(limit);
        clock.moveTo(limit);
    }

    /**
     * Lets time pass only as long as something is left to happen, {@code max} at the longest.
     *
     * @return whether nothing is left; work that hangs is not waited for
     */
    public boolean runUntilIdle(Duration max) {
        long limit = clock.in(max);
        drive(limit);
        if (!agenda.isEmpty()) {
            clock.moveTo(limit);
        }
        return agenda.isEmpty();
    }

    /**
     * For work of {@link #run} or a lane: takes this long.
     *
     * @throws InterruptedException if the run was interrupted before or meanwhile
     */
    public void pause(Duration time) throws InterruptedException {
        fibers.pause(time);
    }

    /**
     * For work of {@link #run} or a lane: never returns.
     *
     * @throws InterruptedException if the run was interrupted before or meanwhile
     */
    public void hang() throws InterruptedException {
        fibers.pause(null);
    }

    /** What work has thrown, the first 100 of it. */
    public List<Throwable> swallowed() {
        return fibers.swallowed();
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return closed ? () -> {} : agenda.timer(clock.in(delay), task);
    }

    @Override
    public Run run(String name, Runnable work) {
        return workers.run(name, work);
    }

    @Override
    public Lane lane(String name) {
        return lane(name, LANE_CAPACITY);
    }

    /** A lane that holds at most {@code capacity} waiting tasks. */
    public Lane lane(String name, int capacity) {
        FakeLane lane = new FakeLane(name, capacity, clock, agenda, fibers);
        lanes.add(lane);
        if (closed) {
            lane.close();
        }
        return lane;
    }

    /** {@inheritDoc} The patience is virtual time, and what is due happens meanwhile. */
    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        AtomicBoolean done = new AtomicBoolean();
        stage.whenComplete((value, failure) -> done.set(true));
        long limit = clock.in(patience);
        while (!done.get() && happensNext(limit)) {
            // what happens next may complete the stage
        }
        if (!done.get()) {
            clock.moveTo(limit);
        }
        return done.get();
    }

    /** {@inheritDoc} The patience is virtual time, which passes only while work is left that has not ended. */
    @Override
    public List<String> close(Duration patience) {
        if (!closed) {
            closed = true;
            workers.close();
            lanes.forEach(FakeLane::close);
            agenda.dropTimers();
            fibers.interruptAll();
            awaitWork(clock.in(patience));
        }
        return fibers.namesUnderWay();
    }

    /**
     * Ends this time and all its threads, by an error out of the pauses in which work still stands. Idempotent.
     *
     * @throws IllegalStateException if called by work under this time
     */
    @Override
    public void close() {
        if (fibers.oneRuns()) {
            throw new IllegalStateException("work under virtual time cannot end it");
        }
        close(Duration.ZERO);
        fibers.end();
    }

    private void drive(long limitNanos) {
        if (advancing) {
            throw new IllegalStateException("work under virtual time cannot advance it: let it pause");
        }
        advancing = true;
        try {
            long moment = clock.nanoTime();
            int happened = 0;
            while (happensNext(limitNanos)) {
                happened = clock.nanoTime() == moment ? happened + 1 : 0;
                moment = clock.nanoTime();
                requireProgress(happened);
            }
        } finally {
            advancing = false;
        }
    }

    private void awaitWork(long limitNanos) {
        while (!fibers.namesUnderWay().isEmpty()) {
            if (!happensNext(limitNanos)) {
                clock.moveTo(limitNanos);
                return;
            }
        }
    }

    private boolean happensNext(long limitNanos) {
        Agenda.Entry next = agenda.next(limitNanos);
        if (next != null) {
            clock.moveTo(next.atNanos());
            next.task().run();
        }
        return next != null;
    }

    private static void requireProgress(int happenedInThisMoment) {
        if (happenedInThisMoment > MOST_IN_A_MOMENT) {
            throw new IllegalStateException("virtual time stands still: more than " + MOST_IN_A_MOMENT
                    + " things happened in one moment, as if something scheduled itself without a delay for ever");
        }
    }

    private synchronized long nextLong() {
        return random.nextLong();
    }
}
