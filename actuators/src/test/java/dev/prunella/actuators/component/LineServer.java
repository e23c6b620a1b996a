// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each line of a connection with that line, on the same port for ever; {@code wait} is answered once it may. */
final class LineServer implements Restartable {

    static final String WAIT = "wait";

    final CountDownLatch mayAnswer = new CountDownLatch(1);
    final CountDownLatch waits = new CountDownLatch(1);
    final CountDownLatch stopping = new CountDownLatch(1);
    final AtomicInteger taken = new AtomicInteger();
    final AtomicInteger answered = new AtomicInteger();
    final int port;

    private final String name;
    private final List<String> diary;
    private volatile ServerSocket door;
    private volatile ExecutorService handlers;

    /** One that runs. */
    LineServer(String name, List<String> diary) {
        this.name = name;
        this.diary = diary;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = door.getLocalPort();
        handlers = serving(door);
    }

    private ExecutorService serving(ServerSocket open) {
        ExecutorService threads = Executors.newCachedThreadPool();
        threads.execute(() -> accept(open, threads));
        return threads;
    }

    private void accept(ServerSocket open, ExecutorService threads) {
        try {
            while (true) {
                Socket caller = open.accept();
                letIn(caller, threads);
            }
        } catch (IOException e) {
            // the door was closed
        }
    }

    private void letIn(Socket caller, ExecutorService threads) throws IOException {
        try {
            threads.execute(() -> answer(caller));
        } catch (RejectedExecutionException e) {
            caller.close(); // it came while the door was being closed
        }
    }

    private void answer(Socket caller) {
        taken.incrementAndGet();
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            if (WAIT.equals(line)) {
                waits.countDown();
                mayAnswer.await();
            }
            caller.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            answered.incrementAndGet();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() throws IOException {
        ServerSocket open = new ServerSocket();
        open.setReuseAddress(true);
        open.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = open;
        handlers = serving(open);
        diary.add("start " + name);
    }

    @Override
    public void stop(Duration limit) throws IOException, InterruptedException {
        stopping.countDown();
        door.close();
        handlers.shutdown();
        if (!handlers.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            handlers.shutdownNow();
        }
        diary.add("stop " + name);
    }

    /** It dies: nobody comes in any more. */
    void die() throws IOException {
        door.close();
        handlers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return !door.isClosed();
    }
}
