// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Judges real threads of this JDK, which stand where they stand. */
// REQ A5
class IdlePlacesTest {

    private final IdlePlaces places = new IdlePlaces(Set.of());
    private Thread thread = new Thread(() -> {});

    @AfterEach
    void endThread() {
        thread.interrupt();
    }

    static Stream<Named<Callable<?>>> idle() {
        return Stream.of(
                Named.of("takes", () -> new LinkedBlockingDeque<>().take()),
                Named.of("polls", () -> new ArrayBlockingQueue<>(1).poll(1, TimeUnit.HOURS)),
                Named.of("takes by priority", () -> new PriorityBlockingQueue<>().take()),
                Named.of("takes from a hand", () -> new SynchronousQueue<>().take()),
                Named.of("takes what is transferred", () -> new LinkedTransferQueue<>().take()),
                Named.of("sleeps", () -> {
                    Thread.sleep(Duration.ofHours(1).toMillis());
                    return null;
                }));
    }

    static Stream<Named<Callable<?>>> busy() {
        return Stream.of(
                Named.of("puts into a full queue", () -> put(new ArrayBlockingQueue<>(1), "one", "two")),
                Named.of("hands over", () -> {
                    new SynchronousQueue<>().put("one");
                    return null;
                }),
                Named.of("transfers", () -> {
                    new LinkedTransferQueue<>().transfer("one");
                    return null;
                }),
                Named.of("waits for a result", () -> new FutureTask<>(() -> 1).get()),
                Named.of("waits for a latch", () -> {
                    new CountDownLatch(1).await();
                    return null;
                }),
                Named.of("waits for a permit", () -> {
                    new Semaphore(0).acquire();
                    return null;
                }),
                Named.of("waits for a condition", () -> {
                    ReentrantLock lock = new ReentrantLock();
                    lock.lock();
                    Condition condition = lock.newCondition();
                    while (lock.isLocked()) {
                        condition.await();
                    }
                    return null;
                }),
                Named.of("waits to be notified", () -> {
                    Object monitor = new Object();
                    synchronized (monitor) {
                        while (Thread.holdsLock(monitor)) {
                            monitor.wait();
                        }
                    }
                    return null;
                }));
    }

    @ParameterizedTest
    @MethodSource("idle")
    void idleIsWho(Callable<?> deed) {
        assertThat(places.idle(standing(deed))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("busy")
    void busyIsWho(Callable<?> deed) {
        assertThat(places.idle(standing(deed))).isFalse();
    }

    @Test
    void idleIsAWorkerWithoutWork() throws Exception {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        for (ExecutorService pool : new ExecutorService[] {
            Executors.newFixedThreadPool(1), Executors.newCachedThreadPool(), scheduler, new ForkJoinPool(1)
        }) {
            thread = pool.submit(Thread::currentThread).get();
            await().until(() -> places.idle(thread.getStackTrace()));
            pool.shutdownNow();
        }
    }

    @Test
    void idleIsATimer() {
        Timer timer = new Timer("idle-timer");
        thread = LiveThreads.of(ThreadOwner.named("idle-timer")).get(0);
        await().until(() -> places.idle(thread.getStackTrace()));
        timer.cancel();
    }

    @Test
    void idleIsWhoSelectsAndWhoAccepts() throws Exception {
        try (Selector selector = Selector.open();
                ServerSocket server = new ServerSocket(0)) {
            begin(selector::select);
            await().until(() -> places.idle(thread.getStackTrace()) && stands("select"));
            thread.interrupt();
            begin(server::accept);
            await().until(() -> places.idle(thread.getStackTrace()) && stands("accept"));
        }
    }

    @Test
    void idleIsTheVirtualMachinesOwnThreadWithoutAStack() {
        assertThat(places.idle(new StackTraceElement[0])).isTrue();
    }

    private static Object put(BlockingQueue<String> queue, String... words) throws InterruptedException {
        for (String word : words) {
            queue.put(word);
        }
        return queue;
    }

    private StackTraceElement[] standing(Callable<?> deed) {
        begin(deed);
        await().until(() ->
                thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        return thread.getStackTrace();
    }

    private void begin(Callable<?> deed) {
        thread = new Thread(() -> {
            try {
                deed.call();
            } catch (Exception ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private boolean stands(String method) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }
}
