// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.catalog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that ask over HTTP until they are closed, and what they got. */
final class Callers implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Duration pause;
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> okNanos = new ConcurrentLinkedQueue<>();

    Callers(int count, int port, String path, String client, Duration pause) {
        this.pause = pause;
        request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Client", client)
                .timeout(Duration.ofSeconds(30))
                .build();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::ask, client + "-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void ask() {
        try {
            do {
                long began = System.nanoTime();
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
                if (status == 200) {
                    okNanos.add(System.nanoTime() - began);
                }
            } while (!end.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (IOException e) {
            statuses.computeIfAbsent(0, key -> new AtomicInteger()).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets them ask for a while. */
    Callers during(Duration span) throws InterruptedException {
        end.await(span.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    int got(int status) {
        AtomicInteger count = statuses.get(status);
        return count == null ? 0 : count.get();
    }

    /** The duration below which 95 % of the answers lie that were given. */
    Duration p95() {
        List<Long> sorted = okNanos.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ofDays(1) : Duration.ofNanos(sorted.get(sorted.size() * 95 / 100));
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
