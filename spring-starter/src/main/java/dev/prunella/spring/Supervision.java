// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import dev.prunella.HealingSupervisor;
import dev.prunella.target.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * The supervision of this application. It begins once: after the start, or as soon as anybody asks for the supervisor, on the thread that
 * comes first. Safe for use by several threads.
 */
public final class Supervision implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
    private static final long CLOSE_PATIENCE_SECONDS = 2;

    private final Supplier<HealingSupervisor> maker;
    private final boolean makerMayWait;
    private final boolean inherited;
    private final FoundTargets found;
    private final StartBlock block;

    private final ReentrantLock lock = new ReentrantLock();
    private List<Target> targets = List.of();
    private List<TargetFinder> finders = List.of();
    private List<SupervisorAddition> additions = List.of();
    private boolean searched;
    private volatile Stage stage = Stage.STARTING;
    private volatile boolean closing;
    private volatile boolean lostPatience;
    private volatile @Nullable HealingSupervisor supervisor;
    private volatile String problem = "";

    private enum Stage {
        /** What can stop the start is not checked yet. */
        STARTING,
        /** The start may end, and supervision begin. */
        CHECKED,
        BEGINNING,
        BEGUN,
        FAILED,
        STOPPED
    }

    /** @param makerMayWait whether nothing that the application has to know at its start comes of making the supervisor */
    Supervision(Supplier<HealingSupervisor> maker, boolean makerMayWait, FoundTargets found, StartBlock block) {
        this(maker, makerMayWait, false, found, block);
    }

    /** @param inherited whether the supervisor is that of a parent context, and outlives this one */
    Supervision(
            Supplier<HealingSupervisor> maker,
            boolean makerMayWait,
            boolean inherited,
            FoundTargets found,
            StartBlock block) {
        this.maker = maker;
        this.makerMayWait = makerMayWait;
        this.inherited = inherited;
        this.found = found;
        this.block = block;
    }

    /**
     * The one supervisor. From the end of the start on it has begun: who asks earlier than it would begin by itself has to wait for that.
     *
     * @throws IllegalStateException if supervision could not begin, with the reason, or the application is closed
     */
    public HealingSupervisor supervisor() {
        lock.lock();
        try {
            if (stage == Stage.CHECKED) {
                begin();
            }
            return made();
        } finally {
            lock.unlock();
        }
    }

    /** The supervisor if supervision has begun, else null. Waits for nobody. */
    public @Nullable HealingSupervisor ifBegun() {
        return stage == Stage.BEGUN ? supervisor : null;
    }

    /** Why supervision could not begin; empty if it could, or has not tried yet. */
    public String problem() {
        return problem;
    }

    /** The names of what is supervised, or was found and will be. */
    public Set<String> names() {
        Set<String> all = new HashSet<>(found.names());
        HealingSupervisor made = supervisor;
        if (made != null) {
            made.status().targets().forEach(each -> all.add(each.name()));
        }
        return all;
    }

    /**
     * Says what there is, and searches it as far as anything in it may have to stop the start: not where all of it was found by itself and
     * nothing is set for it, since then nothing can be wrong.
     *
     * @throws UnfitPropertyException if a property does not fit its component, of several the first
     * @throws RuntimeException if a target that is a bean cannot be taken, or a finder throws
     */
    void prepare(List<Target> beans, List<TargetFinder> all, List<SupervisorAddition> more, boolean anythingSet) {
        lock.lock();
        try {
            targets = beans;
            finders = all;
            additions = more;
            searched = false;
            found.letGo(); // what was found while supervision was stopped is found again
            if (!makerMayWait) {
                made();
            }
            if (anythingSet || !beans.isEmpty() || !all.stream().allMatch(TargetFinder::mayWait)) {
                search();
            }
            found.endOfStart();
            stage = Stage.CHECKED;
        } finally {
            lock.unlock();
        }
    }

    private void search() {
        targets.forEach(found::declare);
        finders.forEach(finder -> finder.find(found::take));
        searched = true;
    }

    /**
     * Whether supervision may begin after the start: not where a bean that is a target, or what the supervisor is made of, may be refused,
     * and not where somebody holds the supervisor already and may count on it.
     */
    boolean mayWait() {
        return makerMayWait && targets.isEmpty() && supervisor == null;
    }

    /**
     * Begins, unless that was done already, or the application was stopped or closed meanwhile.
     *
     * @throws IllegalStateException if that fails, with the reason
     */
    void begin() {
        lock.lock();
        try {
            if (stage == Stage.CHECKED && !closing) {
                stage = Stage.BEGINNING;
                beginOnce();
            }
        } catch (RuntimeException | Error e) {
            failed(e);
            throw new IllegalStateException(problem, e);
        } finally {
            lock.unlock();
        }
    }

    private void beginOnce() {
        HealingSupervisor made = made();
        if (!searched) {
            search();
        }
        additions.forEach(each -> each.addTo(made));
        found.superviseBy(made);
        made.start();
        if (LOG.isInfoEnabled()) {
            LOG.info("{}", block.of(found.all()));
        }
        block.strangers(found.all()).forEach(LOG::warn);
        stage = Stage.BEGUN;
        if (closing) {
            end(made); // who closes may have lost patience with us
        }
    }

    /** What is half begun does nothing. */
    private void failed(Throwable e) {
        problem = "supervision could not begin, nothing is healed: " + e;
        stage = Stage.FAILED;
        found.letGo();
        HealingSupervisor made = supervisor;
        supervisor = null;
        if (made != null) {
            end(made);
        }
    }

    /** What supervises others too goes on without our targets. */
    private void end(HealingSupervisor made) {
        if (inherited) {
            found.letGo();
        } else {
            made.close();
        }
    }

    private HealingSupervisor made() {
        HealingSupervisor present = supervisor;
        if (present == null) {
            if (closing || stage == Stage.FAILED) {
                throw new IllegalStateException(closing ? "the application is closed" : problem);
            }
            present = maker.get();
            supervisor = present;
        }
        return present;
    }

    /** Lets go of all targets; the start may be repeated. */
    void stop() {
        lock.lock();
        try {
            stage = Stage.STOPPED;
            problem = "";
            found.letGo();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends supervision for ever, within 2 s each for a beginning that is under way and for the supervisor. Idempotent: a beginning that is
     * not over then is not waited for again.
     */
    void close() {
        closing = true;
        if (lostPatience) {
            return;
        }
        if (!locked()) {
            lostPatience = true;
            LOG.warn("supervisor: it still begins while the application is closed, and is closed after that");
            return;
        }
        try {
            HealingSupervisor made = supervisor;
            if (made != null) {
                end(made);
            }
        } finally {
            lock.unlock();
        }
    }

    /** At once if nobody begins, also on a thread that is interrupted. */
    private boolean locked() {
        try {
            return lock.tryLock() || lock.tryLock(CLOSE_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        close();
    }
}
