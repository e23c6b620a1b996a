// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.HealingSupervisor;
import dev.prunella.model.Health;
import dev.prunella.testkit.junit.NoLeakedThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** REQ U1, REQ S1: real servers, sockets and threads; one dies, what was started on it follows, and the others' callers notice nothing. */
@ExtendWith(NoLeakedThreads.class)
class ComponentTrafficTest {

    private final List<String> diary = new CopyOnWriteArrayList<>();
    private final LineServer store = new LineServer("store", diary);
    private final LineServer search = new LineServer("search", diary);
    private final LineServer mail = new LineServer("mail", diary);
    private final Component ofStore = Component.of("store", store);
    private final Component ofSearch = Component.of("search", search).holding(ofStore);
    private final HealingSupervisor supervisor = HealingSupervisor.builder().build();

    @BeforeEach
    void supervise() {
        supervisor.supervise(ComponentRecipes.component(ofStore).ownedBy("team"));
        supervisor.supervise(ComponentRecipes.component(ofSearch.draining(Duration.ofSeconds(2)))
                .ownedBy("team"));
        supervisor.supervise(
                ComponentRecipes.component(Component.of("mail", mail)).ownedBy("team"));
        supervisor.start();
    }

    @AfterEach
    void end() throws Exception {
        supervisor.close();
        for (LineServer each : List.of(store, search, mail)) {
            each.mayAnswer.countDown();
            each.stop(Duration.ofSeconds(5));
        }
    }

    @Test
    void othersLoseNothingAndNobodyWhoWasLetInIsLost() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger lost = new AtomicInteger();
        CompletableFuture<Void> callers = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                lost.addAndGet(ask(mail, "hello") ? 0 : 1);
                ask(search, "who");
            }
        });

        die();
        await().atMost(Duration.ofSeconds(30)).until(() -> diary.contains("start search"));
        over.set(true);
        callers.get(10, TimeUnit.SECONDS);

        assertThat(diary).containsExactly("start store", "stop search", "start search");
        assertThat(lost).hasValue(0);
        assertThat(mail.answered).hasValueGreaterThan(10);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(search.answered).hasValue(search.taken.get()));
    }

    @Test
    void whoIsBeingAnsweredIsAnsweredBeforeTheRestart() throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> ask(search, LineServer.WAIT));
        assertThat(search.waits.await(10, TimeUnit.SECONDS)).isTrue();

        die();
        assertThat(search.stopping.await(30, TimeUnit.SECONDS)).isTrue();
        search.mayAnswer.countDown();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(10)).until(() -> diary.contains("start search"));
    }

    @Test
    void whoTakesLongerThanTheLimitDoesNotHoldTheRestartUp() throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> ask(search, LineServer.WAIT));
        assertThat(search.waits.await(10, TimeUnit.SECONDS)).isTrue();

        die();
        await().atMost(Duration.ofSeconds(30)).until(() -> diary.contains("start search"));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(ask(search, "again")).isTrue();
    }

    private void die() throws IOException {
        await().until(() -> supervisor.target("search").status().health() == Health.HEALTHY);
        store.die();
        ofStore.died(new IOException("the disk is gone"));
    }

    /** Whether the server gave the line back. */
    private static boolean ask(LineServer server, String line) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port)) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return line.equals(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
