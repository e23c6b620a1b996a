// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

/**
 * Clock, sleep, threads, chance and exit stand behind the seams of {@code time}. That package is the one exception; who
 * needs a thread or a clock elsewhere asks for a port there.
 */
final class SeamLaw {

    private static final String CONSTRUCTOR = "<init>";

    static ArchRule noClockOutsideTheSeams(Tree tree) {
        return behindTheSeams(tree, "read a clock of their own", SeamLaw::readsAClock);
    }

    static ArchRule noSleepOutsideTheSeams(Tree tree) {
        return behindTheSeams(tree, "sleep", SeamLaw::sleeps);
    }

    static ArchRule noThreadOutsideTheSeams(Tree tree) {
        return behindTheSeams(tree, "start threads or borrow the common pool", SeamLaw::takesAThread);
    }

    static ArchRule noChanceOutsideTheSeams(Tree tree) {
        return behindTheSeams(tree, "draw random numbers", SeamLaw::drawsLots);
    }

    /** But for a main method, which owns the process that it was started in. */
    static ArchRule nobodyEndsTheProcess(Tree tree) {
        return noClasses()
                .that(tree.shipped())
                .should()
                .accessTargetWhere(describe("end the process", access -> !isMain(access.getOrigin()) && ends(access)));
    }

    private static ArchRule behindTheSeams(Tree tree, String deed, Seam seam) {
        return noClasses()
                .that(tree.shipped().and(resideOutsideOfPackage(tree.room("time"))))
                .should()
                .accessTargetWhere(describe(deed, (JavaAccess<?> access) -> seam.isPassedBy(access.getTarget())));
    }

    private static boolean isMain(JavaCodeUnit origin) {
        return origin.getName().equals("main") && origin.getModifiers().contains(JavaModifier.STATIC);
    }

    private static boolean ends(JavaAccess<?> access) {
        return calls(access.getTarget(), System.class, "exit")
                || calls(access.getTarget(), Runtime.class, "exit", "halt");
    }

    private static boolean readsAClock(AccessTarget target) {
        return calls(target, System.class, "nanoTime", "currentTimeMillis")
                || calls(target, Clock.class, "systemUTC", "systemDefaultZone", "system")
                || calls(target, Clock.class, "tickMillis", "tickSeconds", "tickMinutes")
                || calls(target, Calendar.class, "getInstance", CONSTRUCTOR)
                || callsWithoutArguments(target, Date.class, CONSTRUCTOR)
                || (target.getName().equals("now")
                        && target.getOwner().getPackageName().startsWith("java.time"));
    }

    private static boolean sleeps(AccessTarget target) {
        return calls(target, Thread.class, "sleep")
                || calls(target, TimeUnit.class, "sleep", "timedJoin")
                || calls(target, LockSupport.class, "park", "parkNanos", "parkUntil");
    }

    private static boolean takesAThread(AccessTarget target) {
        return calls(target, Thread.class, CONSTRUCTOR, "startVirtualThread", "ofVirtual", "ofPlatform")
                || calls(target, Timer.class, CONSTRUCTOR)
                || calls(target, ThreadPoolExecutor.class, CONSTRUCTOR)
                || calls(target, ForkJoinPool.class, CONSTRUCTOR, "commonPool")
                || target.getOwner().isEquivalentTo(Executors.class)
                || usesTheDefaultPool(target)
                || calls(target, Collection.class, "parallelStream")
                || calls(target, BaseStream.class, "parallel")
                || (calls(target, Arrays.class) && target.getName().startsWith("parallel"));
    }

    /** Futures run on the common pool unless they are given an executor, and their time-outs on a thread of the JDK. */
    private static boolean usesTheDefaultPool(AccessTarget target) {
        if (!calls(target, CompletionStage.class)) {
            return false;
        }
        boolean timed =
                Set.of("delayedExecutor", "orTimeout", "completeOnTimeout").contains(target.getName());
        return timed || (target.getName().endsWith("Async") && !takes(target, Executor.class));
    }

    private static boolean drawsLots(AccessTarget target) {
        return calls(target, Math.class, "random")
                || calls(target, StrictMath.class, "random")
                || calls(target, UUID.class, "randomUUID")
                || calls(target, ThreadLocalRandom.class)
                || target.getOwner().isAssignableTo("java.security.SecureRandom")
                || calls(target, RandomGenerator.class, "getDefault", "of")
                || callsWithoutArguments(target, Random.class, CONSTRUCTOR)
                || callsWithoutArguments(target, SplittableRandom.class, CONSTRUCTOR)
                || (calls(target, Collections.class, "shuffle") && !takes(target, Random.class));
    }

    /** Whether it is a member of the type or of a subtype; without names, any member. */
    private static boolean calls(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isAssignableTo(owner)
                && (names.length == 0 || Set.of(names).contains(target.getName()));
    }

    private static boolean callsWithoutArguments(AccessTarget target, Class<?> owner, String name) {
        return calls(target, owner, name)
                && target instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
    }

    private static boolean takes(AccessTarget target, Class<?> parameter) {
        return target instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }

    @FunctionalInterface
    private interface Seam {
        boolean isPassedBy(AccessTarget target);
    }
}
